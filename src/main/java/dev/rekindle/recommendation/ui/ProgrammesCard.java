package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.Programme;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SegmentedFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The catalogue, segment by segment: what is offered, what it costs, whether it runs, and if not why. */
final class ProgrammesCard extends Div {

    private final CatalogueService service;
    private final LocalDate today;
    private final boolean mayEdit;
    private final Runnable changed;
    private final SegmentedFilter<Integer> level =
            new SegmentedFilter<>(getTranslation("segments.group"), List.of(3, 2, 1, 0), RewardLevel::groups);
    private final Div items = new Div();
    private @Nullable Catalogue known;

    ProgrammesCard(CatalogueService service, LocalDate today, boolean mayEdit, Runnable changed) {
        this.service = service;
        this.today = today;
        this.mayEdit = mayEdit;
        this.changed = changed;
        addClassName("rk-stack");
        items.addClassName("rk-messages");
        level.setValue(RewardLevel.HIGHEST);
        level.addValueChangeListener(change -> show());
        var add = new Button(getTranslation("recommendations.new-programme"), click -> edit(null));
        add.setVisible(mayEdit);
        var controls = new Div(level, add);
        controls.addClassName("rk-controls");
        add(controls, items);
    }

    Component show(Catalogue catalogue) {
        known = catalogue;
        show();
        return this;
    }

    private void show() {
        items.removeAll();
        var catalogue = known;
        if (catalogue != null) {
            catalogue.programmes().stream()
                    .filter(programme -> programme.rewardLevel() == level.getValue())
                    .map(programme -> item(programme, catalogue))
                    .forEach(items::add);
        }
    }

    private Component item(Programme programme, Catalogue catalogue) {
        var korean = OfferNames.isKorean();
        var state = programme.state(today, catalogue.granted(today));
        var badge = new Span(getTranslation("recommendations.state." + state));
        badge.addClassNames("rk-badge", "rk-programme-" + state.name().toLowerCase(Locale.ROOT));
        var box = new Div(
                new Span(getTranslation("recommendations.kind." + programme.kind())),
                new H3(programme.title(korean)),
                new Paragraph(programme.message(korean)),
                new Div(badge),
                new Span(String.join(" · ", facts(programme, catalogue))));
        if (mayEdit) {
            var edit = new Button(getTranslation("recommendations.edit"), click -> edit(programme));
            edit.setAriaLabel(getTranslation("recommendations.edit") + ": " + programme.title(korean));
            edit.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(edit);
        }
        box.addClassName("rk-message");
        return box;
    }

    private List<String> facts(Programme programme, Catalogue catalogue) {
        var formats = Formats.current();
        var facts = new ArrayList<String>();
        var tokens = programme.costTokens();
        facts.add(
                tokens == null
                        ? getTranslation(
                                programme.costsCash() ? "recommendations.costs-cash" : "recommendations.costs-nothing")
                        : getTranslation("recommendations.costs-tokens", formats.decimal(tokens.doubleValue(), 2)));
        if (programme.fromDay() != null) {
            facts.add(getTranslation("recommendations.from-day", formats.date(programme.fromDay())));
        }
        if (programme.untilDay() != null) {
            facts.add(getTranslation("recommendations.until-day", formats.date(programme.untilDay())));
        }
        if (programme.riskProfile() != null) {
            facts.add(programme.riskProfile());
        }
        if (programme.adultContentId() != null) {
            facts.add(getTranslation("recommendations.adult"));
        }
        var weight = catalogue.weights().get(programme.programmeId());
        if (weight != null) {
            facts.add(getTranslation("recommendations.weight") + ": " + formats.share(weight));
        }
        return facts;
    }

    private void edit(@Nullable Programme programme) {
        var catalogue = known;
        if (catalogue != null) {
            new ProgrammeEditor(programme, level.getValue(), catalogue, edited -> {
                        service.put(edited);
                        changed.run();
                    })
                    .open();
        }
    }
}
