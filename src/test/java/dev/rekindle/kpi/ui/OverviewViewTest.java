package dev.rekindle.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.chart.BarChart;
import dev.rekindle.chart.Drawn;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.OpenNumber;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewViewTest extends ViewTest {

    @AfterEach
    void empty() {
        jdbc.sql("delete from kpi_hours; delete from recounts; delete from settlements; delete from users")
                .update();
    }

    @Test
    void withoutActionsThePageSaysSoAndShowsWhatItCan() {
        jdbc.sql("""
                        insert into users (user_id) values ('u1');
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        values ('u1', 's1', 'c', '2026-11-03', 10)
                        """).update();

        open(Role.EXEC, "");

        _assertOne(H2.class, spec -> spec.withText("Nobody has done anything in the app yet"));
        _assertOne(Span.class, spec -> spec.withText("Settlements"));
        _assertNone(OpenNumber.class);
        await(() -> assertThat(Drawn.of(_get(BarChart.class)))
                .contains("How much was settled each month, and of how many users?", "Nov 2026"));
        assertThat(_get(BarChart.class).getFileName()).endsWith("-2026-11-2026-11-Asia-Seoul");
    }

    @Test
    void theLastDayOfTheRangeStandsInTheTiles() {
        act();

        open(Role.EXEC, "?from=2023-03-01&to=2023-03-02");

        await(() -> {
            assertThat(_find(OpenNumber.class)).hasSize(14);
            assertThat(tile("DAU")).isEqualTo("2");
            assertThat(tile("MAU")).isEqualTo("4");
            assertThat(tile("Stickiness")).isEqualTo("50.0%");
            assertThat(tile("Dormant")).isEqualTo("2");
            assertThat(tile("Churn rate")).isEqualTo("–");
            _assertOne(Span.class, spec -> spec.withText("Nobody was active 60 to 31 days ago"));
        });
    }

    @Test
    void filtersStandInTheAddressAndCanBeTakenAway() {
        act();

        open(Role.EXEC, "?from=2023-03-01&to=2023-03-02&tier=power");

        _assertOne(Span.class, spec -> spec.withText("Tier: Power"));
        _click(_get(Button.class, spec -> spec.withText("Clear all")));
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("?from=2023-03-01&to=2023-03-02");
    }

    @Test
    void everyCardOffersItsTables() {
        act();

        open(Role.EXEC, "?from=2023-03-01&to=2023-03-02");

        // Tiles; active users and lifecycle; tokens by day and month. Loop and segments may or may not be counted
        // yet.
        await(() -> assertThat(_find(ExportMenu.class).stream()
                        .map(menu -> menu.files().size()))
                .startsWith(3, 6, 6));
    }

    @Test
    void aFilterSaysOfWhenItsFiguresAre() {
        act();
        jdbc.sql("insert into recounts values ('kpi_slice_hours', '2023-03-02T05:00:00Z', '6 actions', 0.1)")
                .update();

        open(Role.EXEC, "?from=2023-03-01&to=2023-03-02&tier=power");

        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(paragraph -> paragraph.getText().contains("These are of")
                        && paragraph.getText().contains("2023")));
    }

    @Test
    void whatWasNeverCountedIsSaid() {
        act();

        open(Role.EXEC, "?from=2023-03-01&to=2023-03-02&tier=power");

        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(
                        paragraph -> paragraph.getText().contains("being counted for the first time")));
    }

    @Test
    void anAddressThatCannotBeReadSaysWhatIsWrong() {
        act();

        open(Role.EXEC, "?days=0");

        _assertOne(Paragraph.class, spec -> spec.withText("days is 0, but must lie in 1 … 1,100."));
    }

    @Test
    void aKoreanPageSaysItInKorean() {
        act();
        UI.getCurrent().setLocale(Locale.KOREAN);

        open(Role.EXEC, "?days=many");

        _assertOne(Paragraph.class, spec -> spec.withText("주소의 days 값 \"many\": 정수가 아닙니다."));
    }

    private void act() {
        jdbc.sql("""
                        insert into users (user_id) values ('u1');
                        insert into kpi_hours values
                          ('2023-03-01', 9, 1, 5, 2.5, 10, 20, 4, 4, 0, 0, 4, 4, 0, 1),
                          ('2023-03-02', 0, 1, 1, 0, 0, 0, 2, 0, 2, 0, 0, 0, 0, 0)
                        """).update();
    }

    private static String tile(String name) {
        return _get(
                        OpenNumber.class,
                        spec -> spec.withPredicate(
                                number -> number.getAriaLabel().orElse("").startsWith(name + ":")))
                .getText();
    }
}
