package dev.rekindle.retention.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rekindle.retention.CohortFilter;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortSplit;
import dev.rekindle.retention.FilterChoices;
import dev.rekindle.retention.RetentionMode;
import dev.rekindle.ui.DayField;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.PhoneFold;
import dev.rekindle.ui.SegmentedFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is asked of the page: periods, day, and of whom. Every change is asked at once. */
final class CohortForm extends Section {

    private final SegmentedFilter<CohortPeriod> period = new SegmentedFilter<>(
            getTranslation("cohorts.period"),
            List.of(CohortPeriod.values()),
            each -> getTranslation("cohorts.period." + each.key()));
    private final SegmentedFilter<RetentionMode> mode = new SegmentedFilter<>(
            getTranslation("cohorts.mode"),
            List.of(RetentionMode.values()),
            each -> getTranslation("cohorts.mode." + each.key()));
    private final DayField asOf = new DayField(getTranslation("cohorts.as-of"));
    private final Select<Integer> last = new Select<>();
    private final ComboBox<String> segment = choice("cohorts.segment", Function.identity());
    private final ComboBox<Integer> region = choice("cohorts.region", String::valueOf);
    private final ComboBox<String> firstAction = choice("cohorts.first-action", Function.identity());
    private final ComboBox<LocalDate> campaign = choice("cohorts.campaign", Formats.current()::date);
    private final ComboBox<String> arm = choice("cohorts.arm", Function.identity());
    private final Select<CohortSplit> split = new Select<>();
    private final Span badge = new Span();
    private final Button clear = new Button(getTranslation("cohorts.clear"));

    private boolean filling;

    CohortForm(Consumer<CohortSelection> asked) {
        addClassName("rk-card");
        asOf.setClearButtonVisible(true);
        asOf.setPlaceholder(getTranslation("cohorts.live"));
        last.setLabel(getTranslation("cohorts.last"));
        last.setItems(CohortSelection.LENGTHS);
        arm.setItems(CohortFilter.ARMS);
        split.setLabel(getTranslation("cohorts.split"));
        split.setItems(CohortSplit.values());
        split.setItemLabelGenerator(each -> getTranslation("cohorts.split." + each.key()));
        badge.addClassName("rk-badge");
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(click -> asked.accept(selection().withoutFilters()));
        List<HasValue<?, ?>> fields =
                List.of(period, mode, asOf, last, segment, region, firstAction, campaign, arm, split);
        fields.forEach(field -> field.addValueChangeListener(change -> {
            if (!filling && !period.isEmpty() && !mode.isEmpty()) {
                asked.accept(selection());
            }
        }));
        add(new PhoneFold(
                getTranslation("cohorts.fold"),
                row(period, mode, asOf, last),
                row(segment, region, firstAction, campaign, arm, split, badge, clear)));
    }

    /** Fills the form; nothing is asked. */
    void show(CohortSelection selection) {
        filling = true;
        period.setValue(selection.period());
        mode.setValue(selection.mode());
        asOf.setValue(selection.asOf());
        last.setValue(selection.last());
        segment.setValue(selection.filter().segment());
        region.setValue(selection.filter().region());
        firstAction.setValue(selection.filter().firstAction());
        campaign.setValue(selection.filter().campaign());
        arm.setValue(selection.filter().arm());
        split.setValue(selection.split());
        filling = false;
        var byArm = selection.split().isRandomised() || selection.filter().arm() != null;
        arm.setEnabled(selection.filter().campaign() != null);
        badge.setText(getTranslation(byArm ? "cohorts.randomised" : "cohorts.observational"));
        badge.setTitle(getTranslation(byArm ? "cohorts.randomised.means" : "cohorts.observational.means"));
        var isPart = !selection.filters().isEmpty() || selection.split() != CohortSplit.NONE;
        badge.setVisible(isPart);
        clear.setVisible(isPart);
    }

    /** What there is to choose from; what is chosen stays so. */
    void offer(FilterChoices choices) {
        filling = true;
        offer(segment, choices.segments());
        offer(region, choices.regions());
        offer(firstAction, choices.firstActions());
        offer(campaign, choices.campaigns());
        filling = false;
    }

    private static <T> void offer(ComboBox<T> field, List<T> items) {
        var chosen = field.getValue();
        field.setItems(items);
        field.setValue(chosen);
    }

    private CohortSelection selection() {
        var day = campaign.getValue();
        var by = split.getValue();
        return new CohortSelection(
                period.getValue(),
                mode.getValue(),
                asOf.getValue(),
                last.getValue(),
                new CohortFilter(
                        segment.getValue(),
                        region.getValue(),
                        firstAction.getValue(),
                        day,
                        day == null ? null : arm.getValue()),
                day == null && by == CohortSplit.ARM ? CohortSplit.NONE : by);
    }

    private <T extends @Nullable Object> ComboBox<T> choice(String key, Function<T, String> name) {
        var field = new ComboBox<T>(getTranslation(key));
        field.setItems(List.of());
        field.setItemLabelGenerator(name::apply);
        field.setClearButtonVisible(true);
        field.setPlaceholder(getTranslation("cohorts.everyone"));
        return field;
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("rk-controls");
        return row;
    }
}
