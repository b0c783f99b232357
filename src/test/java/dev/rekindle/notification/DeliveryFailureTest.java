package dev.rekindle.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeliveryFailureTest {

    @Test
    void eachReaderIsToldInTheirOwnLanguage() {
        var failure = DeliveryFailure.of(new DeliveryFailure("delivery.password", "mail.example.org:25").kept());

        assertThat(failure)
                .hasToString("The mail server mail.example.org:25 did not accept the user name and password.");
        assertThat(failure.words(Locale.KOREAN)).contains("mail.example.org:25", "비밀번호");
    }

    @Test
    void whatWasKeptInWordsIsToldAsItIs() {
        assertThat(DeliveryFailure.of("The webhook answered 500.").words(Locale.KOREAN))
                .isEqualTo("The webhook answered 500.");
    }
}
