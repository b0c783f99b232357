package dev.rekindle.protection.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.protection.HarmThresholds;
import dev.rekindle.protection.Protection;
import dev.rekindle.protection.ProtectionService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.SmallTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may not be targeted today and why, and from where on behaviour counts as a sign of harm: to be tightened only.
 */
class ProtectionCard extends Composite<LoadingCard<Protection>> {

    private static final List<String> REASONS = List.of("self_excluded", "under_age", "no_consent", "cooling_off");
    private static final List<String> SIGNS = List.of("chased_losses", "late_nights", "spend_surge");

    private final ProtectionService protection;
    private final Background background;

    ProtectionCard(ProtectionService protection, Background background) {
        this.protection = protection;
        this.background = background;
    }

    @Override
    protected LoadingCard<Protection> initContent() {
        return TableExports.card(
                background, getTranslation("protection.title"), protection::protection, this::show, "protection");
    }

    private Component show(Protection now) {
        var content = new Div(
                counts("protection.reason", REASONS, now.protectedUsers()),
                counts("protection.sign", SIGNS, now.signs()),
                new H3(getTranslation("protection.thresholds", now.version())),
                new Paragraph(getTranslation("protection.only-tighter")),
                form(now.thresholds()));
        content.addClassName("rk-stack");
        return content;
    }

    private SmallTable counts(String heading, List<String> rows, Map<String, Long> users) {
        var table = new SmallTable(getTranslation(heading), getTranslation("protection.users"));
        rows.forEach(row ->
                table.row(getTranslation(heading + "." + row), Formats.current().count(users.getOrDefault(row, 0L))));
        return table;
    }

    private Component form(HarmThresholds now) {
        var raisedStakes = whole("raised_stakes", now.raisedStakes());
        var lossMinutes = whole("loss_minutes", now.lossMinutes());
        var stakeHours = whole("stake_hours", now.stakeHours());
        var lateNights = whole("late_nights", now.lateNights());
        var nightMinutes = whole("night_minutes", now.nightMinutes());
        var pauseMinutes = whole("pause_minutes", now.pauseMinutes());
        var spendTimes = decimal("spend_times", now.spendTimes());
        var spendLeast = decimal("spend_least", now.spendLeast());
        var coolingOffDays = whole("cooling_off_days", now.coolingOffDays());
        var tighten = new Button(getTranslation("protection.tighten"), click -> {
            protection.tighten(new HarmThresholds(
                    value(raisedStakes.getOptionalValue()),
                    value(lossMinutes.getOptionalValue()),
                    value(stakeHours.getOptionalValue()),
                    value(lateNights.getOptionalValue()),
                    value(nightMinutes.getOptionalValue()),
                    value(pauseMinutes.getOptionalValue()),
                    value(spendTimes.getOptionalValue()),
                    value(spendLeast.getOptionalValue()),
                    value(coolingOffDays.getOptionalValue())));
            getContent().reload();
        });
        var form = new Div(
                raisedStakes,
                lossMinutes,
                stakeHours,
                lateNights,
                nightMinutes,
                pauseMinutes,
                spendTimes,
                spendLeast,
                coolingOffDays,
                tighten);
        form.addClassNames("rk-form", "rk-long-labels");
        return form;
    }

    private IntegerField whole(String name, int now) {
        var field = new IntegerField(getTranslation("protection.threshold." + name));
        field.setValue(now);
        return field;
    }

    private BigDecimalField decimal(String name, BigDecimal now) {
        var field = new BigDecimalField(getTranslation("protection.threshold." + name));
        field.setValue(now);
        return field;
    }

    private static <T> T value(Optional<T> entered) {
        return entered.orElseThrow(() -> new Refusal("protection.empty"));
    }
}
