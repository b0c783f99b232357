package dev.rekindle.segment.ui;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rekindle.segment.AudienceCondition;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceConditions.Range;
import dev.rekindle.ui.ManyField;
import dev.rekindle.ui.Refusal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The conditions of an audience as fields. Every change is told as soon as it makes sense. */
final class AudienceForm extends Div {

    private record Ends(BigDecimalField min, BigDecimalField max) {}

    private final Map<AudienceCondition, Ends> ranges = new EnumMap<>(AudienceCondition.class);
    private final ManyField<String> segments = new ManyField<>(name(AudienceCondition.SEGMENT));
    private final ManyField<Integer> regions = new ManyField<>(name(AudienceCondition.REGION));
    private final ManyField<String> tiers = new ManyField<>(name(AudienceCondition.TIER));
    private final Span problem = new Span();
    private final Consumer<AudienceConditions> changed;

    private boolean filling;

    /**
     * Makes an empty form; {@link #show} fills it.
     *
     * @param changed told of all conditions the form comes to hold, as soon as they make sense
     */
    AudienceForm(Collection<String> groups, Collection<Integer> everyRegion, Consumer<AudienceConditions> changed) {
        this.changed = changed;
        addClassName("rk-stack");
        var numbers = new Div();
        numbers.addClassName("rk-fields");
        for (var condition : AudienceCondition.values()) {
            if (condition.isRange()) {
                var ends = new Ends(
                        new BigDecimalField(getTranslation("audiences.min", name(condition))),
                        new BigDecimalField(getTranslation("audiences.max", name(condition))));
                ranges.put(condition, ends);
                numbers.add(ends.min(), ends.max());
                ends.min().setValueChangeMode(ValueChangeMode.LAZY);
                ends.max().setValueChangeMode(ValueChangeMode.LAZY);
                tell(ends.min());
                tell(ends.max());
            }
        }
        segments.setItems(groups);
        regions.setItems(everyRegion);
        tiers.setItems(AudienceConditions.TIERS);
        tiers.setItemLabelGenerator(tier -> getTranslation("tier." + tier));
        tell(segments);
        tell(regions);
        tell(tiers);
        var sets = new Div(segments, regions, tiers);
        sets.addClassName("rk-fields");
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        var clear = new Button(getTranslation("audiences.clear"), click -> {
            show(AudienceConditions.NONE);
            changed.accept(AudienceConditions.NONE);
        });
        clear.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        add(numbers, sets, problem, new Div(clear));
    }

    private void tell(HasValue<?, ?> field) {
        field.addValueChangeListener(change -> {
            if (!filling) {
                conditions().ifPresent(changed);
            }
        });
    }

    /** Fills the form; nothing is told. */
    void show(AudienceConditions conditions) {
        filling = true;
        ranges.forEach((condition, ends) -> {
            var range = conditions.ranges().get(condition);
            ends.min().setValue(range == null ? null : range.min());
            ends.max().setValue(range == null ? null : range.max());
        });
        segments.setValue(conditions.segments());
        regions.setValue(conditions.regions());
        tiers.setValue(conditions.tiers());
        problem.setText("");
        filling = false;
    }

    /** The conditions that the form holds; where they make no sense it says why. */
    Optional<AudienceConditions> conditions() {
        try {
            var given = new EnumMap<AudienceCondition, Range>(AudienceCondition.class);
            ranges.forEach((condition, ends) -> {
                if (!ends.min().isEmpty() || !ends.max().isEmpty()) {
                    given.put(
                            condition,
                            new Range(ends.min().getValue(), ends.max().getValue()));
                }
            });
            problem.setText("");
            return Optional.of(
                    new AudienceConditions(given, segments.getValue(), regions.getValue(), tiers.getValue()));
        } catch (IllegalArgumentException wrong) {
            problem.setText(Refusal.words(wrong, getLocale()));
            return Optional.empty();
        }
    }

    private String name(AudienceCondition condition) {
        return getTranslation("audiences.condition." + condition.key());
    }
}
