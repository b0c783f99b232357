package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rekindle.matching.MatchPolicy;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.reactivation.Preset;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.SavedPolicyService;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.RiskPolicy;
import dev.rekindle.risk.Tier;
import dev.rekindle.ui.DayField;
import dev.rekindle.ui.ManyField;
import dev.rekindle.ui.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is asked: the day, the risk policy, the match rules, the filters. Every change is told at once, so that the
 * high-risk counts follow; the rest of the page follows on "Compute".
 */
final class PolicyForm extends Section {

    private final DayField asOf = new DayField(getTranslation("reactivation.as-of"));
    private final Select<Preset> preset = new Select<>();
    private final TextField threshold = new TextField(getTranslation("reactivation.threshold"));
    private final Select<History> history = new Select<>();
    private final Select<PostHorizon> posts = new Select<>();
    private final IntegerField lightMax = new IntegerField(getTranslation("reactivation.light-max"));
    private final IntegerField regularMax = new IntegerField(getTranslation("reactivation.regular-max"));
    private final BigDecimalField payRatio = new BigDecimalField(getTranslation("reactivation.pay-ratio"));
    private final BigDecimalField margin = new BigDecimalField(getTranslation("reactivation.margin"));
    private final ManyField<Integer> regions = new ManyField<>(getTranslation("reactivation.regions"));
    private final ManyField<Tier> tiers = new ManyField<>(getTranslation("reactivation.tiers"));
    private final Button compute = new Button(getTranslation("reactivation.compute"));
    private final Span problem = new Span();
    private final Span leak = new Span(getTranslation("reactivation.leak"));

    private boolean filling;

    /**
     * Makes an empty form; {@link #show} fills it.
     *
     * @param policies the saved ones
     * @param maySave whether the person may save what the form holds
     * @param changed told of every question the form comes to hold, as soon as it makes sense
     * @param asked told of the question when it is to be computed
     */
    PolicyForm(
            List<Integer> everyRegion,
            SavedPolicyService policies,
            boolean maySave,
            Consumer<ReactivationQuestion> changed,
            Consumer<ReactivationQuestion> asked) {
        addClassName("rk-card");
        addClassName("rk-policy-form");
        choose(preset, "reactivation.preset", Preset.values(), choice -> "reactivation.preset." + choice.key());
        choose(history, "reactivation.history", History.values(), choice -> "reactivation.history." + choice.key());
        choose(posts, "reactivation.posts", PostHorizon.values(), choice -> "reactivation.posts." + choice.key());
        threshold.setHelperText(getTranslation("reactivation.threshold.help"));
        threshold.setValueChangeMode(ValueChangeMode.LAZY);
        payRatio.setValueChangeMode(ValueChangeMode.LAZY);
        margin.setValueChangeMode(ValueChangeMode.LAZY);
        lightMax.setStepButtonsVisible(true);
        regularMax.setStepButtonsVisible(true);
        regions.setItems(everyRegion);
        tiers.setItems(Tier.values());
        tiers.setItemLabelGenerator(tier -> getTranslation("tier." + tier.key()));
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        leak.addClassName("rk-form-note");
        compute.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        compute.addClickListener(click -> question().ifPresent(asked));
        preset.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                show(ReactivationPolicy.of(change.getValue()));
                question().ifPresent(changed);
            }
        });
        List<HasValue<?, ?>> fields =
                List.of(asOf, threshold, history, posts, lightMax, regularMax, payRatio, margin, regions, tiers);
        fields.forEach(field -> onChange(field, () -> question().ifPresent(changed)));

        var saved = new SavedPolicies(
                policies,
                policy -> {
                    show(policy);
                    question().ifPresent(changed);
                },
                () -> question().map(ReactivationQuestion::policy));
        var actions = new Div(compute);
        actions.addClassName("rk-form-actions");
        if (maySave) {
            actions.add(saved.saveButton());
        }
        add(
                group(asOf, preset, regions, tiers),
                group(threshold, history, lightMax, regularMax),
                group(posts, payRatio, margin, saved),
                leak,
                problem,
                actions);
    }

    /** Fills the form; nothing is told. */
    void show(ReactivationQuestion question) {
        filling = true;
        asOf.setValue(question.asOf());
        regions.setValue(question.regions());
        tiers.setValue(question.tiers());
        filling = false;
        show(question.policy());
    }

    private void show(ReactivationPolicy policy) {
        filling = true;
        preset.setValue(policy.preset());
        threshold.setValue(policy.risk().threshold().key());
        history.setValue(policy.risk().history());
        lightMax.setValue(policy.risk().lightMax());
        regularMax.setValue(policy.risk().regularMax());
        posts.setValue(policy.match().posts());
        payRatio.setValue(policy.match().payRatio());
        margin.setValue(policy.margin());
        leak.setVisible(policy.risk().history() == History.ALL);
        filling = false;
        problem.setText("");
        compute.setEnabled(true);
    }

    /** The question that the form holds; where it makes no sense, the form says why. */
    private Optional<ReactivationQuestion> question() {
        if (filling) {
            return Optional.empty();
        }
        try {
            leak.setVisible(history.getValue() == History.ALL);
            var question = new ReactivationQuestion(
                    need(asOf),
                    new ReactivationPolicy(
                            need(preset),
                            new RiskPolicy(
                                    CycleThreshold.parse(threshold.getValue().strip()),
                                    need(history),
                                    need(lightMax),
                                    need(regularMax)),
                            new MatchPolicy(need(posts), need(payRatio)),
                            need(margin)),
                    regions.getValue(),
                    tiers.getValue());
            problem.setText("");
            compute.setEnabled(true);
            return Optional.of(question);
        } catch (IllegalArgumentException wrong) {
            problem.setText(Refusal.words(wrong, getLocale()));
            compute.setEnabled(false);
            return Optional.empty();
        }
    }

    private <T, C extends Component & HasValue<?, T>> T need(C field) {
        if (field.isEmpty()) {
            throw new IllegalArgumentException(getTranslation(
                    "reactivation.field-missing", field.getElement().getProperty("label", "")));
        }
        return field.getValue();
    }

    private <T> void choose(Select<T> select, String labelKey, T[] choices, Function<T, String> key) {
        select.setLabel(getTranslation(labelKey));
        select.setItems(choices);
        select.setItemLabelGenerator(choice -> getTranslation(key.apply(choice)));
        select.addClassName("rk-select");
    }

    private static Div group(Component... fields) {
        var group = new Div(fields);
        group.addClassName("rk-fields");
        return group;
    }

    private static <V> void onChange(HasValue<?, V> field, Runnable told) {
        field.addValueChangeListener(change -> told.run());
    }
}
