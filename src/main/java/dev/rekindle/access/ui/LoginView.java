package dev.rekindle.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rekindle.ui.Formats;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Sign-in, in the language of the browser or the one chosen here. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final String LANGUAGE = "lang";

    private final LoginForm form = new LoginForm();

    LoginView() {
        addClassName("rk-login");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        query.getSingleParameter(LANGUAGE)
                .ifPresent(language ->
                        event.getUI().getSession().setLocale(language.equals("ko") ? Locale.KOREAN : Locale.ENGLISH));
        show();
        query.getSingleParameter("locked").flatMap(LoginView::seconds).ifPresent(this::sayLocked);
        form.setError(form.isError() || query.getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " · Rekindle";
    }

    private void show() {
        removeAll();
        var brand = new Div(new SvgIcon("icons/rekindle.svg"), new Span("Rekindle"));
        brand.addClassName("rk-brand");
        form.setI18n(words());
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        var languages = new Div(language("ko", "한국어"), language("en", "English"));
        languages.addClassName("rk-languages");
        add(
                brand,
                new Paragraph(getTranslation("login.claim")),
                form,
                new Paragraph(getTranslation("login.help")),
                languages);
    }

    private LoginI18n words() {
        var words = LoginI18n.createDefault();
        var labels = words.getForm();
        labels.setTitle(getTranslation("login.title"));
        labels.setUsername(getTranslation("login.name"));
        labels.setPassword(getTranslation("login.password"));
        labels.setSubmit(getTranslation("login.submit"));
        var error = words.getErrorMessage();
        error.setTitle(getTranslation("login.failed"));
        error.setMessage(getTranslation("login.failed.do"));
        error.setUsername(getTranslation("login.name.missing"));
        error.setPassword(getTranslation("login.password.missing"));
        return words;
    }

    private void sayLocked(Duration wait) {
        form.showErrorMessage(
                getTranslation("login.locked"),
                getTranslation("login.locked.do", Formats.current().duration(wait)));
    }

    private static Anchor language(String code, String name) {
        var link = new Anchor("login?" + LANGUAGE + "=" + code, name);
        link.getElement().setAttribute("lang", code);
        return link;
    }

    /** Whatever is in the address was typed by somebody. */
    private static Optional<Duration> seconds(String text) {
        return text.matches("\\d{1,6}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
