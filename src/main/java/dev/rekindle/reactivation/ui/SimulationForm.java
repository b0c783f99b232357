package dev.rekindle.reactivation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.SimulationAssumptions;
import dev.rekindle.campaign.SimulationAssumptions.Response;
import dev.rekindle.ui.SmallTable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What one supposes about a campaign, in users and percent. */
final class SimulationForm extends Div {

    private final IntegerField usersPerArm = new IntegerField(getTranslation("simulation.users-per-arm"));
    private final BigDecimalField matchedShare = percent(getTranslation("simulation.matched-share"));
    private final BigDecimalField margin = percent(getTranslation("simulation.margin"));
    private final Map<Arm, ArmFields> arms = new EnumMap<>(Arm.class);
    private final Span problem = new Span();

    /** The three fields of one arm. */
    private record ArmFields(BigDecimalField matched, BigDecimalField unmatched, BigDecimalField blocking) {}

    SimulationForm(Consumer<SimulationAssumptions> asked) {
        usersPerArm.setMin(1);
        usersPerArm.setMax(SimulationAssumptions.MOST_USERS_PER_ARM);
        var table = new SmallTable(
                getTranslation("simulation.arm"),
                getTranslation("simulation.applies-matched"),
                getTranslation("simulation.applies-unmatched"),
                getTranslation("simulation.blocks"));
        for (var arm : Arm.values()) {
            var fields = new ArmFields(
                    cell(arm, "simulation.applies-matched"),
                    cell(arm, "simulation.applies-unmatched"),
                    cell(arm, "simulation.blocks"));
            arms.put(arm, fields);
            table.row(arm.label(), fields.matched(), fields.unmatched(), fields.blocking());
        }
        problem.addClassName("rk-form-problem");
        problem.getElement().setAttribute("role", "alert");
        var simulate = new Button(getTranslation("simulation.simulate"), click -> ask(asked));
        simulate.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var general = new Div(usersPerArm, matchedShare, margin);
        general.addClassName("rk-fields");
        add(general, table, problem, simulate);
    }

    void show(SimulationAssumptions assumptions) {
        usersPerArm.setValue(assumptions.usersPerArm());
        matchedShare.setValue(inPercent(assumptions.matchedShare()));
        margin.setValue(inPercent(assumptions.margin()));
        arms.forEach((arm, fields) -> {
            var response = assumptions.of(arm);
            fields.matched().setValue(inPercent(response.applyRateMatched()));
            fields.unmatched().setValue(inPercent(response.applyRateUnmatched()));
            fields.blocking().setValue(inPercent(response.blockingRate()));
        });
    }

    private void ask(Consumer<SimulationAssumptions> asked) {
        try {
            var assumptions = assumptions();
            problem.setText("");
            asked.accept(assumptions);
        } catch (IllegalArgumentException wrong) {
            problem.setText(getTranslation("simulation.wrong", SimulationAssumptions.MOST_USERS_PER_ARM));
        }
    }

    private SimulationAssumptions assumptions() {
        return new SimulationAssumptions(
                Objects.requireNonNullElse(usersPerArm.getValue(), 0),
                fraction(matchedShare),
                response(Arm.CONTROL),
                response(Arm.A),
                response(Arm.B),
                fraction(margin));
    }

    private Response response(Arm arm) {
        var fields = Objects.requireNonNull(arms.get(arm));
        return new Response(fraction(fields.matched()), fraction(fields.unmatched()), fraction(fields.blocking()));
    }

    private BigDecimalField cell(Arm arm, String key) {
        var field = percent("");
        field.setAriaLabel(arm.label() + ": " + getTranslation(key));
        return field;
    }

    private static BigDecimalField percent(String label) {
        var field = new BigDecimalField(label);
        field.setSuffixComponent(new Span("%"));
        return field;
    }

    /** Through decimals, so that 10.3 less 8.3 is 2 exactly. */
    private static BigDecimal inPercent(double fraction) {
        return BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros();
    }

    private static double fraction(BigDecimalField percent) {
        return percent.isEmpty()
                ? Double.NaN
                : percent.getValue().movePointLeft(2).doubleValue();
    }
}
