package dev.rekindle.segment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.Manifest;
import dev.rekindle.segment.SegmentCounts;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.NumberPanel;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The counts of the page as numbers that open: how they were made, and who is behind them. */
final class SegmentNumbers {

    private final SegmentService service;
    private final @Nullable LocalDate asOf;
    private final SegmentCounts counts;
    private final Manifest manifest;
    private final Formats formats = Formats.current();

    /**
     * @param asOf the day; absent for live
     * @param manifest of what the counts are part of
     */
    SegmentNumbers(SegmentService service, @Nullable LocalDate asOf, SegmentCounts counts, Manifest manifest) {
        this.service = service;
        this.asOf = asOf;
        this.counts = counts;
        this.manifest = manifest;
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
                SegmentUserRows.of(
                        users,
                        (offset, limit) -> service.users(asOf, counts.policy(), group, offset, limit)
                                .users(),
                        manifest.about(group)));
    }
}
