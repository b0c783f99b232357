package dev.rekindle.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Users for whom posts are looked for, as a statement takes them. */
final class MatchTargets {

    /**
     * How a statement begins: the users come as four parallel arrays, since matching does not know why these are looked
     * at; {@code fitting_categories} holds the categories that fit each of theirs.
     */
    static final String WITH_TARGETS = """
            with targets as (
              select target.user_id, target.region_id, target.category_id, target.hourly_rate
              from unnest(
                :userIds::text[], :regionIds::integer[], :categoryIds::text[], :hourlyRates::integer[]
              ) as target (user_id, region_id, category_id, hourly_rate)
            ),
            fitting_categories as (
              select original_cat as category_id, similar_cat as job_category_id from category_map
              union
              select category_id, category_id from targets
            )
            """;

    private MatchTargets() {}

    /** Its parameters, and those that say which posts count. */
    static Map<String, @Nullable Object> parameters(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("userIds", targets.stream().map(MatchTarget::userId).toArray(String[]::new));
        parameters.put("regionIds", targets.stream().map(MatchTarget::regionId).toArray(Integer[]::new));
        parameters.put(
                "categoryIds", targets.stream().map(MatchTarget::lastCategoryId).toArray(String[]::new));
        parameters.put(
                "hourlyRates", targets.stream().map(MatchTarget::lastHourlyRate).toArray(Integer[]::new));
        parameters.put("payRatio", policy.payRatio());
        parameters.put("postedUntil", policy.postedUntil(asOf));
        return parameters;
    }
}
