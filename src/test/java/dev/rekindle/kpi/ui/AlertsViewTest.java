package dev.rekindle.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.ViewTest;
import dev.rekindle.access.Role;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsViewTest extends ViewTest {

    @AfterEach
    void empty() {
        jdbc.sql("update kpi_alerts set deleted_at = since").update();
        jdbc.sql("delete from overview_mails").update();
    }

    @Test
    void anAdminAddsARuleAndSeesHowItStands() {
        open(Role.ADMIN, "alerts");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "few users");
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Bound")), new BigDecimal("1200"));
        _click(_get(Button.class, spec -> spec.withText("Add rule")));

        await(() -> _assertOne(Span.class, spec -> spec.withText("DAU below 1,200, for 15 min")));
        assertThat(jdbc.sql("select name from kpi_alerts where deleted_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("few users");
    }

    @Test
    void rulesThatCannotBeLookedAtDoNotLookNew() {
        open(Role.EXEC, "alerts");
        await(() -> assertThat(answer()).isEqualTo("No rule watches the key figures yet."));

        jdbc.sql("alter table kpi_alerts rename to away").update();
        try {
            await(() -> assertThat(answer()).startsWith("The database does not answer"));
        } finally {
            jdbc.sql("alter table away rename to kpi_alerts").update();
        }

        await(() -> assertThat(answer()).isEqualTo("No rule watches the key figures yet."));
    }

    private static String answer() {
        return _get(Paragraph.class, spec -> spec.withClasses("rk-answer")).getText();
    }

    @Test
    void aRuleWithoutABoundIsRefusedOnTheForm() {
        open(Role.ADMIN, "alerts");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "few users");
        _click(_get(Button.class, spec -> spec.withText("Add rule")));

        _assertOne(Paragraph.class, spec -> spec.withText("The bound must be a number from 0 up."));
    }

    @Test
    void theHistoryFollowsWhoIsTold() {
        jdbc.sql("""
                        with alert as (
                          insert into kpi_alerts (
                            name, kpi, kind, bound, pending_minutes, locale, mail_to, changed_at, changed_by, since)
                          values ('few users', 'DAU', 'BELOW', 5, 0, 'en', '{boss@example.org}', now(), 'admin', now())
                          returning alert_id
                        ), event as (
                          insert into kpi_alert_events (alert_id, at, state)
                          select alert_id, now(), 'FIRING'
                          from alert
                          returning event_id
                        )
                        insert into kpi_alert_messages (event_id, channel, receiver, created_at, next_try_at)
                        select event_id, 'MAIL', 'boss@example.org', now(), 'infinity'
                        from event
                        """).update();
        open(Role.EXEC, "alerts");
        await(() -> _assertOne(Div.class, spec -> spec.withText("waiting: 1")));

        jdbc.sql("update kpi_alert_messages set state = 'SENT', sent_at = now()")
                .update();

        await(() -> _assertOne(Div.class, spec -> spec.withText("told: 1")));
    }

    @Test
    void othersReadAndEditNothing() {
        open(Role.EXEC, "alerts");

        await(() -> _assertOne(H2.class, spec -> spec.withText("No rules yet")));
        _assertNone(Button.class, spec -> spec.withText("Add rule"));
    }

    @Test
    void theOverviewByMailIsAPreferenceOfWhoIsSignedIn() {
        open(Role.EXEC, "alerts");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Mail address")), "nobody");
        _click(_get(Button.class, spec -> spec.withText("Send it daily")));
        _assertOne(Paragraph.class, spec -> spec.withText("Give one mail address like name@example.org."));

        _setValue(_get(TextField.class, spec -> spec.withLabel("Mail address")), "boss@example.org");
        _click(_get(Button.class, spec -> spec.withText("Send it daily")));

        assertThat(jdbc.sql("select account || ' ' || address || ' ' || hour from overview_mails")
                        .query(String.class)
                        .list())
                .containsExactly("exec boss@example.org 8");
        _click(_get(Button.class, spec -> spec.withText("Send it no more")));
        assertThat(jdbc.sql("select account from overview_mails")
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
