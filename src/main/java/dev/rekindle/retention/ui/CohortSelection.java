package dev.rekindle.retention.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.export.Manifest;
import dev.rekindle.retention.CohortFilter;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortQuestion;
import dev.rekindle.retention.CohortSplit;
import dev.rekindle.retention.RetentionMode;
import dev.rekindle.ui.AskedUrl;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows, as it stands in the URL: the same names as in the API.
 *
 * @param asOf absent: live
 * @param last how many periods back the page looks
 */
record CohortSelection(
        CohortPeriod period,
        RetentionMode mode,
        @Nullable LocalDate asOf,
        int last,
        CohortFilter filter,
        CohortSplit split) {

    static final List<Integer> LENGTHS = List.of(6, 12, 16, 24, 36);
    static final int USUAL_LENGTH = 12;
    static final CohortSelection USUAL = new CohortSelection(
            CohortPeriod.WEEK, RetentionMode.ON, null, USUAL_LENGTH, CohortFilter.NONE, CohortSplit.NONE);

    /**
     * Reads it.
     *
     * @throws Refusal when a parameter cannot be read
     */
    static CohortSelection parse(QueryParameters parameters) {
        var url = new AskedUrl(parameters);
        var campaign = url.day("campaign").orElse(null);
        var arm = url.oneOf("arm", CohortFilter.ARMS, Function.identity()).orElse(null);
        var split = url.oneOf("split", List.of(CohortSplit.values()), CohortSplit::key)
                .orElse(CohortSplit.NONE);
        if (campaign == null && (arm != null || split == CohortSplit.ARM)) {
            throw new Refusal("cohorts.arm-needs-campaign");
        }
        return new CohortSelection(
                url.oneOf("period", List.of(CohortPeriod.values()), CohortPeriod::key)
                        .orElse(USUAL.period()),
                url.oneOf("mode", List.of(RetentionMode.values()), RetentionMode::key)
                        .orElse(USUAL.mode()),
                url.day("as_of").orElse(null),
                url.oneOf("last", LENGTHS, String::valueOf).orElse(USUAL_LENGTH),
                new CohortFilter(
                        url.text("segment").orElse(null),
                        url.whole("region").orElse(null),
                        url.text("first_action").orElse(null),
                        campaign,
                        arm),
                split);
    }

    /** Only what is not usual stands in the URL. */
    QueryParameters url() {
        var parameters = new LinkedHashMap<String, List<String>>();
        put(parameters, "period", period == USUAL.period() ? null : period.key());
        put(parameters, "mode", mode == USUAL.mode() ? null : mode.key());
        put(parameters, "as_of", asOf);
        put(parameters, "last", last == USUAL_LENGTH ? null : last);
        filters().forEach((name, value) -> put(parameters, name, value));
        put(parameters, "split", split == CohortSplit.NONE ? null : split.key());
        return new QueryParameters(parameters);
    }

    /** The filters that are set, by their names in the URL. */
    Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        put(filters, "segment", filter.segment());
        put(filters, "region", filter.region());
        put(filters, "first_action", filter.firstAction());
        put(filters, "campaign", filter.campaign());
        put(filters, "arm", filter.arm());
        return filters;
    }

    /** What an export holds that is about all these users. */
    Manifest manifest(String subject, Clock clock) {
        var filters = filters();
        filters.put("period", period.key());
        put(filters, "split", split == CohortSplit.NONE ? null : split.key());
        var lastDay = asOf == null ? LocalDate.now(clock) : asOf.minusDays(1);
        return new Manifest(
                subject,
                period.plus(period.startOf(lastDay), 1L - last) + " " + lastDay,
                clock.getZone().getId(),
                Objects.toString(asOf, "live"),
                filters,
                clock.instant());
    }

    private static void put(Map<String, String> filters, String name, @Nullable Object value) {
        if (value != null) {
            filters.put(name, value.toString());
        }
    }

    private static void put(LinkedHashMap<String, List<String>> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, List.of(value.toString()));
        }
    }

    CohortSelection at(@Nullable LocalDate day) {
        return new CohortSelection(period, mode, day, last, filter, split);
    }

    CohortSelection withoutFilters() {
        return new CohortSelection(period, mode, asOf, last, CohortFilter.NONE, CohortSplit.NONE);
    }

    /** Of all cohorts, whenever they began. */
    CohortQuestion question() {
        return new CohortQuestion(period, mode, asOf, null, null, filter);
    }

    /** Of the cohorts that the page shows. */
    CohortQuestion shown(LocalDate today) {
        var lastDay = asOf == null ? today : asOf.minusDays(1);
        return new CohortQuestion(period, mode, asOf, period.plus(lastDay, 1L - last), null, filter);
    }
}
