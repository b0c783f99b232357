package dev.rekindle.segment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.segment.Audience;
import dev.rekindle.segment.Audience.Kind;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceCounts;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.segment.SegmentPolicyService;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.EmptyState;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.Page;
import dev.rekindle.ui.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Sets of users by conditions: how many fit, what each condition costs, and who they are; saved under a name, opened
 * and edited again. Answers whom a campaign could reach.
 */
@Route(AudiencesView.PATH)
@Menu(title = "audiences.title", order = 2.1, icon = "icons/users.svg")
@RolesAllowed("EXEC")
class AudiencesView extends Page implements BeforeEnterObserver {

    static final String PATH = "audiences";

    private final AudienceService service;
    private final boolean maySave;
    private final AudienceForm form;
    private final Card conditions = new Card(getTranslation("audiences.conditions"));
    private final LoadingCard<Counted> counts;
    private final LoadingCard<List<Audience>> saved;
    private final TextField name = new TextField(getTranslation("audiences.name"));
    private final Button saveVersion = new Button();
    private final Div whole = new Div();
    private final ExportMenu exports = new ExportMenu().about(getTranslation("audiences.counts"));
    private final Clock clock;

    private AudienceConditions asked = AudienceConditions.NONE;
    private @Nullable Audience open;

    /** What was asked, and what came back. */
    private record Counted(
            AudienceConditions conditions, @Nullable Audience frozen, AudienceCounts counts) {}

    AudiencesView(
            AudienceService service,
            SegmentPolicyService policies,
            Background background,
            AuthenticationContext authentication) {
        super("audiences.title");
        this.service = service;
        clock = background.clock();
        maySave = authentication.hasRole("CRM");
        form = new AudienceForm(policies.active().rules().groupNames().reversed(), service.regions(), this::follow);
        counts = new LoadingCard<>(background, getTranslation("audiences.counts"), this::count, this::show)
                .controls(exports);
        saved = TableExports.card(
                background,
                getTranslation("audiences.list"),
                service::audiences,
                all -> new SavedAudiences(all, maySave, background.clock().getZone(), this::delete),
                "audiences");
        conditions.with(form, saving());
        whole.addClassName("rk-stack");
        add(whole);
    }

    private Component saving() {
        var save = new Button(getTranslation("audiences.save"), click -> save(null));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        saveVersion.addClickListener(click -> save(open));
        var row = new Div(name, save, saveVersion);
        row.addClassName("rk-form");
        row.setVisible(maySave);
        return row;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        try {
            enter(event.getLocation().getQueryParameters());
        } catch (NoSuchElementException gone) {
            show(new EmptyState(getTranslation("audiences.title"), getTranslation("audiences.not-there")), saved);
        } catch (IllegalArgumentException wrong) {
            show(new EmptyState(getTranslation("reactivation.bad-url"), Refusal.words(wrong, getLocale())), saved);
        }
    }

    private void enter(QueryParameters url) {
        var id = AudienceUrl.audience(url);
        open(id == null ? null : service.versions(id).getFirst());
        if (open == null) {
            asked = AudienceUrl.parse(url);
        }
        form.show(asked);
        if (counts.isAttached()) {
            counts.reload();
        } else {
            show(conditions, counts, saved);
        }
    }

    private void open(@Nullable Audience audience) {
        open = audience;
        asked = audience == null || audience.conditions() == null ? AudienceConditions.NONE : audience.conditions();
        conditions.setVisible(audience == null || audience.kind() == Kind.CONDITIONS);
        saveVersion.setVisible(audience != null);
        if (audience != null) {
            name.setValue(audience.name());
            saveVersion.setText(getTranslation("audiences.save-version", audience.version() + 1));
        }
    }

    private void show(Component... content) {
        whole.removeAll();
        whole.add(content);
    }

    /** The counts follow the form at once, and the address with them. */
    private void follow(AudienceConditions changed) {
        asked = changed;
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(PATH, AudienceUrl.of(changed)));
        counts.reload();
    }

    private Counted count() {
        var list = open != null && open.kind() == Kind.USERS ? open : null;
        return new Counted(asked, list, list == null ? service.count(asked) : service.count(list));
    }

    private Component show(Counted counted) {
        var formats = Formats.current();
        var of = counted.counts();
        header().answer(
                        counted.frozen() == null
                                ? getTranslation(
                                        "audiences.answer",
                                        formats.count(of.matching()),
                                        formats.count(of.users()),
                                        formats.count(of.protectedUsers()),
                                        formats.count(of.targetable()))
                                : getTranslation(
                                        "audiences.answer.frozen",
                                        counted.frozen().name(),
                                        formats.count(of.matching()),
                                        formats.count(of.protectedUsers()),
                                        formats.count(of.targetable())));
        var table = table(counted);
        exports.offer(TableExports.files(table));
        return new AudienceLosses(
                of,
                new AudienceNumbers(service, counted.conditions(), counted.frozen(), of, table.manifest())
                        .targetable());
    }

    private ExportedTable table(Counted counted) {
        var counts = counted.counts();
        return new ExportedTable(
                new Manifest(
                        "audience",
                        LocalDate.now(clock).toString(),
                        clock.getZone().getId(),
                        "live",
                        counted.frozen() == null
                                ? Map.of("conditions", counted.conditions().toString())
                                : Map.of("audience", counted.frozen().name()),
                        clock.instant()),
                List.of("step", "remaining", "lost", "excludes", "excludes_alone"),
                sink -> {
                    sink.row("everybody", counts.users(), null, null, null);
                    for (var step : counts.waterfall()) {
                        sink.row(
                                step.condition().key(),
                                step.remaining(),
                                step.lost(),
                                step.excludes(),
                                step.excludesAlone());
                    }
                    sink.row("targetable", counts.targetable(), counts.protectedUsers(), null, null);
                });
    }

    private void save(@Nullable Audience before) {
        form.conditions().ifPresent(given -> {
            try {
                var kept = before == null
                        ? service.save(name.getValue(), given)
                        : service.edit(before.audienceId(), name.getValue(), given);
                name.setInvalid(false);
                Notification.show(getTranslation("audiences.saved", kept.name(), kept.version()));
                UI.getCurrent().navigate(AudiencesView.class, AudienceUrl.of(kept.audienceId()));
                saved.reload();
            } catch (IllegalArgumentException refused) {
                name.setErrorMessage(Refusal.words(refused, getLocale()));
                name.setInvalid(true);
            }
        });
    }

    private void delete(Audience audience) {
        service.delete(audience.audienceId());
        UI.getCurrent().navigate(AudiencesView.class);
        saved.reload();
    }
}
