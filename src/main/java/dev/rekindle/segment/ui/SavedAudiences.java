package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.rekindle.segment.Audience;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** The audiences under their names: opened by a click, deleted after a question. */
final class SavedAudiences extends Div {

    /** @param delete told which is to go; asked for only by those who may */
    SavedAudiences(List<Audience> all, boolean mayDelete, ZoneId zone, Consumer<Audience> delete) {
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("audiences.none"), getTranslation("audiences.none.what-to-do")));
            return;
        }
        var formats = Formats.current();
        var table = new SmallTable(
                        getTranslation("audiences.name"),
                        "",
                        getTranslation("audiences.kind"),
                        getTranslation("audiences.version"),
                        getTranslation("audiences.saved-by"),
                        "")
                .words(1, 2, 4, 5);
        for (var audience : all) {
            var open = new RouterLink(getTranslation("audiences.open"), AudiencesView.class);
            open.setQueryParameters(AudienceUrl.of(audience.audienceId()));
            open.getElement().setAttribute("aria-label", getTranslation("audiences.open") + ": " + audience.name());
            table.row(
                    audience.name(),
                    open,
                    new Span(getTranslation("audiences.kind." + audience.kind().key())),
                    new Span(String.valueOf(audience.version())),
                    new Span(formats.dateTime(audience.savedAt().atZone(zone)) + " · " + audience.savedBy()),
                    mayDelete ? deleteButton(audience, delete) : new Span());
        }
        add(table);
    }

    private Component deleteButton(Audience audience, Consumer<Audience> delete) {
        var button = new Button(getTranslation("audiences.delete"), click -> {
            var question = new ConfirmDialog(
                    getTranslation("audiences.delete.title", audience.name()),
                    getTranslation("audiences.delete.loss"),
                    getTranslation("audiences.delete"),
                    confirmed -> delete.accept(audience));
            question.setCancelable(true);
            question.setCancelText(getTranslation("confirm.keep"));
            question.open();
        });
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(getTranslation("audiences.delete.title", audience.name()));
        return button;
    }
}
