package dev.rekindle.kpi.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.KpiUsers.KpiUser;
import dev.rekindle.kpi.UserFilter;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** How a figure of a day came about, and by role who is behind it. */
final class KpiNumbers {

    private static final int EXPORT_PAGE = 50_000;

    private final KpiService kpis;
    private final LocalDate day;
    private final UserFilter filter;
    private final Manifest manifest;

    /** @param manifest of what the figures are part of */
    KpiNumbers(KpiService kpis, OverviewQuestion question, Manifest manifest) {
        this.kpis = kpis;
        this.day = question.to();
        this.filter = question.filter();
        this.manifest = manifest;
    }

    Provenance of(Kpi kpi) {
        var statement = kpis.statement(day, day, filter);
        return new Provenance(
                I18NProvider.translate("kpi." + kpi.key() + ".definition"),
                statement.sql(),
                statement.parameters(),
                Formats.current().date(day),
                I18NProvider.translate("kpi.policy"),
                rows(kpi));
    }

    private @Nullable UserRows rows(Kpi kpi) {
        if (!mayReadUsers()) {
            return null;
        }
        var total = kpis.users(kpi, day, filter, 0, 1).total();
        return new UserRows(
                List.of(
                        I18NProvider.translate("kpi.user"),
                        I18NProvider.translate("kpi.user.active-days"),
                        I18NProvider.translate("kpi.user.actions"),
                        I18NProvider.translate("kpi.earned-partner"),
                        I18NProvider.translate("kpi.earned-app"),
                        I18NProvider.translate("kpi.spent")),
                Math.toIntExact(total),
                (offset, limit) -> kpis.users(kpi, day, filter, offset, limit).users().stream()
                        .map(KpiNumbers::cells)
                        .toList(),
                TableExports.files(new ExportedTable(
                        manifest.about(I18NProvider.translate("kpi." + kpi.key()))
                                .on(day),
                        List.of("user_id", "active_days", "actions", "earned_partner", "earned_app", "spent"),
                        sink -> write(kpi, sink))));
    }

    private static List<String> cells(KpiUser user) {
        var formats = Formats.current();
        return List.of(
                user.userId(),
                formats.count(user.activeDays()),
                formats.count(user.actions()),
                formats.decimal(user.earnedPartner().doubleValue(), 2),
                formats.decimal(user.earnedApp().doubleValue(), 2),
                formats.decimal(user.spent().doubleValue(), 2));
    }

    private void write(Kpi kpi, ExportedTable.Sink sink) throws IOException {
        for (long offset = 0; ; offset += EXPORT_PAGE) {
            var page = kpis.users(kpi, day, filter, offset, EXPORT_PAGE);
            for (var user : page.users()) {
                sink.row(
                        user.userId(),
                        user.activeDays(),
                        user.actions(),
                        user.earnedPartner(),
                        user.earnedApp(),
                        user.spent());
            }
            if (offset + EXPORT_PAGE >= page.total()) {
                return;
            }
        }
    }

    private static boolean mayReadUsers() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream().anyMatch(authority -> "ROLE_CRM".equals(authority.getAuthority()));
    }
}
