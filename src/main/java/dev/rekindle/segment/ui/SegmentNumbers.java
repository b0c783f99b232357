package dev.rekindle.segment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.CsvFile;
import dev.rekindle.segment.SegmentCounts;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.segment.SegmentUser;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.NumberPanel;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counts of the page as numbers that open: how they were made, and who is behind them. */
final class SegmentNumbers {

    private static final int EXPORT_PAGE = 50_000;

    private final SegmentService service;
    private final @Nullable LocalDate asOf;
    private final SegmentCounts counts;
    private final Formats formats = Formats.current();

    /** @param asOf the day; absent for live */
    SegmentNumbers(SegmentService service, @Nullable LocalDate asOf, SegmentCounts counts) {
        this.service = service;
        this.asOf = asOf;
        this.counts = counts;
    }

    OpenNumber users(String group, long users) {
        return new OpenNumber(group, formats.count(users), () -> provenance(group, users));
    }

    /** Opens a group that was chosen in a chart. */
    void show(String group, long users) {
        new NumberPanel(group, formats.count(users), provenance(group, users)).open();
    }

    private Provenance provenance(String group, long users) {
        var statement = service.statement(asOf, counts.policy());
        return new Provenance(
                I18NProvider.translate("segments.users.definition"),
                statement.sql(),
                statement.parameters(),
                formats.date(counts.asOf()),
                counts.policy() + " v" + counts.policyVersion(),
                new UserRows(
                        List.of(
                                I18NProvider.translate("segments.user"),
                                I18NProvider.translate("segments.recency"),
                                I18NProvider.translate("segments.frequency"),
                                I18NProvider.translate("segments.monetary"),
                                I18NProvider.translate("segments.balance"),
                                I18NProvider.translate("segments.visits")),
                        Math.toIntExact(users),
                        (offset, limit) -> service.users(asOf, counts.policy(), group, offset, limit).users().stream()
                                .map(this::cells)
                                .toList(),
                        "rekindle-segment-%s-%s.csv".formatted(group.replace(' ', '-'), counts.asOf()),
                        out -> write(group, out)));
    }

    private List<String> cells(SegmentUser user) {
        return List.of(
                user.userId(),
                user.recencyDays() == null ? "" : formats.count(user.recencyDays()),
                formats.count(user.frequency()),
                formats.decimal(user.monetary().doubleValue(), 2),
                formats.decimal(user.balance().doubleValue(), 2),
                formats.count(user.visits()));
    }

    private void write(String group, OutputStream out) throws IOException {
        try (var file =
                new CsvFile(out, "user_id", "group", "recency_days", "frequency", "monetary", "balance", "visits")) {
            for (long offset = 0; ; offset += EXPORT_PAGE) {
                var page = service.users(asOf, counts.policy(), group, offset, EXPORT_PAGE);
                page.users()
                        .forEach(user -> file.row(
                                user.userId(),
                                user.group(),
                                user.recencyDays(),
                                user.frequency(),
                                user.monetary().toPlainString(),
                                user.balance().toPlainString(),
                                user.visits()));
                if (offset + EXPORT_PAGE >= page.total()) {
                    return;
                }
            }
        }
    }
}
