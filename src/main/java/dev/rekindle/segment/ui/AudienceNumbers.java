package dev.rekindle.segment.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.export.Manifest;
import dev.rekindle.segment.Audience;
import dev.rekindle.segment.AudienceConditions;
import dev.rekindle.segment.AudienceCounts;
import dev.rekindle.segment.AudienceService;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.OpenNumber;
import dev.rekindle.ui.Provenance;
import org.jspecify.annotations.Nullable;

/** How many of an audience may be targeted, as a number that opens: how it was made, and who that is. */
final class AudienceNumbers {

    private final AudienceService service;
    private final AudienceConditions conditions;
    private final @Nullable Audience frozen;
    private final AudienceCounts counts;
    private final Manifest manifest;
    private final Formats formats = Formats.current();

    /**
     * @param frozen the list whose users these are; absent for conditions
     * @param manifest of what the count is part of
     */
    AudienceNumbers(
            AudienceService service,
            AudienceConditions conditions,
            @Nullable Audience frozen,
            AudienceCounts counts,
            Manifest manifest) {
        this.service = service;
        this.conditions = conditions;
        this.frozen = frozen;
        this.counts = counts;
        this.manifest = manifest;
    }

    OpenNumber targetable() {
        return new OpenNumber(
                I18NProvider.translate("audiences.targetable"), formats.count(counts.targetable()), this::provenance);
    }

    private Provenance provenance() {
        var statement = frozen == null ? service.statement(conditions) : service.statement(frozen);
        SegmentUserRows.Pages pages = frozen == null
                ? (offset, limit) -> service.users(conditions, offset, limit)
                : (offset, limit) -> service.users(frozen, offset, limit);
        return new Provenance(
                frozen == null ? I18NProvider.translate("audiences.targetable.definition") : from(frozen),
                statement.sql(),
                statement.parameters(),
                formats.date(counts.asOf()),
                frozen == null ? "" : frozen.name() + " v" + frozen.version(),
                SegmentUserRows.of(counts.targetable(), pages, manifest.about("users")));
    }

    private String from(Audience list) {
        return I18NProvider.translate(
                "audiences.from",
                String.valueOf(list.cameFrom()),
                list.asOf() == null ? "" : formats.date(list.asOf()));
    }
}
