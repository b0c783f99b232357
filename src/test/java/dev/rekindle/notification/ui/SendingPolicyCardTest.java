package dev.rekindle.notification.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingPolicyCardTest extends ViewTest {

    @AfterEach
    void asItShips() {
        jdbc.sql("delete from sending_policies where version > 1").update();
    }

    @Test
    void adminChangesTheHoursAsTheNextVersion() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(text()).contains("between 21:00 and 08:00", "Version 1."));

        _setValue(time("Quiet until"), "09:30");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Messages a day at most")), 2);
        _click(save());

        await(() -> assertThat(text()).contains("between 21:00 and 09:30", "more than 2 a day", "Version 2."));
    }

    @Test
    void nobodySwitchesThemOff() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(_find(TextField.class, spec -> spec.withLabel("Quiet from")))
                .hasSize(1));

        _setValue(time("Quiet until"), "21:00");
        assertThatThrownBy(() -> _click(save())).isInstanceOf(Refusal.class).hasMessageContaining("must not be empty");
        _setValue(time("Quiet until"), "8 o'clock");
        assertThatThrownBy(() -> _click(save())).isInstanceOf(Refusal.class).hasMessageContaining("write it as 21:00");
        _setValue(time("Quiet until"), "08:00");
        _get(IntegerField.class, spec -> spec.withLabel("Messages a day at most"))
                .clear();
        assertThatThrownBy(() -> _click(save())).isInstanceOf(Refusal.class).hasMessageContaining("from 1 to 20");
    }

    @Test
    void othersSetNothingAndReadItWhereMessagesAre() {
        open(Role.CRM, "settings");
        _assertNone(SendingPolicyCard.class);

        open(Role.CRM, "notifications");
        await(() -> assertThat(_get(NotificationsView.class).getElement().getTextRecursively())
                .contains("Nothing leaves between 21:00 and 08:00"));
    }

    private static TextField time(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static Button save() {
        return _get(Button.class, spec -> spec.withText("Change for everybody"));
    }

    private static String text() {
        return _get(SendingPolicyCard.class).getElement().getTextRecursively();
    }
}
