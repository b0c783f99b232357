package dev.rekindle.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import dev.rekindle.ViewTest;
import dev.rekindle.chart.Sparkline;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiDay;
import dev.rekindle.kpi.KpiStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KpiTileTest extends ViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void theRunningDayStandsInTheTileButNotInItsLine() {
        var days = List.of(day(2, 50, true), day(1, 60, true), day(0, 3, false));
        var tile = new KpiTile(Kpi.DAU, () -> {
            throw new UnsupportedOperationException();
        });
        UI.getCurrent().add(tile);

        tile.show(
                new KpiStanding(
                        days.getLast(),
                        days,
                        Map.of(),
                        Comparison.WEEK,
                        1,
                        TODAY.minusDays(7),
                        Instant.EPOCH,
                        null,
                        null),
                "now");

        assertThat(tile.getElement().getTextRecursively()).contains("3");
        // From the lowest at the left to the highest at the right, and nowhere else.
        assertThat(_get(Sparkline.class).getElement().getProperty("innerHTML").replaceAll("[^ML]", ""))
                .isEqualTo("ML");
    }

    private static KpiDay day(int before, long dau, boolean complete) {
        return new KpiDay(
                TODAY.minusDays(before),
                dau,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                complete,
                null);
    }
}
