package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.campaign.Arm;
import dev.rekindle.reactivation.Preset;
import dev.rekindle.reactivation.ReactivationDocument;
import dev.rekindle.reactivation.ReactivationPolicy;
import dev.rekindle.reactivation.ReactivationQuestion;
import dev.rekindle.reactivation.ReactivationService;
import dev.rekindle.reactivation.SavedPolicyService;
import dev.rekindle.risk.Tier;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two policies side by side: the one on the page, and one chosen here, a preset, a saved one, or any that was computed
 * during this visit. Asks nothing until one is chosen.
 */
final class CompareCard extends Card {

    /** Both answers, from the same question but for the policy. */
    private record Both(ReactivationDocument here, ReactivationDocument other, ReactivationPolicy otherPolicy) {}

    private final ReactivationService service;
    private final Background background;
    private final Select<ReactivationPolicy> other = new Select<>();
    private final Set<ReactivationPolicy> choices = new LinkedHashSet<>();
    private final Div answer = new Div();

    private @Nullable ReactivationQuestion question;

    CompareCard(ReactivationService service, SavedPolicyService policies, Background background) {
        super(I18NProvider.translate("reactivation.compare"));
        this.service = service;
        this.background = background;
        wide();
        for (var preset : Preset.values()) {
            choices.add(ReactivationPolicy.of(preset));
        }
        policies.saved().forEach(saved -> choices.add(saved.policy()));
        other.setLabel(getTranslation("reactivation.compare-with"));
        other.setItems(List.copyOf(choices));
        other.setItemLabelGenerator(Numbers::policy);
        other.addValueChangeListener(change -> compare());
        with(other, answer);
    }

    void show(ReactivationQuestion asked) {
        question = asked;
        var chosen = other.getValue();
        if (choices.add(asked.policy())) {
            other.setItems(List.copyOf(choices));
            other.setValue(chosen);
        }
        compare();
    }

    private void compare() {
        answer.removeAll();
        var with = other.getValue();
        var here = question;
        if (with != null && here != null) {
            var otherwise = new ReactivationQuestion(here.asOf(), with, here.regions(), here.tiers());
            answer.add(new LoadingCard<>(
                            background,
                            getTranslation("reactivation.compare"),
                            () -> new Both(service.document(here), service.document(otherwise), with),
                            this::table)
                    .plain());
        }
    }

    private Component table(Both both) {
        var formats = Formats.current();
        var table = new SmallTable(
                "",
                getTranslation("reactivation.this-policy"),
                Numbers.policy(both.otherPolicy()),
                getTranslation("reactivation.change"));
        count(table, "reactivation.evaluable", both, ReactivationDocument::evaluable);
        count(table, "reactivation.high-risk", both, ReactivationDocument::highRisk);
        for (var tier : Tier.values()) {
            var name = getTranslation("tier." + tier.key());
            cell(
                    table,
                    name + ": " + getTranslation("reactivation.threshold-days"),
                    both,
                    document -> Optional.ofNullable(document.tiers().get(tier.key()))
                            .map(ReactivationDocument.TierFields::thresholdDays)
                            .map(days -> formats.decimal(days, 2))
                            .orElse("–"));
        }
        count(table, "reactivation.matched", both, document -> document.matching()
                .potential()
                .matchedUsers());
        count(table, "reactivation.all-pairs", both, document -> document.matching()
                .potential()
                .pairs());
        for (var arm : Arm.values()) {
            cell(
                    table,
                    arm.label() + ": " + getTranslation("reactivation.apply-rate"),
                    both,
                    document -> Optional.ofNullable(
                                    document.outcome().targets().arms().get(arm))
                            .map(ReactivationDocument.ArmOutcome::applyRate)
                            .map(formats::exactShare)
                            .orElse("–"));
        }
        cell(
                table,
                getTranslation("reactivation.decision"),
                both,
                document -> getTranslation(
                        "reactivation.rule-name." + document.decision().rule()));
        return table;
    }

    private void count(SmallTable table, String key, Both both, Function<ReactivationDocument, Long> count) {
        var formats = Formats.current();
        long here = count.apply(both.here());
        long other = count.apply(both.other());
        table.row(
                getTranslation(key),
                new Span(formats.count(here)),
                new Span(formats.count(other)),
                new Span((other >= here ? "+" : "") + formats.count(other - here)));
    }

    private static void cell(SmallTable table, String name, Both both, Function<ReactivationDocument, String> text) {
        table.row(name, text.apply(both.here()), text.apply(both.other()), "");
    }
}
