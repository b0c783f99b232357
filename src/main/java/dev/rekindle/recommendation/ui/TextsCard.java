package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.GrantingOffer;
import dev.rekindle.recommendation.ProposalTemplate;
import dev.rekindle.ui.SegmentedFilter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of the proposals, in both languages. */
final class TextsCard extends Div {

    private final CatalogueService service;
    private final boolean mayEdit;
    private final Runnable changed;
    private final SegmentedFilter<String> language = new SegmentedFilter<>(
            getTranslation("recommendations.language"),
            List.of("ko", "en"),
            lang -> getTranslation("language." + lang));
    private final Div items = new Div();
    private @Nullable Catalogue known;

    TextsCard(CatalogueService service, boolean mayEdit, Runnable changed) {
        this.service = service;
        this.mayEdit = mayEdit;
        this.changed = changed;
        addClassName("rk-stack");
        items.addClassName("rk-messages");
        language.setValue(OfferNames.isKorean() ? "ko" : "en");
        language.addValueChangeListener(change -> show());
        add(new H3(getTranslation("recommendations.texts")), language, items);
    }

    Component show(Catalogue catalogue) {
        known = catalogue;
        show();
        return this;
    }

    private void show() {
        items.removeAll();
        if (known != null) {
            known.templates().stream()
                    .filter(template -> template.lang().equals(language.getValue()))
                    .map(this::item)
                    .forEach(items::add);
        }
    }

    private Component item(ProposalTemplate template) {
        var body = new Paragraph(template.body());
        body.getElement().setAttribute("lang", template.lang());
        var box = new Div(new H3(getTranslation("recommendations.proposal." + template.template())), body);
        if (template.body().contains(" → ")) {
            box.add(new Span(
                    template.grantingOfferId() == null
                            ? getTranslation("recommendations.cut")
                            : getTranslation("recommendations.granted-by", template.grantingOfferId())));
        }
        if (mayEdit) {
            var edit = new Button(getTranslation("recommendations.edit"), click -> edit(template));
            edit.setAriaLabel(getTranslation("recommendations.edit") + ": "
                    + getTranslation("recommendations.proposal." + template.template()));
            edit.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(edit);
        }
        box.addClassName("rk-message");
        return box;
    }

    private void edit(ProposalTemplate template) {
        var body = new TextArea(getTranslation("recommendations.words"));
        body.setValue(template.body());
        body.setWidthFull();
        var offer = new Select<String>();
        offer.setLabel(getTranslation("recommendations.granting-offer"));
        offer.setItems(
                known == null
                        ? List.of()
                        : known.offers().stream().map(GrantingOffer::offerId).toList());
        offer.setEmptySelectionAllowed(true);
        offer.setValue(template.grantingOfferId());
        var dialog = new Dialog(getTranslation("recommendations.proposal." + template.template()));
        var save = new Button(getTranslation("recommendations.save"), click -> {
            service.rewrite(
                    new ProposalTemplate(template.template(), template.lang(), body.getValue(), offer.getValue()));
            dialog.close();
            changed.run();
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(body, new Paragraph(getTranslation("recommendations.placeholders")), offer);
        dialog.getFooter().add(new Button(getTranslation("cancel"), click -> dialog.close()), save);
        dialog.open();
    }
}
