package dev.rekindle.retention.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.chart.Drawn;
import dev.rekindle.chart.HeatmapChart;
import dev.rekindle.chart.PointClickEvent;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.NumberPanel;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two users who began in December 2010, one of whom came back in January; what each role can read of them. */
class CohortsViewTest extends ViewTest {

    private static final String PAGE = "cohorts?period=month&as_of=2011-02-10";

    @BeforeEach
    void people() {
        empty();
        jdbc.sql("""
                insert into user_activity (
                  user_id, first_day, last_day, first_action_at, first_event_id, first_action_type, days, weeks, months)
                select user_id, min(day), max(day), min(day)::timestamptz, 'e', 'BUY_ITEM',
                  marks_of(array_agg(period_number('day', day) order by day)),
                  marks_of(array_agg(period_number('week', day) order by day)),
                  marks_of(array_agg(period_number('month', day) order by day))
                from (values ('c1', date '2010-12-06'), ('c1', '2011-01-03'), ('c2', '2010-12-07'))
                  as days (user_id, day)
                group by user_id
                """).update();
        jdbc.sql("""
                insert into cohort_cells (period, cohort, number, slot, users)
                select 'month', period_number('month', '2010-12-01'), period_number('month', day), 0, users
                from (values (date '2010-12-01', 2), ('2011-01-01', 1)) as cells (day, users)
                union all
                select 'day', period_number('day', cohort), period_number('day', day), 0, 1
                from (values (date '2010-12-06', date '2010-12-06'), ('2010-12-06', '2011-01-03'),
                  ('2010-12-07', '2010-12-07')) as cells (cohort, day)
                """).update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from user_activity").update();
        jdbc.sql("delete from cohort_cells").update();
        jdbc.sql("delete from recounts").update();
        jdbc.sql("truncate audience_users, audience_versions, audiences").update();
        jdbc.sql("delete from users where user_id in ('c1', 'c2')").update();
    }

    @Test
    void anEmptySystemSaysWhatToDo() {
        empty();

        open(Role.EXEC, "cohorts");

        await(() -> assertThat(titles()).contains("No actions yet"));
        _assertNone(Anchor.class, spec -> spec.withText("Go to Data"));
    }

    @Test
    void whoMayImportIsLedThere() {
        empty();

        open(Role.CRM, "cohorts");

        await(() -> _assertOne(Anchor.class, spec -> spec.withText("Go to Data")));
    }

    @Test
    void theSentenceBelowTheTitleAnswersTheQuestion() {
        open(Role.EXEC, PAGE);

        await(() -> assertThat(_get(Paragraph.class, spec -> spec.withClasses("rk-answer"))
                        .getText())
                .isEqualTo("Of 2 users whose first day is over, 0.0% were back on day 1, 0.0% on day 7, 0.0% on day"
                        + " 30."));
    }

    @Test
    void theTriangleHoldsSharesCountsAndIntervalsAndTheMean() {
        open(Role.EXEC, PAGE);

        await(() -> assertThat(spec())
                .contains("\"2010-12\"", "\"All, weighted\"", "\"M2\"", "1 / 2, 9.5% … 90.5%")
                .contains("Days in Asia/Seoul, weeks from Monday. As of: Thu, Feb 10, 2011. Users: All."));
    }

    @Test
    void theUsersBehindACellAreForThoseWhoMayReadThem() {
        open(Role.CRM, PAGE);
        await(() -> assertThat(spec()).contains("\"2010-12\""));
        click(0, 1);
        assertThat(_get(NumberPanel.class).getHeaderTitle()).isEqualTo("2010-12 · M1");
        assertThat(panelTitles()).contains("Users behind it: 1");
        assertThat(_find(_get(NumberPanel.class), Anchor.class).stream().map(Anchor::getText))
                .contains("Table as CSV", "Table as Excel workbook", "What it holds (CSV)");
    }

    @Test
    void theUsersBehindACellAreSavedAsAnAudience() {
        jdbc.sql("insert into users (user_id) values ('c1'), ('c2')").update();
        open(Role.CRM, PAGE);
        await(() -> assertThat(spec()).contains("\"2010-12\""));
        click(0, 1);
        _click(_get(Button.class, spec -> spec.withText("Save 1 user as an audience")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Came back in January");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        assertThat(jdbc.sql("select user_id from audience_users")
                        .query(String.class)
                        .list())
                .containsExactly("c1");
        assertThat(jdbc.sql("select name || ' ' || came_from || ' ' || as_of from audience_versions")
                        .query(String.class)
                        .single())
                .startsWith("Came back in January ")
                .contains("2010-12 · M1")
                .endsWith("2011-02-10");
    }

    @Test
    void whatEachCardShowsCanBeTakenAway() {
        open(Role.EXEC, PAGE);
        await(() -> assertThat(_find(ExportMenu.class)).hasSize(4));
        // The triangle, the curve with its table, both lifecycle charts, and the churn rate: three files for each
        // table.
        assertThat(_find(ExportMenu.class).stream().map(menu -> menu.files().size()))
                .containsExactly(3, 6, 6, 3);
    }

    @Test
    void executivesReadNumbersButNoUsers() {
        open(Role.EXEC, PAGE);
        await(() -> assertThat(spec()).contains("\"2010-12\""));
        click(0, 1);
        assertThat(panelTitles()).noneMatch(title -> title.startsWith("Users behind it"));
    }

    @Test
    void whereNobodyBeganThePageLeadsToTheNewestActions() {
        open(Role.EXEC, "cohorts?as_of=2020-01-01");

        await(() -> assertThat(titles()).contains("Nobody began in these periods"));
        assertThat(_find(RouterLink.class, spec -> spec.withText("Look from there"))
                        .getFirst()
                        .getHref())
                .contains("as_of=2011-01-04");
    }

    @Test
    void filtersThatNobodyPassesAreNamed() {
        open(Role.EXEC, PAGE + "&segment=Nobody");

        await(() -> assertThat(titles()).contains("No user passes these filters"));
        assertThat(_find(Paragraph.class))
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.contains("Segment: Nobody"));
    }

    @Test
    void whatIsNoExperimentSaysSo() {
        open(Role.EXEC, PAGE + "&split=first_action");

        await(() -> assertThat(_find(Span.class, spec -> spec.withClasses("rk-badge")))
                .extracting(Span::getText)
                .containsOnly("Observational"));
    }

    @Test
    void addressThatCannotBeReadSaysSo() {
        open(Role.EXEC, "cohorts?period=year");

        assertThat(titles()).containsExactly("This address cannot be read");
        _assertOne(
                Paragraph.class,
                spec -> spec.withText("period in the address is \"year\", but can be one of these: day, week, month"));
    }

    @Test
    void anArmNeedsItsCampaign() {
        UI.getCurrent().setLocale(Locale.KOREAN);

        open(Role.EXEC, "cohorts?split=arm");

        _assertOne(Paragraph.class, spec -> spec.withText("그룹을 비교하려면 캠페인 발송일을 지정하세요."));
    }

    private static String spec() {
        return _find(HeatmapChart.class).stream().map(Drawn::of).reduce("", String::concat);
    }

    private static void click(int row, int column) {
        var chart = _get(HeatmapChart.class);
        ComponentUtil.fireEvent(chart, new PointClickEvent(chart, false, row, column));
    }

    private static List<String> titles() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }

    private static List<String> panelTitles() {
        return _find(H3.class).stream().map(H3::getText).toList();
    }
}
