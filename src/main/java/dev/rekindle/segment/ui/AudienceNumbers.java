package dev.rekindle.segment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.CsvFile;
import dev.rekindle.segment.Audience;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceCounts;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.segment.SegmentUser;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import dev.rekindle.ui.UserRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many of an audience may be targeted, as a number that opens: how it was made, and who that is. */
final class AudienceNumbers {

    private static final int EXPORT_PAGE = 50_000;

    /** A page of users. */
    private interface Pages {
        List<SegmentUser> read(long offset, int limit);
    }

    private final AudienceService service;
    private final AudienceConditions conditions;
    private final @Nullable Audience frozen;
    private final AudienceCounts counts;
    private final Formats formats = Formats.current();

    /** @param frozen the list whose users these are; absent for conditions */
    AudienceNumbers(
            AudienceService service, AudienceConditions conditions, @Nullable Audience frozen, AudienceCounts counts) {
        this.service = service;
        this.conditions = conditions;
        this.frozen = frozen;
        this.counts = counts;
    }

    OpenNumber targetable() {
        return new OpenNumber(
                I18NProvider.translate("audiences.targetable"), formats.count(counts.targetable()), this::provenance);
    }

    private Provenance provenance() {
        var statement = frozen == null ? service.statement(conditions) : service.statement(frozen);
        Pages pages = frozen == null
                ? (offset, limit) -> service.users(conditions, offset, limit)
                : (offset, limit) -> service.users(frozen, offset, limit);
        return new Provenance(
                frozen == null ? I18NProvider.translate("audiences.targetable.definition") : from(frozen),
                statement.sql(),
                statement.parameters(),
                formats.date(counts.asOf()),
                frozen == null ? "" : frozen.name() + " v" + frozen.version(),
                new UserRows(
                        List.of(
                                I18NProvider.translate("segments.user"),
                                I18NProvider.translate("segments.group"),
                                I18NProvider.translate("segments.recency"),
                                I18NProvider.translate("segments.frequency"),
                                I18NProvider.translate("segments.monetary"),
                                I18NProvider.translate("segments.balance"),
                                I18NProvider.translate("segments.visits")),
                        Math.toIntExact(counts.targetable()),
                        (offset, limit) -> pages.read(offset, limit).stream()
                                .map(this::cells)
                                .toList(),
                        "rekindle-audience-%s.csv".formatted(counts.asOf()),
                        out -> write(pages, out)));
    }

    private String from(Audience list) {
        return I18NProvider.translate(
                "audiences.from",
                String.valueOf(list.cameFrom()),
                list.asOf() == null ? "" : formats.date(list.asOf()));
    }

    private List<String> cells(SegmentUser user) {
        return List.of(
                user.userId(),
                user.group(),
                user.recencyDays() == null ? "" : formats.count(user.recencyDays()),
                formats.count(user.frequency()),
                formats.decimal(user.monetary().doubleValue(), 2),
                formats.decimal(user.balance().doubleValue(), 2),
                formats.count(user.visits()));
    }

    private void write(Pages pages, OutputStream out) throws IOException {
        try (var file =
                new CsvFile(out, "user_id", "group", "recency_days", "frequency", "monetary", "balance", "visits")) {
            for (long offset = 0; offset < counts.targetable(); offset += EXPORT_PAGE) {
                pages.read(offset, EXPORT_PAGE)
                        .forEach(user -> file.row(
                                user.userId(),
                                user.group(),
                                user.recencyDays(),
                                user.frequency(),
                                user.monetary().toPlainString(),
                                user.balance().toPlainString(),
                                user.visits()));
            }
        }
    }
}
