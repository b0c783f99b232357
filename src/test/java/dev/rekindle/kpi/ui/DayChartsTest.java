package dev.rekindle.kpi.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import dev.rekindle.ComponentTest;
import dev.rekindle.chart.Drawn;
import dev.rekindle.kpi.TokenMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayChartsTest extends ComponentTest {

    @Test
    void aMonthThatIsNotOverIsMarkedSo() {
        assertThat(drawn("2026-11-29")).contains("\"unfinished\":[1]");
        assertThat(drawn("2026-11-30")).contains("\"unfinished\":[]").doesNotContain("\"unfinished\":[1]");
    }

    private static String drawn(String until) {
        return Drawn.of(DayCharts.tokensByMonth(
                new Div(), List.of(month("2026-10"), month("2026-11")), LocalDate.parse(until), List.of()));
    }

    private static TokenMonth month(String month) {
        return new TokenMonth(YearMonth.parse(month), BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TWO);
    }
}
