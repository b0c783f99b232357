package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.recommendation.AdultContent;
import dev.rekindle.recommendation.Aim;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.GrantingOffer;
import dev.rekindle.recommendation.Programme;
import dev.rekindle.recommendation.ProgrammeKind;
import dev.rekindle.recommendation.RewardLevel;
import dev.rekindle.ui.DayField;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A programme as a form; it stays open until what it holds is taken. */
final class ProgrammeEditor extends Dialog {

    private final @Nullable Programme before;
    private final TextField id = new TextField(getTranslation("recommendations.id"));
    private final Select<ProgrammeKind> kind = select("recommendations.kind", List.of(ProgrammeKind.values()));
    private final Select<Integer> level = select("segments.group", List.of(3, 2, 1, 0));
    private final TextField titleKo = new TextField(getTranslation("recommendations.title-ko"));
    private final TextField titleEn = new TextField(getTranslation("recommendations.title-en"));
    private final TextArea messageKo = new TextArea(getTranslation("recommendations.message-ko"));
    private final TextArea messageEn = new TextArea(getTranslation("recommendations.message-en"));
    private final BigDecimalField tokens = new BigDecimalField(getTranslation("recommendations.cost-tokens"));
    private final Checkbox cash = new Checkbox(getTranslation("recommendations.costs-cash"));
    private final Select<String> profile =
            select("recommendations.risk-profile", List.of("High-Risk", "Moderate-Risk", "Low-Risk"));
    private final Checkbox promises = new Checkbox(getTranslation("recommendations.promises"));
    private final Select<String> offer;
    private final Select<AdultContent> content;
    private final Select<Aim> aim = select("recommendations.aim", List.of(Aim.values()));
    private final Checkbox on = new Checkbox(getTranslation("recommendations.on"));
    private final DayField from = new DayField(getTranslation("recommendations.first-day"));
    private final DayField until = new DayField(getTranslation("recommendations.last-day"));

    ProgrammeEditor(@Nullable Programme before, int level, Catalogue catalogue, Consumer<Programme> save) {
        this.before = before;
        this.offer = select(
                "recommendations.granting-offer",
                catalogue.offers().stream().map(GrantingOffer::offerId).toList());
        content = select("adult.opens", catalogue.contents());
        content.setItemLabelGenerator(stage -> stage == null ? "" : stage.name());
        content.setEmptySelectionAllowed(true);
        profile.setEmptySelectionAllowed(true);
        offer.setEmptySelectionAllowed(true);
        kind.setItemLabelGenerator(value -> getTranslation("recommendations.kind." + value));
        this.level.setItemLabelGenerator(RewardLevel::groups);
        aim.setItemLabelGenerator(value -> getTranslation("recommendations.aim." + value));
        fill(level, catalogue);
        setHeaderTitle(getTranslation(before == null ? "recommendations.new-programme" : "recommendations.edit"));
        var fields = new Div(
                id,
                kind,
                this.level,
                titleKo,
                titleEn,
                messageKo,
                messageEn,
                tokens,
                cash,
                profile,
                promises,
                offer,
                content,
                aim,
                from,
                until,
                on);
        fields.addClassName("rk-fields");
        add(fields);
        setWidth("min(100%, 52rem)");
        var keep = new Button(getTranslation("recommendations.save"), click -> {
            save.accept(edited());
            close();
        });
        keep.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(getTranslation("cancel"), click -> close()), keep);
    }

    private void fill(int usualLevel, Catalogue catalogue) {
        if (before == null) {
            kind.setValue(ProgrammeKind.MISSION);
            level.setValue(usualLevel);
            aim.setValue(Aim.ACT);
            return;
        }
        id.setValue(before.programmeId());
        id.setReadOnly(true);
        kind.setValue(before.kind());
        level.setValue(before.rewardLevel());
        titleKo.setValue(before.titleKo());
        titleEn.setValue(before.titleEn());
        messageKo.setValue(before.messageKo());
        messageEn.setValue(before.messageEn());
        tokens.setValue(before.costTokens());
        cash.setValue(before.costsCash());
        profile.setValue(before.riskProfile());
        promises.setValue(before.promises());
        offer.setValue(before.grantingOfferId());
        catalogue.contents().stream()
                .filter(stage -> stage.id().equals(before.adultContentId()))
                .findFirst()
                .ifPresent(content::setValue);
        aim.setValue(before.aim());
        on.setValue(before.isOn());
        from.setValue(before.fromDay());
        until.setValue(before.untilDay());
    }

    private Programme edited() {
        return new Programme(
                id.getValue(),
                Objects.requireNonNull(kind.getValue()),
                level.getValue(),
                titleKo.getValue(),
                titleEn.getValue(),
                messageKo.getValue(),
                messageEn.getValue(),
                tokens.getValue(),
                cash.getValue(),
                profile.getValue(),
                promises.getValue(),
                offer.getValue(),
                content.getValue() == null ? null : content.getValue().id(),
                content.getValue() == null ? null : content.getValue().requiredSegmentLevel(),
                Objects.requireNonNull(aim.getValue()),
                on.getValue(),
                from.getValue(),
                until.getValue());
    }

    private <T> Select<T> select(String label, List<T> items) {
        var select = new Select<T>();
        select.setLabel(getTranslation(label));
        select.setItems(items);
        return select;
    }
}
