package dev.rekindle.kpi.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.CsvFile;
import dev.rekindle.kpi.Kpi;
import dev.rekindle.kpi.KpiService;
import dev.rekindle.kpi.KpiUsers.KpiUser;
import dev.rekindle.kpi.UserFilter;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.io.OutputStream;
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

    KpiNumbers(KpiService kpis, LocalDate day, UserFilter filter) {
        this.kpis = kpis;
        this.day = day;
        this.filter = filter;
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
                "rekindle-%s-%s.csv".formatted(kpi.key(), day),
                out -> write(kpi, out));
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

    private void write(Kpi kpi, OutputStream out) throws IOException {
        try (var file =
                new CsvFile(out, "user_id", "active_days", "actions", "earned_partner", "earned_app", "spent")) {
            for (long offset = 0; ; offset += EXPORT_PAGE) {
                var page = kpis.users(kpi, day, filter, offset, EXPORT_PAGE);
                page.users()
                        .forEach(user -> file.row(
                                user.userId(),
                                user.activeDays(),
                                user.actions(),
                                user.earnedPartner().toPlainString(),
                                user.earnedApp().toPlainString(),
                                user.spent().toPlainString()));
                if (offset + EXPORT_PAGE >= page.total()) {
                    return;
                }
            }
        }
    }

    private static boolean mayReadUsers() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream().anyMatch(authority -> "ROLE_CRM".equals(authority.getAuthority()));
    }
}
