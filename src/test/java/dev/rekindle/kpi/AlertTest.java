package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rekindle.ui.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final AlertRule BELOW_TEN_FOR_FIVE_MINUTES =
            new AlertRule("few", Kpi.DAU, AlertKind.BELOW, 10, 5, "en", List.of(), null);

    private Alert alert =
            new Alert(UUID.randomUUID(), BELOW_TEN_FOR_FIVE_MINUTES, AlertState.NORMAL, at("12:00"), null, null, null);

    @Test
    void itFiresWhenTheBoundWasPassedForLongEnough() {
        assertThat(look("12:01", 9.0)).isEqualTo(AlertState.PENDING);
        assertThat(look("12:05", 9.0)).isEqualTo(AlertState.PENDING);
        assertThat(look("12:06", 9.0)).isEqualTo(AlertState.FIRING);
        assertThat(alert.since()).isEqualTo(at("12:06"));
    }

    @Test
    void whatPassesTheBoundForAMomentFiresNot() {
        look("12:01", 9.0);

        assertThat(look("12:03", 10.0)).isEqualTo(AlertState.NORMAL);
        assertThat(look("12:06", 9.0)).isEqualTo(AlertState.PENDING);
    }

    @Test
    void withoutATimeItFiresAtOnce() {
        alert = new Alert(
                alert.alertId(),
                new AlertRule("few", Kpi.DAU, AlertKind.BELOW, 10, 0, "en", List.of(), null),
                AlertState.NORMAL,
                at("12:00"),
                null,
                null,
                null);

        assertThat(look("12:01", 9.0)).isEqualTo(AlertState.FIRING);
    }

    @Test
    void whatRecoversIsNormalAfterADay() {
        fire();

        assertThat(look("12:30", 10.0)).isEqualTo(AlertState.RECOVERED);
        assertThat(look("12:31", 10.0)).isEqualTo(AlertState.RECOVERED);
        alert = alert.after(Optional.of(reading(10.0)), at("12:30").plusSeconds(86_400));
        assertThat(alert.state()).isEqualTo(AlertState.NORMAL);
    }

    @Test
    void anOnsetIsToldOnceAndSoIsItsRecovery() {
        assertThat(isNews("12:01", 9.0)).isFalse();
        assertThat(isNews("12:06", 9.0)).isTrue();
        assertThat(isNews("12:07", 8.0)).isFalse();
        assertThat(isNews("12:08", null)).isFalse();
        assertThat(isNews("12:09", 8.0)).isFalse();
        assertThat(isNews("12:10", 11.0)).isTrue();
        assertThat(isNews("12:11", 11.0)).isFalse();
        assertThat(isNews("12:12", 9.0)).isFalse();
        assertThat(isNews("12:17", 9.0)).isTrue();
    }

    @Test
    void whatHasNoDataFiresOnWhenTheDataIsBack() {
        fire();
        var since = alert.firingSince();

        assertThat(look("12:20", null)).isEqualTo(AlertState.NO_DATA);
        assertThat(look("12:21", 9.0)).isEqualTo(AlertState.FIRING);
        assertThat(alert.firingSince()).isEqualTo(since);
    }

    @Test
    void whatRecoversWhileThereIsNoDataIsToldWhenTheDataIsBack() {
        fire();
        look("12:20", null);

        assertThat(isNews("12:21", 11.0)).isTrue();
        assertThat(alert.state()).isEqualTo(AlertState.RECOVERED);
    }

    @Test
    void aTimeWithoutDataDoesNotCountAsPending() {
        look("12:01", 9.0);
        look("12:04", null);

        assertThat(look("12:07", 9.0)).isEqualTo(AlertState.PENDING);
    }

    @Test
    void aChangeIsMeasuredInBothDirections() {
        var rule = new AlertRule("moved", Kpi.DAU, AlertKind.CHANGED, 0.2, 0, "en", List.of(), null);

        assertThat(rule.isPassedBy(new AlertReading(80, 100.0, DAY))).isFalse();
        assertThat(rule.isPassedBy(new AlertReading(79, 100.0, DAY))).isTrue();
        assertThat(rule.isPassedBy(new AlertReading(120, 100.0, DAY))).isFalse();
        assertThat(rule.isPassedBy(new AlertReading(121, 100.0, DAY))).isTrue();
        assertThat(rule.isPassedBy(new AlertReading(0, 0.0, DAY))).isFalse();
    }

    @Test
    void aRuleThatCannotBeKeptIsRefusedInWords() {
        assertThatThrownBy(() -> rule("", 1, List.of(), null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rule("few", Double.NaN, List.of(), null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rule("few", 1, List.of("nobody"), null)).hasMessageContaining("name@example.org");
        assertThatThrownBy(() -> rule("few", 1, List.of("a@b.c\nBcc: d@e.f"), null))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> rule("few", 1, List.of(), "file:///etc/passwd"))
                .hasMessageContaining("https://");
    }

    private static AlertRule rule(String name, double bound, List<String> mailTo, @Nullable String webhook) {
        return new AlertRule(name, Kpi.DAU, AlertKind.BELOW, bound, 0, "en", mailTo, webhook);
    }

    private void fire() {
        look("12:01", 9.0);
        look("12:06", 9.0);
    }

    private AlertState look(String time, @Nullable Double value) {
        alert = alert.after(Optional.ofNullable(value).map(AlertTest::reading), at(time));
        return alert.state();
    }

    private boolean isNews(String time, @Nullable Double value) {
        var before = alert;
        look(time, value);
        return alert.isNewsAfter(before);
    }

    private static AlertReading reading(double value) {
        return new AlertReading(value, null, DAY);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + ":00Z");
    }
}
