package dev.rekindle.kpi;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose figures are asked for: users in any of these groups now, of any of these regions, of any of these tiers. An
 * empty set chooses all.
 *
 * @param tiers {@code light}, {@code regular}, {@code power} or {@code undefined}
 */
public record UserFilter(Set<String> groups, Set<Integer> regions, Set<String> tiers) {

    public static final UserFilter EVERYBODY = new UserFilter(Set.of(), Set.of(), Set.of());

    public UserFilter {
        groups = Set.copyOf(groups);
        regions = Set.copyOf(regions);
        tiers = Set.copyOf(tiers);
    }

    public boolean isEverybody() {
        return groups.isEmpty() && regions.isEmpty() && tiers.isEmpty();
    }

    /** As the queries name them that read slices of the users. */
    Map<String, @Nullable Object> parameters() {
        var parameters = new TreeMap<String, @Nullable Object>();
        parameters.put("everybody", isEverybody());
        parameters.put("groups", list(groups, new String[0]));
        parameters.put("regions", list(regions, new Integer[0]));
        parameters.put("tiers", list(tiers, new String[0]));
        return parameters;
    }

    private static <T> T @Nullable [] list(Collection<T> chosen, T[] type) {
        return chosen.isEmpty() ? null : new TreeSet<>(chosen).toArray(type);
    }
}
