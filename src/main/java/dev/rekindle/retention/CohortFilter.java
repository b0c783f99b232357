package dev.rekindle.retention;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Of which users; absent: of all.
 *
 * @param segment the group they are in now
 * @param firstAction the type of their first action
 * @param campaign the day of a campaign that has logged them
 * @param arm their arm in it
 */
public record CohortFilter(
        @Nullable String segment,
        @Nullable Integer region,
        @Nullable String firstAction,
        @Nullable LocalDate campaign,
        @Nullable String arm) {

    public static final List<String> ARMS = List.of("Control", "A", "B");

    public static final CohortFilter NONE = new CohortFilter(null, null, null, null, null);

    public CohortFilter {
        if (arm != null && campaign == null) {
            throw new IllegalArgumentException("arm needs campaign: the day on which the campaign was sent.");
        }
    }

    /** One filter for each arm of the campaign that it lets through, Control first. */
    List<CohortFilter> eachArm() {
        return ARMS.stream()
                .filter(each -> arm == null || arm.equals(each))
                .map(each -> new CohortFilter(segment, region, firstAction, campaign, each))
                .toList();
    }

    /** As statements over counted slices name them; of a campaign nothing is counted by slices. */
    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("segment", segment);
        parameters.put("region", region);
        parameters.put("firstAction", firstAction);
        return parameters;
    }

    boolean isNone() {
        return equals(NONE);
    }
}
