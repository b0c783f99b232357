package dev.rekindle.segment.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import dev.rekindle.segment.AudienceCondition;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceConditions.Range;
import dev.rekindle.ui.OpenNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AudiencesViewTest extends ViewTest {

    @BeforeEach
    @AfterEach
    void empty() {
        jdbc.sql("truncate users, audience_users, audience_versions, audiences").update();
    }

    private void threeUsers() {
        jdbc.sql("""
                        insert into users (user_id, region_id, marketing_consent)
                        values ('u1', 1, null), ('u2', 1, false), ('u3', 2, null)
                        """).update();
    }

    @Test
    void conditionsInTheAddressAreCounted() {
        threeUsers();

        open(Role.CRM, "audiences?region=1&frequency=..0");

        await(() -> assertThat(rows())
                .contains("All users 3   ", "F 3 0 (0.00%) 0 0", "Region 2 1 (33.33%) 1 1")
                .anyMatch(row -> row.startsWith("Protected") && row.contains(" 1 1 (50.00%)")));
        _assertOne(
                Paragraph.class,
                spec -> spec.withText("2 of 3 users match; 1 of them is protected and never targeted; 1 can be."));
        assertThat(_get(OpenNumber.class).getText()).isEqualTo("1");
        _assertOne(H2.class, spec -> spec.withText("Nothing saved yet"));
    }

    @Test
    void audienceIsSavedUnderANameAndListed() {
        threeUsers();
        open(Role.CRM, "audiences");
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("F to")), BigDecimal.ZERO);
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Quiet");

        _click(_get(Button.class, spec -> spec.withText("Save as new")));

        await(() -> assertThat(rows()).anyMatch(row -> row.startsWith("Quiet Open Conditions, live 1 ")));
        assertThat(_get(Button.class, spec -> spec.withText("Save as version 2"))
                        .isVisible())
                .isTrue();
        assertThat(jdbc.sql("select conditions::text from audience_versions")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"ranges\": {\"frequency\": {\"max\": 0}}}");

        _click(_get(Button.class, spec -> spec.withText("Save as new")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).getErrorMessage())
                .contains("There is an audience Quiet already");
    }

    @Test
    void executivesSeeNumbersAndSaveNothing() {
        threeUsers();
        open(Role.EXEC, "audiences");

        await(() -> assertThat(rows()).anyMatch(row -> row.startsWith("All users 3")));
        _assertNone(Button.class, spec -> spec.withText("Save as new"));
    }

    @Test
    void addressThatCannotBeReadSaysSo() {
        open(Role.CRM, "audiences?monetary=5");
        _assertOne(
                Paragraph.class, spec -> spec.withText("\"5\" is no range; write 5..10, 5.. or ..10 in the address."));

        open(Role.CRM, "audiences?audience=00000000-0000-0000-0000-000000000009");
        _assertOne(Paragraph.class, spec -> spec.withText("There is no such audience; it may have been deleted."));
    }

    @Test
    void anAudienceThatCannotBeIsNotThere() {
        open(Role.EXEC, "audiences?audience=x");

        _assertOne(Paragraph.class, spec -> spec.withText("There is no such audience; it may have been deleted."));
    }

    @Test
    void addressHoldsWhatTheFormHolds() {
        var conditions = new AudienceConditions(
                Map.of(
                        AudienceCondition.MONETARY,
                        new Range(new BigDecimal("0.5"), null),
                        AudienceCondition.RECENCY_DAYS,
                        new Range(BigDecimal.ONE, BigDecimal.TEN)),
                Set.of("High Engaged"),
                Set.of(1, 2),
                Set.of("light"));

        var url = AudienceUrl.of(conditions);

        assertThat(url.getQueryString().split("&"))
                .containsExactlyInAnyOrder(
                        "recency_days=1..10",
                        "monetary=0.5..",
                        "segment=High%20Engaged",
                        "region=1",
                        "region=2",
                        "tier=light");
        assertThat(AudienceUrl.parse(QueryParameters.fromString(url.getQueryString())))
                .isEqualTo(conditions);
    }

    private static List<String> rows() {
        return _find(NativeTableRow.class).stream()
                .map(row -> String.join(
                        " ",
                        row.getElement()
                                .getChildren()
                                .map(cell -> cell.getTextRecursively())
                                .toList()))
                .toList();
    }
}
