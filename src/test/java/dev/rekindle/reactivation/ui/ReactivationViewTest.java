package dev.rekindle.reactivation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._fireValueChange;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.OpenNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Eight regular users, four of them gone: what each role can read of them. */
class ReactivationViewTest extends ViewTest {

    private static final String PAGE = "reactivation?as_of=2023-10-26";

    @BeforeEach
    void people() {
        empty();
        jdbc.sql("""
                insert into users (user_id, region_id, total_settle_cnt)
                select 'r' || number, 1, 2 from generate_series(1, 8) as number
                """).update();
        jdbc.sql("""
                update user_histories
                set category_ids = '{cafe, cafe}', hourly_rates = '{1, 1}',
                  settled_on = case when user_id <= 'r4' then '{2023-10-01, 2023-10-11}'
                    else '{2023-09-01, 2023-09-11}' end::date[]
                """).update();
        jdbc.sql("""
                insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                select user_id, user_id || '-' || place, category_ids[place], settled_on[place], hourly_rates[place]
                from user_histories
                cross join generate_series(1, 2) as place
                """).update();
        jdbc.sql("insert into data_versions (table_name, version) values ('settlements', 1)"
                        + " on conflict (table_name) do update set version = data_versions.version + 1")
                .update();
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from users").update();
        jdbc.sql("delete from settlements").update();
        jdbc.sql("delete from notifications").update();
        jdbc.sql("delete from launches").update();
    }

    @Test
    void anEmptySystemSaysWhatToDo() {
        empty();

        open(Role.CRM, "reactivation");

        assertThat(titles()).containsExactly("No users and no settlements yet");
    }

    @Test
    void theSentenceBelowTheTitleAnswersTheQuestion() {
        open(Role.CRM, PAGE + "&threshold=0.5");

        await(() -> assertThat(_get(Paragraph.class, spec -> spec.withClasses("rk-answer"))
                        .getText())
                .startsWith("About to leave: 8 of 8 evaluable users."));
        assertThat(titles()).contains("Whom does no job fit, and what came nearest?", "Carry it away");
    }

    @Test
    void executivesReadNumbersButNoUsers() {
        open(Role.EXEC, PAGE);
        await(() -> assertThat(titles()).contains("Did it work?"));

        assertThat(visibleTitles()).doesNotContain("Whom does no job fit, and what came nearest?", "Carry it away");
        _click(_find(OpenNumber.class).getFirst());

        assertThat(_find(H3.class).stream().map(H3::getText))
                .contains("The SQL that made it")
                .noneMatch(title -> title.startsWith("Users behind it"));
    }

    @Test
    void launchAsksOnceSaysToWhomAndTellsWhatCameOfIt() {
        jdbc.sql("insert into users (user_id, region_id, total_settle_cnt, push_on) values ('silent', 1, 2, 0)")
                .update();
        jdbc.sql("""
                update user_histories
                set settled_on = array['2023-09-01', '2023-09-11']::date[], category_ids = array['cafe', 'cafe'],
                  hourly_rates = array[1, 1]
                where user_id = 'silent'
                """).update();
        open(Role.CRM, PAGE + "&threshold=0.5");
        await(() -> _assertOne(Button.class, spec -> spec.withText("Prepare a launch")));

        _click(_get(Button.class, spec -> spec.withText("Prepare a launch")));
        await(() -> _assertOne(Button.class, spec -> spec.withText("Launch to 8 users")));
        var dialog = _get(LaunchDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Launch to 8 users, campaign of Thu, Oct 26, 2023?");
        assertThat(dialog.getElement().getTextRecursively())
                .contains("Control3", "A3", "B2", "Skipped: push off1", "Nothing leaves between 21:00 and 08:00")
                .contains("App push (Kafka)");
        _click(_get(dialog, Button.class, spec -> spec.withText("Launch to 8 users")));

        await(() -> assertThat(_get(LaunchCard.class).getElement().getTextRecursively())
                .contains("Launches of this campaign", "What became of its messages"));
        _assertNone(LaunchDialog.class);
        _click(_get(Button.class, spec -> spec.withText("Prepare a launch")));
        await(() -> assertThat(_get(Button.class, spec -> spec.withText("Launch to 0 users"))
                        .isEnabled())
                .isFalse());
        assertThat(jdbc.sql("select count(*) from notifications where state <> 'SKIPPED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(8);
    }

    @Test
    void executivesLaunchNothing() {
        open(Role.EXEC, PAGE);
        await(() -> assertThat(titles()).contains("Did it work?"));

        _assertNone(LaunchCard.class);
    }

    @Test
    void theUnmatchedAreTakenAwayAsTheyAreShown() throws IOException {
        open(Role.CRM, PAGE + "&threshold=0.5");
        await(() -> assertThat(unmatched()).isPresent());

        var csv = new ByteArrayOutputStream();
        unmatched().orElseThrow().files().getFirst().content().writeTo(csv);

        assertThat(csv.toString(UTF_8).lines().toList())
                .hasSize(9)
                .startsWith(
                        "\uFEFFUser,Tier,Region,Last category,Last rate,Nearest miss",
                        "r1,Regular,1,cafe,1,Nothing near");
    }

    private static Optional<ExportMenu> unmatched() {
        return _find(ExportMenu.class).stream()
                .filter(menu ->
                        menu.getAriaLabel().orElse("").endsWith(": Whom does no job fit, and what came nearest?"))
                .findFirst();
    }

    @Test
    void thresholdThatMakesNoSenseIsNamedAndNothingCanBeComputed() {
        open(Role.CRM, PAGE);

        _setValue(_get(TextField.class, spec -> spec.withLabel("Threshold")), "1.5");

        assertThat(_find(Span.class, spec -> spec.withClasses("rk-form-problem")))
                .anyMatch(problem -> problem.getText().contains("threshold"));
        assertThat(_get(Button.class, spec -> spec.withText("Compute")).isEnabled())
                .isFalse();
    }

    @Test
    void formThatIsFilledAnewCanBeComputedAgain() {
        open(Role.CRM, PAGE);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Threshold")), "1.5");

        open(Role.CRM, PAGE + "&threshold=0.5");

        assertThat(_get(Button.class, spec -> spec.withText("Compute")).isEnabled())
                .isTrue();
    }

    @Test
    void whyANumberIsMissingIsSaidInTheReadersLanguage() {
        UI.getCurrent().setLocale(Locale.KOREAN);
        open(Role.CRM, PAGE + "&threshold=0.5");

        await(() -> assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .contains("카이제곱 계산 불가: 사용자가 있는 그룹이 둘보다 적습니다"));
        var dashes = _find(Span.class, spec -> spec.withClasses("rk-absent"));
        assertThat(dashes).hasSizeGreaterThan(20);
        assertThat(dashes)
                .allSatisfy(dash -> assertThat(dash.getTitle().orElse("")).doesNotContainPattern("[a-z]"));
        assertThat(dashes.stream().map(dash -> dash.getTitle().orElse("")))
                .contains("사용자가 없습니다", "계산할 사용자가 없습니다", "정산 2건 이상인 사용자가 없습니다");
    }

    @Test
    void savedPolicyIsThereForTheNextVisitAndFillsTheForm() {
        open(Role.CRM, PAGE + "&threshold=0.5");
        _click(_get(Button.class, spec -> spec.withText("Save policy…")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Half");
        _click(_get(Button.class, spec -> spec.withText("Save")));

        open(Role.CRM, PAGE);
        var choice = _get(SavedPolicies.class);
        var half = choice.getListDataView().getItem(0);
        choice.setValue(half);
        _fireValueChange(choice);

        assertThat(half.name()).isEqualTo("Half");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Threshold")).getValue())
                .isEqualTo("0.5");
    }

    @Test
    void executivesSaveNoPolicies() {
        open(Role.EXEC, PAGE);

        _assertNone(Button.class, spec -> spec.withText("Save policy…"));
    }

    @Test
    void addressThatCannotBeReadSaysSo() {
        open(Role.CRM, "reactivation?as_of=yesterday");

        assertThat(titles()).containsExactly("The address of this page cannot be read");
        _assertNone(OpenNumber.class);
    }

    private static List<String> titles() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }

    private static List<String> visibleTitles() {
        return _find(H2.class).stream()
                .filter(title -> title.getParent().orElseThrow().isVisible())
                .map(H2::getText)
                .toList();
    }
}
