package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.audience.UserAttributes;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeFieldTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final UserAttributes BEFORE = new UserAttributes(
            7, 1, 3, TODAY, LocalDate.of(1990, 5, 17), LocalDate.of(2027, 1, 31), true, "Asia/Seoul");

    @Test
    void fieldThatIsNotNamedStays() {
        assertThat(AttributeField.edited(BEFORE, Map.of("region_id", 8), TODAY))
                .isEqualTo(new UserAttributes(
                        8, 1, 3, TODAY, LocalDate.of(1990, 5, 17), LocalDate.of(2027, 1, 31), true, "Asia/Seoul"));
    }

    @Test
    void nullClearsWhatMayBeAbsent() {
        var fields = new HashMap<String, @Nullable Object>();
        for (var key : new String[] {
            "region_id", "notification_blocked_at", "birth_date", "self_excluded_until", "marketing_consent", "zone"
        }) {
            fields.put(key, null);
        }

        assertThat(AttributeField.edited(BEFORE, fields, TODAY))
                .isEqualTo(new UserAttributes(null, 1, 3, null, null, null, null, null));
        assertThatThrownBy(() -> AttributeField.edited(BEFORE, nulled("push_on"), TODAY))
                .hasMessage("push_on cannot be null; it takes 0 or 1.");
        assertThatThrownBy(() -> AttributeField.edited(BEFORE, nulled("total_settle_cnt"), TODAY))
                .hasMessage("total_settle_cnt cannot be null; it takes a whole number from 0.");
    }

    @Test
    void foreverIsADayThatNeverComes() {
        var edited = AttributeField.edited(BEFORE, Map.of("self_excluded_until", "forever", "push_on", false), TODAY);

        assertThat(edited.selfExcludedUntil()).isEqualTo(LocalDate.MAX);
        assertThat(edited.pushOn()).isZero();
        assertThat(AttributeField.untilText(edited.selfExcludedUntil())).isEqualTo("forever");
        assertThat(AttributeField.untilText(TODAY)).isEqualTo("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    region_id               | x
                    push_on                 | 2
                    total_settle_cnt        | -1
                    notification_blocked_at | 2026-11-21
                    birth_date              | 1899-12-31
                    birth_date              | 2026-11-21
                    birth_date              | 17.5.1990
                    self_excluded_until     | always
                    marketing_consent       | yes
                    zone                    | Seoul
                    """)
    void whatAFieldCannotBeIsRefusedWithWhatItTakes(String key, String value) {
        assertThatThrownBy(() -> AttributeField.edited(BEFORE, Map.of(key, number(value)), TODAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(key + " cannot be " + value + "; it takes ");
    }

    @Test
    void unknownFieldIsRefused() {
        assertThatThrownBy(() -> AttributeField.edited(BEFORE, Map.of("segment", "Whale"), TODAY))
                .hasMessage("There is no field segment to put; there are region_id, push_on, total_settle_cnt,"
                        + " notification_blocked_at, birth_date, self_excluded_until, marketing_consent, zone.");
    }

    private static Object number(String value) {
        return value.matches("-?\\d") ? Integer.valueOf(value) : value;
    }

    private static Map<String, @Nullable Object> nulled(String key) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(key, null);
        return fields;
    }
}
