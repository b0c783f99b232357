package dev.rekindle.kpi.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.kpi.Comparison;
import dev.rekindle.kpi.OverviewChoice;
import dev.rekindle.kpi.UserFilter;
import dev.rekindle.ui.DayField;
import dev.rekindle.ui.ManyField;
import dev.rekindle.ui.PhoneFold;
import dev.rekindle.ui.SegmentedFilter;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which days, compared with what, and of whom; what is chosen stands below as chips that can be taken away. */
final class OverviewFilters extends Div {

    private static final List<Integer> PRESETS = List.of(7, 30, 90, 365);

    private final LocalDate today;
    private final OverviewQuestion asked;
    private final Consumer<OverviewQuestion> ask;

    OverviewFilters(OverviewChoice choice, OverviewQuestion asked, LocalDate today, Consumer<OverviewQuestion> ask) {
        this.today = today;
        this.asked = asked;
        this.ask = ask;
        addClassName("rk-stack");
        var filter = asked.filter();
        var fields = new Div(
                presets(),
                day("overview.from", asked.from(), day -> askRange(day, asked.to())),
                day("overview.to", asked.to(), day -> askRange(asked.from(), day)),
                comparison(),
                choice(
                        "overview.segment",
                        choice.groups(),
                        filter.groups(),
                        chosen -> askOf(new UserFilter(chosen, filter.regions(), filter.tiers()))),
                choice(
                        "overview.region",
                        choice.regions(),
                        filter.regions(),
                        chosen -> askOf(new UserFilter(filter.groups(), chosen, filter.tiers()))),
                choice(
                        "overview.tier",
                        OverviewUrl.TIERS,
                        filter.tiers(),
                        chosen -> askOf(new UserFilter(filter.groups(), filter.regions(), chosen))));
        fields.addClassName("rk-controls");
        add(new PhoneFold(getTranslation("overview.fold", words(asked)), fields));
        if (!filter.isEverybody()) {
            add(chips(filter));
        }
    }

    private String words(OverviewQuestion asked) {
        return asked.lastDays() == null
                ? asked.from() + " – " + asked.to()
                : getTranslation("overview.last-days", asked.lastDays());
    }

    private SegmentedFilter<Integer> presets() {
        var presets = new SegmentedFilter<>(
                getTranslation("overview.range"), PRESETS, days -> getTranslation("overview.last-days", days));
        if (asked.lastDays() != null && PRESETS.contains(asked.lastDays())) {
            presets.setValue(asked.lastDays());
        }
        presets.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null) {
                ask.accept(OverviewQuestion.last(chosen.getValue(), today, asked.filter(), asked.comparison()));
            }
        });
        return presets;
    }

    private DayField day(String label, LocalDate value, Consumer<LocalDate> choose) {
        var field = new DayField(getTranslation(label), value);
        field.setMax(today);
        field.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && !field.isInvalid()) {
                choose.accept(chosen.getValue());
            }
        });
        return field;
    }

    private SegmentedFilter<Comparison> comparison() {
        var comparison = new SegmentedFilter<>(
                getTranslation("overview.compare"),
                List.of(Comparison.values()),
                with -> getTranslation("overview.compare." + with.key()));
        comparison.setValue(asked.comparison());
        comparison.addValueChangeListener(chosen -> ask.accept(
                new OverviewQuestion(asked.lastDays(), asked.from(), asked.to(), asked.filter(), chosen.getValue())));
        return comparison;
    }

    private <T> ManyField<T> choice(String label, List<T> items, Set<T> chosen, Consumer<Set<T>> choose) {
        var box = new ManyField<T>(getTranslation(label));
        box.setItems(items);
        box.setItemLabelGenerator(this::name);
        box.setValue(chosen);
        box.addValueChangeListener(change -> choose.accept(change.getValue()));
        return box;
    }

    private String name(Object item) {
        return OverviewUrl.TIERS.contains(item) ? getTranslation("tier." + item) : String.valueOf(item);
    }

    private Div chips(UserFilter filter) {
        var chips = new Div();
        chips.addClassNames("rk-controls", "rk-chips");
        filter.groups().stream()
                .sorted()
                .forEach(group -> chips.add(chip(
                        "overview.segment",
                        group,
                        () -> askOf(
                                new UserFilter(without(filter.groups(), group), filter.regions(), filter.tiers())))));
        filter.regions().stream()
                .sorted()
                .forEach(region -> chips.add(chip(
                        "overview.region",
                        region,
                        () -> askOf(
                                new UserFilter(filter.groups(), without(filter.regions(), region), filter.tiers())))));
        filter.tiers().stream()
                .sorted()
                .forEach(tier -> chips.add(chip(
                        "overview.tier",
                        tier,
                        () -> askOf(
                                new UserFilter(filter.groups(), filter.regions(), without(filter.tiers(), tier))))));
        var clear = new Button(getTranslation("overview.clear"), click -> askOf(UserFilter.EVERYBODY));
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        chips.add(clear);
        return chips;
    }

    private Span chip(String label, Object value, Runnable remove) {
        var words = getTranslation(label) + ": " + name(value);
        var button = new Button("×", click -> remove.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("overview.remove", words));
        var chip = new Span(new Span(words), button);
        chip.addClassNames("rk-badge", "rk-chip");
        return chip;
    }

    private static <T> Set<T> without(Set<T> all, T one) {
        var rest = new HashSet<>(all);
        rest.remove(one);
        return rest;
    }

    private void askRange(LocalDate from, LocalDate to) {
        var isInOrder = !to.isBefore(from);
        ask.accept(new OverviewQuestion(
                null, isInOrder ? from : to, isInOrder ? to : from, asked.filter(), asked.comparison()));
    }

    private void askOf(UserFilter filter) {
        ask.accept(new OverviewQuestion(asked.lastDays(), asked.from(), asked.to(), filter, asked.comparison()));
    }
}
