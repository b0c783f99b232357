package dev.rekindle.export.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.export.Manifest;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.SmallTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableExportsTest {

    private static final Manifest MANIFEST = new Manifest(
            "overview",
            "2026-11",
            "Asia/Seoul",
            "live",
            Map.of("tier", "power"),
            Instant.parse("2026-11-21T03:00:00Z"));

    @BeforeEach
    void open() {
        MockVaadin.setup();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    @Test
    void eachTableOfACardIsOfferedThreeWays() {
        var chart = new BarChart("How many?");
        chart.setData(List.of("A"), List.of(Series.counts("users", ChartColor.ACCENT, List.of(1L))));
        var page = new Div(
                new Card("one").with(new Div(chart), new SmallTable("Tier", "Users").row("light", "1")),
                new Card("without tables"));
        UI.getCurrent().add(page);

        TableExports.offer(page, MANIFEST);
        TableExports.offer(page, MANIFEST);

        assertThat(_find(ExportMenu.class)).hasSize(1);
        assertThat(_find(ExportMenu.class).getFirst().files()).hasSize(6);
    }

    @Test
    void picturesSayWhatTheyHold() {
        var chart = new BarChart("How many?");
        TableExports.offer(new Div(new Card("one").with(chart)), MANIFEST);

        assertThat(chart.getSource()).isEqualTo("2026-11 · Asia/Seoul · live · tier: power");
    }
}
