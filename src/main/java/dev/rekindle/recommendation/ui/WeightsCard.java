package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.chart.ChartColor;
import dev.rekindle.chart.LineChart;
import dev.rekindle.chart.Series;
import dev.rekindle.chart.Unit;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.LearningDecision;
import dev.rekindle.recommendation.LearningDecision.Choice;
import dev.rekindle.recommendation.LearningDecision.Kind;
import dev.rekindle.recommendation.LearningService;
import dev.rekindle.recommendation.ProgrammeKind;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What was learned about the programmes of a kind for a segment: weights over time, each decision, and how to stop it.
 */
class WeightsCard extends Composite<LoadingCard<WeightsCard.Answer>> {

    private static final int DAYS = 90;
    private static final int DECISIONS = 10;

    /** One for each line; offers of one choice are few. */
    private static final List<ChartColor> COLORS = List.of(
            ChartColor.ARM_A,
            ChartColor.ARM_B,
            ChartColor.ACCENT,
            ChartColor.MEDIUM,
            ChartColor.WHALE,
            ChartColor.NEUTRAL);

    private final LearningService learning;
    private final CatalogueService catalogue;
    private final Background background;
    private final boolean mayEdit;
    private final Select<Choice> choice = new Select<>();

    /** @param differing decisions on record that come out differently when they are made again */
    record Answer(List<LearningDecision> decisions, Catalogue catalogue, List<Long> differing) {}

    WeightsCard(LearningService learning, CatalogueService catalogue, Background background, boolean mayEdit) {
        this.learning = learning;
        this.catalogue = catalogue;
        this.background = background;
        this.mayEdit = mayEdit;
        choice.addClassName("rk-choice");
        choice.setAriaLabel(getTranslation("recommendations.choice"));
        choice.setItems(choices());
        choice.setItemLabelGenerator(WeightsCard::name);
        choice.setValue(new Choice(2, ProgrammeKind.EVENT));
        choice.addValueChangeListener(change -> ask());
    }

    @Override
    protected LoadingCard<Answer> initContent() {
        var asked = chosen();
        return TableExports.card(
                        background,
                        getTranslation("recommendations.weights"),
                        () -> answer(asked),
                        this::show,
                        "weights")
                .controls(choice);
    }

    private void ask() {
        var asked = chosen();
        getContent().reload(() -> answer(asked));
    }

    private Answer answer(Choice asked) {
        var since = LocalDate.now(background.clock()).minusDays(DAYS);
        return new Answer(learning.decisions(asked, since), catalogue.catalogue(), learning.replay());
    }

    private Component show(Answer answer) {
        var content = new Div();
        content.addClassName("rk-stack");
        var decisions = answer.decisions();
        if (decisions.isEmpty()) {
            content.add(new EmptyState(
                    getTranslation("recommendations.nothing-learned"),
                    getTranslation("recommendations.nothing-learned.do")));
        } else {
            var names = new OfferNames(answer.catalogue());
            content.add(
                    chart(decisions, names),
                    log(decisions, names),
                    new Paragraph(
                            answer.differing().isEmpty()
                                    ? getTranslation("recommendations.record-holds")
                                    : getTranslation(
                                            "recommendations.record-differs",
                                            answer.differing().stream()
                                                    .map(String::valueOf)
                                                    .collect(Collectors.joining(", ")))));
        }
        if (mayEdit) {
            content.add(buttons(!decisions.isEmpty() && decisions.getLast().kind() == Kind.FROZEN));
        }
        return content;
    }

    private Component chart(List<LearningDecision> decisions, OfferNames names) {
        var offers = new TreeSet<String>();
        decisions.forEach(decision -> offers.addAll(decision.learned().weights().keySet()));
        var sorted = List.copyOf(offers);
        var byDay = decisions.stream()
                .collect(Collectors.toMap(
                        LearningDecision::asOf, decision -> decision, (before, after) -> after, TreeMap::new));
        var chart = new LineChart(getTranslation("recommendations.weights-over-time"));
        chart.setUnit(Unit.PERCENT);
        chart.setAxisTitles(getTranslation("segments.day"), getTranslation("recommendations.weight"));
        chart.setDays(
                List.copyOf(byDay.keySet()),
                IntStream.range(0, sorted.size())
                        .mapToObj(place -> new Series(
                                names.name(sorted.get(place)),
                                COLORS.get(place % COLORS.size()),
                                new ArrayList<>(byDay.values().stream()
                                        .map(decision ->
                                                decision.learned().weights().get(sorted.get(place)))
                                        .toList())))
                        .toList());
        return chart;
    }

    private Component log(List<LearningDecision> decisions, OfferNames names) {
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("recommendations.decided"),
                        getTranslation("recommendations.decision"),
                        getTranslation("recommendations.new-counts"),
                        getTranslation("recommendations.weights-then"))
                .words(1, 2, 3);
        decisions.reversed().stream()
                .limit(DECISIONS)
                .forEach(decision -> table.row(
                        formats.dateTime(
                                decision.decidedAt().atZone(background.clock().getZone())),
                        new Span(getTranslation("recommendations.decision." + decision.kind()) + " · "
                                + decision.decidedBy()),
                        lines(decision.learned().counts().entrySet().stream()
                                .map(offer -> names.name(offer.getKey()) + ": "
                                        + formats.count(offer.getValue().conversions()) + " / "
                                        + formats.count(offer.getValue().impressions()))
                                .toList()),
                        lines(decision.learned().weights().entrySet().stream()
                                .map(offer -> names.name(offer.getKey()) + ": " + formats.share(offer.getValue()))
                                .toList())));
        return table;
    }

    private static Component lines(List<String> texts) {
        return new Div(texts.stream().map(text -> new Div(new Span(text))).toArray(Component[]::new));
    }

    private Component buttons(boolean isFrozen) {
        var freeze = isFrozen
                ? new Button(getTranslation("recommendations.release"), click -> {
                    learning.release(chosen());
                    ask();
                })
                : new Button(getTranslation("recommendations.freeze"), click -> {
                    learning.freeze(chosen());
                    ask();
                });
        var reset = new Button(getTranslation("recommendations.reset"), click -> confirmReset());
        reset.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var buttons = new Div(freeze, reset);
        buttons.addClassName("rk-controls");
        return buttons;
    }

    private void confirmReset() {
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("recommendations.reset.title", name(chosen())));
        dialog.setText(getTranslation("recommendations.reset.loss"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("confirm.keep"));
        dialog.setConfirmText(getTranslation("recommendations.reset"));
        dialog.addConfirmListener(confirmed -> {
            learning.reset(chosen());
            ask();
        });
        dialog.open();
    }

    private Choice chosen() {
        return Objects.requireNonNull(choice.getValue());
    }

    private static String name(Choice choice) {
        return RewardLevel.groups(choice.rewardLevel()) + " · "
                + I18NProvider.translate("recommendations.kind." + choice.kind());
    }

    private static List<Choice> choices() {
        return IntStream.iterate(RewardLevel.HIGHEST, level -> level >= 0, level -> level - 1)
                .boxed()
                .flatMap(level -> Arrays.stream(ProgrammeKind.values()).map(kind -> new Choice(level, kind)))
                .toList();
    }
}
