package dev.rekindle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouterLink;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import org.junit.jupiter.api.Test;

class MainLayoutTest extends ViewTest {

    @Test
    void theNavigationNamesThePagesInTheirOrder() {
        open(Role.EXEC, "glossary");

        assertThat(_find(_get(Nav.class), RouterLink.class).stream()
                        .map(link -> link.getElement().getTextRecursively()))
                .containsSubsequence("Settings", "Glossary");
    }

    @Test
    void thePageOneIsOnIsMarked() {
        open(Role.EXEC, "glossary");

        assertThat(_find(_get(Nav.class), RouterLink.class).stream()
                        .filter(link -> link.getElement().hasAttribute("aria-current"))
                        .map(RouterLink::getHref))
                .containsExactly("glossary");
    }

    @Test
    void anAddressWithoutAPageSaysSo() {
        open(Role.EXEC, "glossary");

        var ui = UI.getCurrent();
        ui.getInternals().getRouter().navigate(ui, new Location("nowhere"), NavigationTrigger.PAGE_LOAD);

        assertThat(_get(H1.class).getText()).isEqualTo("Not found");
    }
}
