package dev.rekindle.retention.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.retention.CohortPeople;
import dev.rekindle.retention.CohortService;
import dev.rekindle.retention.CohortUser;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Saves the people behind a number as an audience, as they are now, under a name that a dialog asks for. */
final class CohortAudience {

    private static final int PAGE = 50_000;

    private final CohortService cohorts;
    private final AudienceService audiences;
    private final Clock clock;

    CohortAudience(CohortService cohorts, AudienceService audiences, Clock clock) {
        this.cohorts = cohorts;
        this.audiences = audiences;
        this.clock = clock;
    }

    Button button(String cell, long users, CohortSelection selection, CohortPeople people) {
        var button = new Button(I18NProvider.translate("cohorts.save-audience", users));
        button.addClickListener(click -> ask(cell, users, selection, people));
        return button;
    }

    private void ask(String cell, long users, CohortSelection selection, CohortPeople people) {
        var dialog = new Dialog(I18NProvider.translate("cohorts.save-audience", users));
        var name = new TextField(I18NProvider.translate("audiences.name"));
        name.setValue(I18NProvider.translate("cohorts.title") + " " + cell);
        name.setWidthFull();
        var save = new Button(I18NProvider.translate("cohorts.save-audience.save"), click -> {
            try {
                var saved = audiences.saveUsers(
                        name.getValue(), cameFrom(cell, selection), day(selection), ids(selection, people));
                dialog.close();
                Notification.show(I18NProvider.translate("audiences.saved", saved.name(), saved.version()));
            } catch (IllegalArgumentException refused) {
                name.setErrorMessage(
                        Refusal.words(refused, dialog.getUI().orElseThrow().getLocale()));
                name.setInvalid(true);
            }
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        dialog.add(new Paragraph(I18NProvider.translate("cohorts.save-audience.frozen")), name);
        dialog.getFooter().add(new Button(I18NProvider.translate("cancel"), click -> dialog.close()), save);
        dialog.open();
    }

    private static String cameFrom(String cell, CohortSelection selection) {
        return "%s: %s; %s; %s"
                .formatted(
                        I18NProvider.translate("cohorts.title"),
                        cell,
                        CohortNumbers.filters(selection),
                        CohortNumbers.asOf(selection, Formats.current()));
    }

    private LocalDate day(CohortSelection selection) {
        return Objects.requireNonNullElse(selection.asOf(), LocalDate.now(clock));
    }

    private List<String> ids(CohortSelection selection, CohortPeople people) {
        var ids = new ArrayList<String>();
        for (var offset = 0; ; offset += PAGE) {
            var page = cohorts.users(people, selection.asOf(), offset, PAGE);
            page.stream().map(CohortUser::userId).forEach(ids::add);
            if (page.size() < PAGE) {
                return ids;
            }
        }
    }
}
