package dev.rekindle.notification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.notification.SendingPolicy;
import dev.rekindle.notification.SendingPolicyService;
import dev.rekindle.notification.SendingRules;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Refusal;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/** In which hours nobody is disturbed and how many messages a user gets at most: changed, but never switched off. */
class SendingPolicyCard extends Composite<LoadingCard<SendingPolicy>> {

    private final SendingPolicyService policies;
    private final Background background;

    SendingPolicyCard(SendingPolicyService policies, Background background) {
        this.policies = policies;
        this.background = background;
    }

    @Override
    protected LoadingCard<SendingPolicy> initContent() {
        return new LoadingCard<>(background, getTranslation("sending.title"), policies::policy, this::show);
    }

    /** The rules as a sentence. */
    static Paragraph sentence(SendingPolicy policy) {
        var rules = policy.rules();
        var sentence = new Paragraph();
        sentence.setText(sentence.getTranslation(
                "sending.rules", rules.quietFrom(), rules.quietUntil(), rules.perDay(), rules.perSevenDays()));
        return sentence;
    }

    private Component show(SendingPolicy policy) {
        var rules = policy.rules();
        var from = new TextField(
                getTranslation("sending.quiet-from"), rules.quietFrom().toString(), "");
        var until = new TextField(
                getTranslation("sending.quiet-until"), rules.quietUntil().toString(), "");
        var perDay = cap("sending.per-day", rules.perDay());
        var perSevenDays = cap("sending.per-seven-days", rules.perSevenDays());
        var save = new Button(getTranslation("sending.save"), click -> {
            policies.put(new SendingRules(time(from), time(until), number(perDay), number(perSevenDays)));
            getContent().reload();
        });
        var form = new Div(from, until, perDay, perSevenDays, save);
        form.addClassNames("rk-form", "rk-long-labels");
        var content =
                new Div(sentence(policy), new Paragraph(getTranslation("sending.for-all", policy.version())), form);
        content.addClassName("rk-stack");
        return content;
    }

    private IntegerField cap(String labelKey, int now) {
        var field = new IntegerField(getTranslation(labelKey));
        field.setValue(now);
        return field;
    }

    private static LocalTime time(TextField field) {
        try {
            return LocalTime.parse(field.getValue().strip());
        } catch (DateTimeParseException notOne) {
            throw new Refusal("sending.no-time", field.getValue());
        }
    }

    /** What is empty is refused as none. */
    private static int number(IntegerField field) {
        return field.getOptionalValue().orElse(0);
    }
}
