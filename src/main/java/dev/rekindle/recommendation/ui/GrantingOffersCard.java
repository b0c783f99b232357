package dev.rekindle.recommendation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rekindle.recommendation.Catalogue;
import dev.rekindle.recommendation.CatalogueService;
import dev.rekindle.recommendation.GrantingOffer;
import dev.rekindle.ui.DayField;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Refusal;
import dev.rekindle.ui.SmallTable;
import java.time.LocalDate;
import java.util.Optional;

/** What really grants better odds, unlocks or tokens, so that texts and programmes may say so. */
final class GrantingOffersCard extends Div {

    private final Div table = new Div();
    private final Div form = new Div();

    GrantingOffersCard(CatalogueService service, LocalDate today, boolean mayEdit, Runnable changed) {
        addClassName("rk-stack");
        var id = new TextField(getTranslation("recommendations.id"));
        var grants = new TextField(getTranslation("recommendations.grants"));
        var from = new DayField(getTranslation("recommendations.first-day"));
        from.setValue(today);
        var until = new DayField(getTranslation("recommendations.last-day"));
        var save = new Button(getTranslation("recommendations.save-offer"), click -> {
            var first = Optional.ofNullable(from.getValue()).orElseThrow(() -> new Refusal("recommendations.no-day"));
            service.put(new GrantingOffer(id.getValue(), grants.getValue(), first, until.getValue()));
            id.clear();
            grants.clear();
            until.clear();
            changed.run();
        });
        form.add(id, grants, from, until, save);
        form.addClassName("rk-form");
        form.setVisible(mayEdit);
        add(
                new H3(getTranslation("recommendations.granting-offers")),
                new Paragraph(getTranslation("recommendations.granting-offers.what")),
                table,
                form);
    }

    Component show(Catalogue catalogue) {
        var formats = Formats.current();
        table.removeAll();
        if (!catalogue.offers().isEmpty()) {
            var rows = new SmallTable(
                            getTranslation("recommendations.id"),
                            getTranslation("recommendations.grants"),
                            getTranslation("recommendations.first-day"),
                            getTranslation("recommendations.last-day"))
                    .words(1, 2, 3);
            catalogue
                    .offers()
                    .forEach(offer -> rows.row(
                            offer.offerId(),
                            offer.grants(),
                            formats.date(offer.validFrom()),
                            Optional.ofNullable(offer.validUntil())
                                    .map(formats::date)
                                    .orElse("–")));
            table.add(rows);
        }
        return this;
    }
}
