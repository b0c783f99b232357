package dev.rekindle.export.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rekindle.ComponentTest;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.Series;
import dev.rekindle.export.Manifest;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.SmallTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableExportsTest extends ComponentTest {

    private static final Manifest MANIFEST = new Manifest(
            "overview",
            "2026-11",
            "Asia/Seoul",
            "live",
            Map.of("tier", "power"),
            Instant.parse("2026-11-21T03:00:00Z"));

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
    void aGridIsOfferedWithAllItsRowsAndWithoutItsButtons() throws IOException {
        var grid = new Grid<Integer>();
        grid.addColumn(number -> "user " + number).setHeader("User");
        grid.addComponentColumn(number -> new Span(String.valueOf(number))).setHeader("Tokens");
        grid.addComponentColumn(TableExportsTest::role).setHeader("Role");
        grid.addComponentColumn(number -> new Span("open"));
        grid.setItems(
                query -> IntStream.range(query.getOffset(), Math.min(1_500, query.getOffset() + query.getLimit()))
                        .boxed(),
                query -> 1_500);
        var page = new Div(new Card("one").with(grid));
        UI.getCurrent().add(page);
        var csv = new ByteArrayOutputStream();

        TableExports.offer(page, MANIFEST);
        _find(ExportMenu.class).getFirst().files().getFirst().content().writeTo(csv);

        assertThat(csv.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(1_501)
                .startsWith("\uFEFFUser,Tokens,Role", "user 0,0,role 0")
                .endsWith("user 1499,1499,role 1499");
    }

    private static Select<Integer> role(int number) {
        var role = new Select<Integer>();
        role.setItems(number);
        role.setItemLabelGenerator(item -> "role " + item);
        role.setValue(number);
        return role;
    }

    @Test
    void picturesSayWhatTheyHold() {
        var chart = new BarChart("How many?");
        TableExports.offer(new Div(new Card("one").with(chart)), MANIFEST);

        assertThat(chart.getSource()).isEqualTo("2026-11 · Asia/Seoul · live · tier: power");
        assertThat(chart.getFileName()).isEqualTo("rekindle-overview-How-many-2026-11-Asia-Seoul");
    }
}
