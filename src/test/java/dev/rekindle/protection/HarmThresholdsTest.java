package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.protection.HarmThresholds.Refused;
import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmThresholdsTest {

    private static final HarmThresholds NOW = of("2 15 48 2 90 90 2.5 1500 60");

    @Test
    void sameAgainIsNotRefused() {
        assertThat(NOW.refused(NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, raised_stakes, 3, 1, 0",
        "1, loss_minutes, 14, 1440, 1441",
        "2, stake_hours, 47, 168, 169",
        "3, late_nights, 3, 1, 0",
        "4, night_minutes, 91, 1, 0",
        "5, pause_minutes, 89, 300, 301",
        "6, spend_times, 2.51, 1.01, 1",
        "7, spend_least, 1501, 1, 0",
        "8, cooling_off_days, 59, 365, 366",
    })
    void looserIsRefusedAndTighterIsNotUnlessItMakesNoSense(
            int place, String name, String looser, String tightest, String beyond) {
        assertThat(with(place, looser).refused(NOW).map(Refused::name)).contains(name);
        assertThat(with(place, looser).refused(NOW).map(Refused::looser)).contains(true);
        assertThat(with(place, tightest).refused(NOW)).isEmpty();
        assertThat(with(place, beyond).refused(NOW).map(Refused::looser)).contains(false);
    }

    private static HarmThresholds with(int place, String value) {
        var values = "2 15 48 2 90 90 2.5 1500 60".split(" ");
        values[place] = value;
        return of(String.join(" ", values));
    }

    private static HarmThresholds of(String text) {
        var values = text.split(" ");
        var whole = IntStream.range(0, 9)
                .map(place -> new BigDecimal(values[place]).intValue())
                .toArray();
        return new HarmThresholds(
                whole[0],
                whole[1],
                whole[2],
                whole[3],
                whole[4],
                whole[5],
                new BigDecimal(values[6]),
                new BigDecimal(values[7]),
                whole[8]);
    }
}
