package dev.rekindle.retention.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.rekindle.export.Manifest;
import dev.rekindle.retention.CohortFilter;
import dev.rekindle.retention.CohortPeriod;
import dev.rekindle.retention.CohortQuestion;
import dev.rekindle.retention.CohortSplit;
import dev.rekindle.retention.RetentionMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    CohortSelection {
        if (!LENGTHS.contains(last)) {
            throw new IllegalArgumentException("last is one of " + LENGTHS + ", not " + last + ".");
        }
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException or a {@link java.time.DateTimeException}, when a parameter cannot be read
     */
    static CohortSelection parse(QueryParameters url) {
        var asOf = one(url, "as_of");
        var region = one(url, "region");
        var campaign = one(url, "campaign");
        return new CohortSelection(
                url.getSingleParameter("period").map(CohortPeriod::of).orElse(USUAL.period()),
                url.getSingleParameter("mode").map(RetentionMode::of).orElse(USUAL.mode()),
                asOf == null ? null : LocalDate.parse(asOf),
                url.getSingleParameter("last").map(Integer::valueOf).orElse(USUAL_LENGTH),
                new CohortFilter(
                        one(url, "segment"),
                        region == null ? null : Integer.valueOf(region),
                        one(url, "first_action"),
                        campaign == null ? null : LocalDate.parse(campaign),
                        one(url, "arm")),
                url.getSingleParameter("split").map(CohortSplit::of).orElse(CohortSplit.NONE));
    }

    private static @Nullable String one(QueryParameters url, String name) {
        return url.getSingleParameter(name).orElse(null);
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
