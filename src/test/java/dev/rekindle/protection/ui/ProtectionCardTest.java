package dev.rekindle.protection.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtectionCardTest extends ViewTest {

    @BeforeEach
    void twoOfThreeAreProtected() {
        asItShips();
        jdbc.sql("""
                insert into users (user_id, self_excluded_until, marketing_consent)
                values ('card-1', 'infinity', null), ('card-2', null, false), ('card-3', null, null)
                """).update();
    }

    @AfterEach
    void asItShips() {
        jdbc.sql("delete from users").update();
        jdbc.sql("delete from harm_thresholds where version > 1").update();
    }

    @Test
    void adminsSeeHowManyAreProtectedByWhat() {
        open(Role.ADMIN, "settings");

        await(() -> assertThat(text()).contains("Self-excluded1", "Under age0", "No marketing consent1"));
    }

    @Test
    void thresholdIsTightenedAsTheNextVersion() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(text()).contains("Thresholds, version 1"));

        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Days of cooling off")), 60);
        _click(_get(Button.class, spec -> spec.withText("Tighten for everybody")));

        await(() -> assertThat(text()).contains("Thresholds, version 2"));
    }

    @Test
    void looserOrEmptyThresholdIsRefused() {
        open(Role.ADMIN, "settings");
        await(() -> assertThat(_find(IntegerField.class)).isNotEmpty());
        var days = _get(IntegerField.class, spec -> spec.withLabel("Days of cooling off"));
        var tighten = _get(Button.class, spec -> spec.withText("Tighten for everybody"));

        _setValue(days, 7);
        assertThatThrownBy(() -> _click(tighten)).isInstanceOf(Refusal.class).hasMessageContaining("only be tightened");
        days.clear();
        assertThatThrownBy(() -> _click(tighten)).isInstanceOf(Refusal.class);
        assertThat(jdbc.sql("select max(version) from harm_thresholds")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void othersSetNothing() {
        open(Role.CRM, "settings");

        _assertNone(ProtectionCard.class);
    }

    private static String text() {
        return _get(ProtectionCard.class).getElement().getTextRecursively();
    }
}
