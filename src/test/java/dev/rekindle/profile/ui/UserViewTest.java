package dev.rekindle.profile.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.chart.LineChart;
import dev.rekindle.ui.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserViewTest extends ViewTest {

    @BeforeEach
    void twoUsers() {
        nobody();
        jdbc.sql("""
                        insert into users (user_id, region_id, birth_date)
                        values ('view-1', 11, '1990-01-01'), ('view-2', null, null)
                        """).update();
        jdbc.sql("""
                        insert into user_segments (
                          user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values ('view-1', 'Medium', 'Low-Risk', now(), 'rfm-cascade', 1)
                        """).update();
        jdbc.sql("""
                        insert into quiz_submissions (
                          user_id, version, answers, scores, risk_profile, submitted_by, submitted_at)
                        values ('view-1', 1, '{"q1": 1}', '{"risk": -2}', 'Low-Risk', 'link', '2026-11-03')
                        """).update();
    }

    @AfterEach
    void nobody() {
        for (var table : new String[] {"users", "user_segments", "quiz_submissions", "segment_changes"}) {
            jdbc.sql("delete from " + table + " where user_id ~ '^(view|erased)-'")
                    .update();
        }
    }

    @Test
    void usersAreFoundByTheBeginningOfTheirId() {
        open(Role.CRM, "users");
        await(() -> assertThat(text()).contains("view-1", "Medium", "view-2"));

        _setValue(_get(TextField.class, spec -> spec.withLabel("Id begins with")), "view-2");
        await(() -> assertThat(text()).contains("view-2").doesNotContain("view-1"));

        _setValue(_get(TextField.class, spec -> spec.withLabel("Id begins with")), "view-3");
        await(() -> _assertOne(H2.class, spec -> spec.withText("No user has this id: view-3")));
    }

    @Test
    void aUserIsThereWithAllThatIsKnown() {
        open(Role.CRM, "users/view-1");

        assertThat(_get(H1.class).getText()).isEqualTo("view-1");
        await(() -> assertThat(text())
                .contains("Risk profile: Low-Risk", "risk: -2", "Part of no campaign yet", "No job post fits")
                .contains("Safe play", "Recommended game:", "Go to A"));
        assertThat(jdbc.sql("select count(*) from shown_proposals where user_id = 'view-1'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void proposalsSpeakTheLanguageOfThePage() {
        UI.getCurrent().setLocale(Locale.KOREAN);

        open(Role.CRM, "users/view-1");

        await(() -> assertThat(text()).contains("안정적인 플레이를 원한다면"));
    }

    @Test
    void idsWithAnySignHaveAPage() {
        for (var id : List.of("view-a/b", "view-100%", "view-two words", "view-한국?")) {
            jdbc.sql("insert into users (user_id) values (:id)").param("id", id).update();

            open(Role.CRM, "users/" + UserPath.of(id));
            assertThat(_get(H1.class).getText()).isEqualTo(id);
        }
    }

    @Test
    void segmentOverTimeIsDrawnAboveTheValuesThatDecided() {
        jdbc.sql("""
                        insert into segment_changes (
                          user_id, changed_at, from_group, to_group, policy, policy_version, recency_days, frequency,
                          monetary, visits, balance, cause)
                        values
                          ('view-1', now() - interval '9 days', 'At-risk', 'Medium', 'rfm-cascade', 1, 0, 6, 700, 1, 50,
                            'user_acted'),
                          ('view-1', now() - interval '2 days', 'Medium', 'At-risk', 'rfm-cascade', 1, 11, 6, 700, 1, 50,
                            'time_passed')
                        """).update();

        open(Role.CRM, "users/view-1");

        await(() -> {
            assertThat(_find(LineChart.class)).hasSize(1);
            assertThat(text()).contains("MediumAt-risk11", "At-riskMedium0");
        });
    }

    @Test
    void whoIsNotThereIsSaidToBeNotThere() {
        open(Role.CRM, "users/view-3");

        _assertOne(H2.class, spec -> spec.withText("No user has this id: view-3"));
        assertThat(_find(RouterLink.class, spec -> spec.withText("Search users")))
                .isNotEmpty();
    }

    @Test
    void attributesAreChangedByTheRulesOfTheDoor() {
        open(Role.CRM, "users/view-1");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Region")), 12);
        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Self-excluded for ever")), true);
        _click(_get(Button.class, spec -> spec.withText("Save changes")));

        assertThat(jdbc.sql("select region_id || ' ' || self_excluded_until from users where user_id = 'view-1'")
                        .query(String.class)
                        .single())
                .isEqualTo("12 infinity");
        await(() -> assertThat(text()).contains("self-excluded", "Nothing is proposed"));

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Self-excluded for ever")), false);
        _click(_get(Button.class, spec -> spec.withText("Save changes")));
        _assertOne(
                Paragraph.class,
                spec -> spec.withPredicate(said -> said.getText().contains("only an admin")));
    }

    @Test
    void quizAnswersAreTakenBackAfterAQuestion() {
        open(Role.CRM, "users/view-1");
        await(() -> _assertOne(Button.class, spec -> spec.withText("Withdraw the answers")));

        _click(_get(Button.class, spec -> spec.withText("Withdraw the answers")));
        _fireConfirm(_get(ConfirmDialog.class));

        await(() -> assertThat(text()).contains("withdrawn"));
        _assertNone(Button.class, spec -> spec.withText("Withdraw the answers"));
    }

    @Test
    void onlyAdminsAreOfferedToErase() {
        open(Role.CRM, "users/view-2");

        _assertNone(Button.class, spec -> spec.withText("Erase the user"));
    }

    @Test
    void adminsEraseAfterAQuestion() {
        open(Role.ADMIN, "users/view-1");
        _click(_get(Button.class, spec -> spec.withText("Erase the user")));
        _fireConfirm(_get(ConfirmDialog.class));

        assertThat(_get(H1.class).getText()).isEqualTo("Users");
        assertThat(jdbc.sql("select count(*) from users where user_id = 'view-1'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String text() {
        return _get(Page.class).getElement().getTextRecursively();
    }
}
