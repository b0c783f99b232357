package dev.rekindle.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.SetClock;
import dev.rekindle.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecountServiceTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final TestDatabase database = TestDatabase.fresh();
    private final SetClock clock = new SetClock("2026-11-21T03:00:00Z");
    private final RecountService recounts = new RecountService(new RecountStore(database.jdbc()), clock);

    @Test
    void itIsCountedAgainWhenItsBasisHasChangedAndItHasRested() {
        assertThat(count("6 actions")).isTrue();
        assertThat(recounts.countedAt("figures")).contains(Instant.parse("2026-11-21T03:00:00Z"));

        clock.set("2026-11-21T03:00:05Z");
        assertThat(count("6 actions")).isFalse();
        assertThat(count("7 actions")).isTrue();
        assertThat(count("8 actions")).isFalse();
        assertThat(recounts.isCountedOf("figures", "7 actions")).isTrue();
        assertThat(recounts.isCountedOf("figures", "8 actions")).isFalse();
    }

    @Test
    void whatTookLongRestsTwentyTimesAsLong() {
        recounts.countDue("figures", "6 actions", AN_HOUR, () -> {
            clock.set("2026-11-21T03:00:10Z");
            return "6 actions";
        });

        clock.set("2026-11-21T03:03:19Z");
        assertThat(count("7 actions")).isFalse();
        clock.set("2026-11-21T03:03:20Z");
        assertThat(count("7 actions")).isTrue();
    }

    @Test
    void afterTheLongestRestItIsCountedWhateverItsBasis() {
        count("6 actions");

        clock.set("2026-11-21T03:59:59Z");
        assertThat(count("6 actions")).isFalse();
        clock.set("2026-11-21T04:00:00Z");
        assertThat(count("6 actions")).isTrue();
    }

    @Test
    void eachThingIsCountedForItselfAndAtOnceWhenItsCountIsForgotten() {
        count("6 actions");

        assertThat(recounts.countedAt("others")).isEmpty();
        assertThat(recounts.countDue("others", "6 actions", AN_HOUR, () -> "6 actions"))
                .isTrue();

        recounts.forget("figures");

        assertThat(count("6 actions")).isTrue();
    }

    @Test
    void whatHasBecomeMoreMeanwhileIsCountedOfThat() {
        recounts.countDue("figures", "6 actions", AN_HOUR, () -> "7 actions");

        assertThat(recounts.isCountedOf("figures", "7 actions")).isTrue();
        assertThat(recounts.isCountedOf("figures", "6 actions")).isFalse();
    }

    private boolean count(String basis) {
        return recounts.countDue("figures", basis, AN_HOUR, () -> basis);
    }
}
