package dev.rekindle.retention.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.retention.CohortPeople;
import dev.rekindle.retention.CohortPeople.Days;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortService;
import dev.rekindle.retention.CohortUser;
import dev.rekindle.retention.RetentionMode;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.NumberPanel;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The counts of the page as numbers that open: how they were made, and who is behind them. */
final class CohortNumbers {

    private static final int EXPORT_PAGE = 50_000;

    /** Later than any day with an action. */
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final CohortService service;
    private final CohortSelection selection;
    private final Clock clock;
    private final @Nullable CohortAudience audience;
    private final Formats formats = Formats.current();

    /** @param audience keeps the people behind a number; absent for who may not */
    CohortNumbers(CohortService service, CohortSelection selection, Clock clock, @Nullable CohortAudience audience) {
        this.service = service;
        this.selection = selection;
        this.clock = clock;
        this.audience = audience;
    }

    /** Opens a cell: those of a cohort who were active so many periods later, or then or after. */
    void showCell(LocalDate cohort, int periods, long users) {
        var period = selection.period();
        var from = period.plus(cohort, periods);
        var to = selection.mode() == RetentionMode.ROLLING ? EVER : lastOf(from);
        show(
                name(period, cohort) + " · " + mark(period, periods),
                users,
                "cohorts.cell.definition",
                new CohortPeople(selection.filter(), new Days(cohort, lastOf(cohort)), new Days(from, to), null, null));
    }

    void show(String name, long users, String definitionKey, CohortPeople people) {
        var rows = new UserRows(
                List.of(
                        I18NProvider.translate("cohorts.user"),
                        I18NProvider.translate("cohorts.first-day"),
                        I18NProvider.translate("cohorts.last-day"),
                        I18NProvider.translate("cohorts.first-action"),
                        I18NProvider.translate("cohorts.active-days")),
                Math.toIntExact(users),
                (offset, limit) -> service.users(people, selection.asOf(), offset, limit).stream()
                        .map(this::cells)
                        .toList(),
                TableExports.files(new ExportedTable(
                        selection.manifest("cohort " + name, clock),
                        List.of("user_id", "first_day", "last_day", "first_action_type", "active_days"),
                        sink -> write(people, sink))));
        var panel = new NumberPanel(
                name,
                formats.count(users),
                new Provenance(
                        I18NProvider.translate(definitionKey, clock.getZone().getId()),
                        service.statement(selection.question()),
                        service.parameters(selection.question()),
                        asOf(selection, formats),
                        filters(selection),
                        rows));
        if (audience != null && users > 0) {
            panel.getFooter().add(audience.button(name, users, selection, people));
        }
        panel.open();
    }

    private List<String> cells(CohortUser user) {
        return List.of(
                user.userId(),
                formats.date(user.firstDay()),
                formats.date(user.lastDay()),
                user.firstActionType(),
                formats.count(user.activeDays()));
    }

    private void write(CohortPeople people, ExportedTable.Sink sink) throws IOException {
        for (long offset = 0; ; offset += EXPORT_PAGE) {
            var page = service.users(people, selection.asOf(), offset, EXPORT_PAGE);
            for (var user : page) {
                sink.row(user.userId(), user.firstDay(), user.lastDay(), user.firstActionType(), user.activeDays());
            }
            if (page.size() < EXPORT_PAGE) {
                return;
            }
        }
    }

    LocalDate lastOf(LocalDate start) {
        return selection.period().plus(start, 1).minusDays(1);
    }

    /** A cohort's name: its day, the Monday of its week, its month. */
    static String name(CohortPeriod period, LocalDate start) {
        return period == CohortPeriod.MONTH ? YearMonth.from(start).toString() : start.toString();
    }

    /** D7, W2, M1. */
    static String mark(CohortPeriod period, int periods) {
        return I18NProvider.translate("cohorts.mark." + period.key(), periods);
    }

    static String asOf(CohortSelection selection, Formats formats) {
        return selection.asOf() == null ? I18NProvider.translate("cohorts.live") : formats.date(selection.asOf());
    }

    static String filters(CohortSelection selection) {
        return selection.filters().isEmpty()
                ? I18NProvider.translate("cohorts.everyone")
                : selection.filters().entrySet().stream()
                        .map(filter -> I18NProvider.translate(
                                        "cohorts." + filter.getKey().replace('_', '-'))
                                + ": " + filter.getValue())
                        .collect(Collectors.joining(", "));
    }
}
