package dev.rekindle.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Expected texts are those of LOOK.md where it names them. */
class FormatsTest {

    private static final Formats ENGLISH = Formats.of(Locale.ENGLISH);
    private static final Formats KOREAN = Formats.of(Locale.KOREAN);

    @Test
    void datesAreWrittenAsTheLanguageDoes() {
        var monday = LocalDate.of(2026, 9, 21);

        assertThat(ENGLISH.date(monday)).isEqualTo("Mon, Sep 21, 2026");
        assertThat(KOREAN.date(monday)).isEqualTo("2026. 9. 21. (월)");
        assertThat(ENGLISH.dateTime(ZonedDateTime.parse("2026-09-21T14:03:21+09:00")))
                .isEqualTo("Mon, Sep 21, 2026, 14:03");
    }

    @Test
    void sharesHaveOneDecimalOnTilesAndTwoInTables() {
        assertThat(ENGLISH.share(0.276463)).isEqualTo("27.6%");
        assertThat(ENGLISH.exactShare(0.276463)).isEqualTo("27.65%");
    }

    @Test
    void differencesOfSharesHaveASign() {
        assertThat(ENGLISH.points(0.02)).isEqualTo("+2.0 pp");
        assertThat(KOREAN.points(-0.007)).isEqualTo("−0.7%p");
        assertThat(ENGLISH.pointsBetween(-0.007, 0.048)).isEqualTo("−0.7 … +4.8");
    }

    @Test
    void aDifferenceThatRoundsToNothingHasNoSign() {
        assertThat(ENGLISH.points(-0.0001)).isEqualTo("0.0 pp");
    }

    @Test
    void smallPValuesAreSaidToBeSmallAndKeptExactBehind() {
        assertThat(ENGLISH.pValue(1.008e-21)).isEqualTo("< 0.001");
        assertThat(ENGLISH.pValue(0.0214)).isEqualTo("0.021");
        assertThat(ENGLISH.exactPValue(1.008e-21)).isEqualTo("1.008e-21");
    }

    @Test
    void countsAreSeparatedByThousands() {
        assertThat(ENGLISH.count(1_690)).isEqualTo("1,690");
        assertThat(ENGLISH.count(-3)).isEqualTo("−3");
        assertThat(ENGLISH.decimal(22.75, 2)).isEqualTo("22.75");
        assertThat(ENGLISH.decimal(26.0, 2)).isEqualTo("26");
    }

    @Test
    void durationsShowTheirTwoLargestUnits() {
        assertThat(ENGLISH.duration(Duration.ofSeconds(252))).isEqualTo("4 min 12 s");
        assertThat(KOREAN.duration(Duration.ofSeconds(252))).isEqualTo("4분 12초");
        assertThat(ENGLISH.ago(Duration.ofSeconds(12))).isEqualTo("12 s ago");
        assertThat(KOREAN.ago(Duration.ofHours(49))).isEqualTo("2일 1시간 전");
    }
}
