package dev.rekindle.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Locale;

/**
 * Around every page: on the left the pages this person may open, on top who they are. The navigation folds to icons,
 * and is a drawer on a phone. A page appears in it by {@code @Menu}, whose title is the key of a translation.
 */
@Layout
@PermitAll
class MainLayout extends AppLayout {

    private final Main main = new Main();
    private final Appearance appearance;
    private boolean folded;

    MainLayout(AuthenticationContext authentication, Appearance appearance) {
        this.appearance = appearance;
        setPrimarySection(Section.DRAWER);

        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        setContent(main);

        var brand = new Anchor("", new SvgIcon("icons/rekindle.svg"), new Span("Rekindle"));
        brand.addClassName("rk-brand");
        addToDrawer(brand, navigation(), fold());
        addToNavbar(skipLink(), drawerToggle(), userMenu(authentication)); // what stands here has the focus first
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        content.getElement().getClassList().add("rk-page");
        main.removeAll();
        main.getElement().appendChild(content.getElement());
    }

    private Anchor skipLink() {
        var skip = new Anchor("#content", getTranslation("frame.skip"));
        skip.addClassName("rk-skip");
        skip.setRouterIgnore(true);
        return skip;
    }

    private DrawerToggle drawerToggle() {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("frame.menu"));
        return toggle;
    }

    private Nav navigation() {
        var navigation = new Nav();
        navigation.setAriaLabel(getTranslation("frame.navigation"));
        MenuConfiguration.getMenuEntries().stream().map(this::link).forEach(navigation::add);
        return navigation;
    }

    private RouterLink link(MenuEntry entry) {
        var title = getTranslation(entry.title());
        var link = new RouterLink(entry.menuClass());
        link.add(new SvgIcon(entry.icon()), new Span(title));
        link.getElement().setAttribute("title", title);
        link.setHighlightCondition(
                entry.path().isEmpty() ? HighlightConditions.sameLocation() : HighlightConditions.locationPrefix());
        link.setHighlightAction((here, highlight) -> {
            if (highlight) {
                here.getElement().setAttribute("aria-current", "page");
            } else {
                here.getElement().removeAttribute("aria-current");
            }
        });
        return link;
    }

    private Button fold() {
        var fold = new Button(new SvgIcon("icons/fold.svg"));
        fold.addClassName("rk-fold");
        fold.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        fold.setAriaLabel(getTranslation("frame.fold"));
        fold.setTooltipText(getTranslation("frame.fold"));
        fold.addClickListener(click -> {
            folded = !folded;
            setClassName("rk-folded", folded);
            fold.getElement().setAttribute("aria-pressed", String.valueOf(folded));
        });
        return fold;
    }

    private MenuBar userMenu(AuthenticationContext authentication) {
        var bar = new MenuBar();
        bar.addClassName("rk-user");
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        var user = bar.addItem(new SvgIcon("icons/user.svg"));
        user.add(new Span(authentication.getPrincipalName().orElse("")));
        user.setAriaLabel(getTranslation("frame.you"));
        var menu = user.getSubMenu();

        choice(menu, "한국어", isKorean(), () -> appearance.choose(Locale.KOREAN));
        choice(menu, "English", !isKorean(), () -> appearance.choose(Locale.ENGLISH));
        menu.addSeparator();
        var themes = new EnumMap<Theme, MenuItem>(Theme.class);
        for (var theme : Theme.values()) {
            var item = choice(menu, getTranslation("theme." + theme), theme == appearance.theme(), () -> {
                appearance.choose(theme);
                themes.forEach((other, its) -> its.setChecked(other == theme));
            });
            themes.put(theme, item);
        }
        menu.addSeparator();
        menu.addItem(getTranslation("frame.sign-out"), click -> authentication.logout());
        return bar;
    }

    private static MenuItem choice(SubMenu menu, String name, boolean chosen, Runnable choose) {
        var item = menu.addItem(name, click -> choose.run());
        item.setCheckable(true);
        item.setChecked(chosen);
        return item;
    }

    private boolean isKorean() {
        return getLocale().getLanguage().equals("ko");
    }
}
