package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.segment.Bound;
import dev.rekindle.segment.SegmentGroup;
import dev.rekindle.segment.SegmentPolicy;
import dev.rekindle.segment.SegmentPolicyService;
import dev.rekindle.segment.SegmentRegroupService;
import dev.rekindle.segment.SegmentRules;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.segment.WhatIf;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.SmallTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules of a policy as a form that shows at once what moving a threshold would do. Nothing is kept until an admin
 * saves it as a version, and nobody moves until it is activated.
 */
final class PolicyEditor extends Div {

    private static final List<Bound> SHOWN = List.of(
            Bound.MAX_RECENCY_DAYS,
            Bound.MIN_FREQUENCY,
            Bound.MAX_FREQUENCY,
            Bound.MIN_MONETARY,
            Bound.MAX_MONETARY,
            Bound.MIN_VISITS,
            Bound.MAX_VISITS,
            Bound.MIN_BALANCE);

    private final SegmentService segments;
    private final SegmentPolicyService policies;
    private final SegmentRegroupService regroup;
    private final Runnable activated;
    private final Select<SegmentPolicy> policy = new Select<>();
    private final Div form = new Div();
    private final Paragraph problem = new Paragraph();
    private final TextField name = new TextField(getTranslation("segments.policy-name"));
    private final Button activate = new Button(getTranslation("segments.activate"), click -> activate());
    private final Map<String, Map<Bound, BigDecimalField>> fields = new TreeMap<>();
    private final LoadingCard<WhatIf> whatIf;
    private final Background background;

    PolicyEditor(
            SegmentService segments,
            SegmentPolicyService policies,
            SegmentRegroupService regroup,
            Background background,
            boolean mayActivate,
            Runnable activated) {
        this.segments = segments;
        this.policies = policies;
        this.regroup = regroup;
        this.background = background;
        this.activated = activated;
        this.whatIf = TableExports.card(
                        background,
                        getTranslation("segments.what-if"),
                        () -> segments.whatIf(rules().orElseThrow()),
                        this::show,
                        "policy")
                .plain();
        addClassName("rk-stack");
        policy.setLabel(getTranslation("segments.policy"));
        policy.setItemLabelGenerator(PolicyEditor::label);
        // New items take the value away before another one is set.
        policy.addValueChangeListener(change ->
                Optional.ofNullable(change.getValue()).map(SegmentPolicy::rules).ifPresent(this::fill));
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        activate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var save = new Div(name, activate);
        save.addClassName("rk-controls");
        save.setVisible(mayActivate);
        add(policy, form, problem, save, whatIf);
        choose(policies.active());
    }

    private void choose(SegmentPolicy chosen) {
        policy.setItems(policies.policies().stream()
                .sorted(Comparator.comparing(SegmentPolicy::name)
                        .thenComparing(
                                Comparator.comparing(SegmentPolicy::version).reversed()))
                .toList());
        policy.setValue(chosen);
    }

    private static String label(SegmentPolicy version) {
        return version.name() + " v" + version.version() + (version.active() ? " ✓" : "");
    }

    private void fill(SegmentRules rules) {
        fields.clear();
        var table = new SmallTable(Stream.concat(
                        Stream.of(getTranslation("segments.group")),
                        SHOWN.stream().map(bound -> getTranslation("segments.bound." + bound.key())))
                .toArray(String[]::new));
        for (var group : rules.groups().reversed()) {
            var bounds = new EnumMap<Bound, BigDecimalField>(Bound.class);
            var cells = new ArrayList<Component>();
            for (var bound : SHOWN) {
                var field = new BigDecimalField();
                field.addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
                field.setAriaLabel(group.name() + ": " + getTranslation("segments.bound." + bound.key()));
                field.setValue(group.bounds().get(bound));
                field.setValueChangeMode(ValueChangeMode.LAZY);
                field.addValueChangeListener(change -> ask());
                bounds.put(bound, field);
                cells.add(field);
            }
            fields.put(group.name(), bounds);
            table.row(group.name(), cells.toArray(Component[]::new));
        }
        form.addClassName("rk-stack");
        form.removeAll();
        form.add(table, new Paragraph(getTranslation("segments.last-group", rules.lastGroup())));
        name.setValue(Objects.requireNonNull(policy.getValue()).name());
        ask();
    }

    private void ask() {
        var rules = rules();
        activate.setEnabled(rules.isPresent());
        rules.ifPresent(edited -> whatIf.reload(() -> segments.whatIf(edited)));
    }

    /** The rules that the form holds; where they make no sense it says why. */
    private Optional<SegmentRules> rules() {
        var before = Objects.requireNonNull(policy.getValue()).rules();
        try {
            var groups = before.groups().stream().map(this::edited).toList();
            problem.setText("");
            return Optional.of(new SegmentRules(
                    before.windowDays(),
                    before.frequency(),
                    before.frequencyKey(),
                    before.monetary(),
                    before.monetaryKey(),
                    before.visits(),
                    groups,
                    before.lastGroup()));
        } catch (IllegalArgumentException wrong) {
            problem.setText(Refusal.words(wrong, getLocale()));
            return Optional.empty();
        }
    }

    private SegmentGroup edited(SegmentGroup before) {
        var bounds = new EnumMap<Bound, BigDecimal>(Bound.class);
        bounds.putAll(before.bounds());
        fields.getOrDefault(before.name(), Map.of()).forEach((bound, field) -> {
            if (field.isEmpty()) {
                bounds.remove(bound);
            } else {
                bounds.put(bound, field.getValue());
            }
        });
        return new SegmentGroup(before.name(), bounds);
    }

    private Component show(WhatIf answer) {
        var formats = Formats.current();
        var groups = new SmallTable(
                getTranslation("segments.group"), getTranslation("segments.users"), getTranslation("segments.share"));
        answer.groups()
                .forEach(group -> groups.row(
                        group.group(),
                        formats.count(group.users()),
                        answer.users() == 0 ? "–" : formats.exactShare(group.users() / (double) answer.users())));
        var borders = new SmallTable(getTranslation("segments.border"), getTranslation("segments.near-border"));
        answer.borders()
                .forEach(border -> borders.row(
                        border.group() + ": "
                                + getTranslation(
                                        "segments.bound." + border.bound().key()) + " "
                                + formats.decimal(border.value().doubleValue(), 2),
                        formats.count(border.users())));
        var flows = flows(answer);
        var both = new Div(groups, flows, borders);
        both.addClassName("rk-charts");
        return both;
    }

    private SmallTable flows(WhatIf answer) {
        var formats = Formats.current();
        var to = answer.groups().stream().map(WhatIf.GroupUsers::group).toList();
        var table = new SmallTable(Stream.concat(Stream.of(getTranslation("segments.from-to")), to.stream())
                .toArray(String[]::new));
        answer.flows().stream()
                .map(WhatIf.Flow::from)
                .distinct()
                .forEach(from -> table.row(
                        from,
                        to.stream()
                                .map(group -> answer.flows().stream()
                                        .filter(flow -> flow.from().equals(from)
                                                && flow.to().equals(group))
                                        .mapToLong(WhatIf.Flow::users)
                                        .sum())
                                .map(users -> new Span(formats.count(users)))
                                .toArray(Component[]::new)));
        return table;
    }

    /** Saves what the form holds as a version, makes it the active one and takes everybody into their new group. */
    private void activate() {
        rules().ifPresent(rules -> {
            try {
                var saved = policies.save(name.getValue().strip(), rules);
                var active = policies.activate(saved.name(), saved.version());
                choose(active);
                var followed = background.submit(() -> regroup.followPolicy(users -> {}));
                whatIf.reload(() -> {
                    followed.get();
                    return segments.whatIf(rules);
                });
                activated.run();
            } catch (IllegalArgumentException wrong) {
                problem.setText(Refusal.words(wrong, getLocale()));
            }
        });
    }
}
