package dev.rekindle.segment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.export.ui.TableExports;
import dev.rekindle.segment.SegmentUser;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Users with the values that decide their segment, as the rows behind a number. */
final class SegmentUserRows {

    private static final int EXPORT_PAGE = 50_000;

    /** Reads a page of them. */
    interface Pages {
        List<SegmentUser> read(long offset, int limit);
    }

    private SegmentUserRows() {}

    /** @param manifest of the files that hold all of them */
    static UserRows of(long users, Pages pages, Manifest manifest) {
        var formats = Formats.current();
        return new UserRows(
                Stream.of("user", "group", "recency", "frequency", "monetary", "balance", "visits")
                        .map(column -> I18NProvider.translate("segments." + column))
                        .toList(),
                Math.toIntExact(users),
                (offset, limit) -> pages.read(offset, limit).stream()
                        .map(user -> cells(user, formats))
                        .toList(),
                TableExports.files(new ExportedTable(
                        manifest,
                        List.of("user_id", "group", "recency_days", "frequency", "monetary", "balance", "visits"),
                        sink -> write(pages, sink))));
    }

    private static List<String> cells(SegmentUser user, Formats formats) {
        return List.of(
                user.userId(),
                user.group(),
                user.recencyDays() == null ? "" : formats.count(user.recencyDays()),
                formats.count(user.frequency()),
                formats.decimal(user.monetary().doubleValue(), 2),
                formats.decimal(user.balance().doubleValue(), 2),
                formats.count(user.visits()));
    }

    private static void write(Pages pages, ExportedTable.Sink sink) throws IOException {
        for (long offset = 0; ; offset += EXPORT_PAGE) {
            var page = pages.read(offset, EXPORT_PAGE);
            for (var user : page) {
                sink.row(
                        user.userId(),
                        user.group(),
                        user.recencyDays(),
                        user.frequency(),
                        user.monetary(),
                        user.balance(),
                        user.visits());
            }
            if (page.size() < EXPORT_PAGE) {
                return;
            }
        }
    }
}
