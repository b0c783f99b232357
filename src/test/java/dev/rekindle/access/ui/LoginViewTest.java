package dev.rekindle.access.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.ViewTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LoginViewTest extends ViewTest {

    @Test
    void whoIsNotSignedInIsAskedTo() {
        UI.getCurrent().navigate("settings");

        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void aWrongPasswordIsSaid() {
        UI.getCurrent().navigate("login", QueryParameters.fromString("error"));

        assertThat(_get(LoginForm.class).isError()).isTrue();
    }

    @Test
    void whoeverMustWaitIsToldHowLong() {
        UI.getCurrent().navigate("login", QueryParameters.fromString("locked=40"));

        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(_get(LoginForm.class).getElement().getProperty("i18n")).isNotNull();
    }

    @Test
    void nonsenseInTheAddressIsIgnored() {
        UI.getCurrent().navigate("login", QueryParameters.fromString("locked=1e9"));

        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void speaksTheChosenLanguage() {
        UI.getCurrent().navigate("login", QueryParameters.fromString("lang=ko"));

        assertThat(UI.getCurrent().getLocale()).isEqualTo(Locale.KOREAN);
    }
}
