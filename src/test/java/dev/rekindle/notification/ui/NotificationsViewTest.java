package dev.rekindle.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsViewTest extends ViewTest {

    @BeforeEach
    @AfterEach
    void empty() {
        jdbc.sql("delete from notifications").update();
    }

    @Test
    void emptyPageSaysWhereMessagesComeFrom() {
        open(Role.CRM, "notifications");

        await(() -> assertThat(text()).contains("Nobody has been told anything yet", "Every message that may leave"));
        _assertNone(Button.class, spec -> spec.withText("Try all again"));
    }

    @Test
    void whatBecameOfEachMessageIsCountedAndTheSkippedSayWhy() {
        notification("u1", "SKIPPED", "'self_excluded'", "null");
        notification("u2", "SKIPPED", "'self_excluded'", "null");
        notification("u3", "SKIPPED", "'frequency_cap'", "null");
        notification("u4", "SKIPPED", "'erased'", "null");

        open(Role.CRM, "notifications");

        await(() -> assertThat(text())
                .contains("0 sent, 0 waiting, 4 skipped, 0 not delivered")
                .contains("Skipped: self-excluded", "Skipped: frequency cap", "Skipped: the user was erased"));
    }

    @Test
    void deadMessagesSayWhyAndAreTriedAgain() {
        notification("u1", "DEAD", "null", "'delivery.status 500'");
        notification("u2", "DEAD", "null", "'The webhook answered 502.'");
        open(Role.CRM, "notifications");
        await(() -> assertThat(text()).contains("u1", "The webhook answered 500.", "u2"));

        _click(_get(Button.class, spec -> spec.withText("Try all again")));

        await(() -> assertThat(text()).contains("2 waiting").doesNotContain("answered 500"));
    }

    @Test
    void executivesAreNotLedToUsers() {
        open(Role.EXEC, "notifications");

        _assertNone(NotificationsView.class);
    }

    /** Of nobody who is a user, so that the running application leaves it as it is. */
    private void notification(String user, String state, String reason, String failure) {
        jdbc.sql("""
                        insert into notifications (
                          user_id, notification_type, cause, channel, message, payload, state, reason, failure, attempts,
                          created_at, due_at)
                        values ('%s', 'REACTIVATION', 'one', 'webhook', 'm', '{}', '%s', %s, %s, 8, now(), now())
                        """.formatted(user, state, reason, failure)).update();
    }

    private static String text() {
        return _get(Page.class).getElement().getTextRecursively();
    }
}
