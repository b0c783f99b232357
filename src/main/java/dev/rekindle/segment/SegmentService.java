package dev.rekindle.segment;

import dev.rekindle.segment.SegmentCountQuery.Counted;
import dev.rekindle.segment.UserLtvStore.Run;
import dev.rekindle.segment.WhatIf.Border;
import dev.rekindle.segment.WhatIf.Flow;
import dev.rekindle.segment.WhatIf.GroupUsers;
import dev.rekindle.segment.WhatIfQuery.Alike;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Says how many users and who are in which group: now or as of a day, by any policy, and by rules nobody has saved. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class SegmentService {

    private final SegmentPolicyStore policies;
    private final SegmentCountQuery counts;
    private final ProtectedGroupQuery protectedUsers;
    private final SegmentUserQuery users;
    private final WhatIfQuery whatIf;
    private final SegmentLifetimeStore lifetimes;
    private final UserLtvStore values;
    private final Clock clock;

    SegmentService(
            SegmentPolicyStore policies,
            SegmentCountQuery counts,
            ProtectedGroupQuery protectedUsers,
            SegmentUserQuery users,
            WhatIfQuery whatIf,
            SegmentLifetimeStore lifetimes,
            UserLtvStore values,
            Clock clock) {
        this.policies = policies;
        this.counts = counts;
        this.protectedUsers = protectedUsers;
        this.users = users;
        this.whatIf = whatIf;
        this.lifetimes = lifetimes;
        this.values = values;
        this.clock = clock;
    }

    /**
     * The users of each group.
     *
     * @param asOf the day; absent for live counts
     * @param policyName which policy; absent for the active one
     */
    @PreAuthorize("hasRole('EXEC')")
    public SegmentCounts groups(@Nullable LocalDate asOf, @Nullable String policyName) {
        var policy = policy(policyName);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var all = counts.users();
        var byRank = counts.counts(window(asOf, policy.rules())).stream()
                .collect(Collectors.toMap(Counted::rank, Function.identity()));
        var night = values.newest().filter(run -> asOf == null && run.isOf(policy));
        var means = night.isPresent() ? values.means() : computed(policy, day, byRank);
        var names = policy.rules().groupNames();
        var groups = new ArrayList<GroupCount>();
        var above = 0L;
        for (var rank = names.size() - 1; rank >= 0; rank--) {
            var members = rank == 0 ? all - above : users(byRank, rank);
            groups.add(group(names.get(rank), members, means.get(names.get(rank))));
            above += members;
        }
        return new SegmentCounts(
                day, policy.name(), policy.version(), all, night.map(Run::asOf).orElse(null), groups);
    }

    /** How many users of each group nobody may target today; a group without any is missing. */
    @PreAuthorize("hasRole('EXEC')")
    public Map<String, Long> protectedUsers() {
        return protectedUsers.byGroup(policies.active().rules().groupNames().getFirst(), LocalDate.now(clock));
    }

    private static long users(Map<Integer, Counted> byRank, int rank) {
        return byRank.containsKey(rank) ? byRank.get(rank).users() : 0;
    }

    /** What no night has kept: the mean over those of a group with an action, by the factors as of the day. */
    private Map<String, Double> computed(SegmentPolicy policy, LocalDate day, Map<Integer, Counted> byRank) {
        var means = new HashMap<String, Double>();
        lifetimes.lifetimes(policy, day).forEach((name, lifetime) -> {
            var counted = byRank.get(policy.rules().groupNames().indexOf(name));
            if (counted != null) {
                means.put(name, counted.payments() / counted.users() * lifetime);
            }
        });
        return means;
    }

    private static GroupCount group(String name, long users, @Nullable Double mean) {
        if (users == 0) {
            return new GroupCount(name, users, null, "Nobody is in this group.");
        }
        if (mean == null) {
            return new GroupCount(
                    name,
                    users,
                    null,
                    "How long users stay has not been estimated for this day yet, or nobody of them has acted; the night"
                            + " does it.");
        }
        return new GroupCount(name, users, mean, null);
    }

    /**
     * The users of a group, by user id.
     *
     * @param asOf the day; absent for today
     * @param policyName which policy; absent for the active one
     * @param group which group; absent for all
     */
    @PreAuthorize("hasRole('CRM')")
    public SegmentUsers users(
            @Nullable LocalDate asOf, @Nullable String policyName, @Nullable String group, long offset, int limit) {
        var policy = policy(policyName);
        var names = policy.rules().groupNames();
        var rank = group == null ? null : rank(names, group);
        var window = window(asOf, policy.rules());
        return new SegmentUsers(total(window, rank), users.users(window, rank, offset, limit));
    }

    /** One user under the active policy, live; empty when there is none of this id. */
    @PreAuthorize("hasRole('CRM')")
    public Optional<SegmentUser> user(String userId) {
        return users.user(window(null, policies.active().rules()), userId);
    }

    /** These users as they are now under the active policy; for what the server itself says of users. */
    public List<SegmentUser> now(Collection<String> userIds) {
        var window = window(null, policies.active().rules());
        return users.users(window, userIds);
    }

    private static int rank(List<String> names, String group) {
        var rank = names.indexOf(group);
        if (rank < 0) {
            throw new IllegalArgumentException(
                    "There is no group %s; the policy has %s.".formatted(group, String.join(", ", names.reversed())));
        }
        return rank;
    }

    private long total(Window window, @Nullable Integer rank) {
        var all = counts.users();
        if (rank == null) {
            return all;
        }
        var counted = counts.counts(window);
        if (rank == 0) {
            return all
                    - counted.stream()
                            .filter(group -> group.rank() > 0)
                            .mapToLong(Counted::users)
                            .sum();
        }
        return counted.stream()
                .filter(group -> group.rank() == rank)
                .mapToLong(Counted::users)
                .sum();
    }

    /** What these rules would do to the groups as they are now under the active policy. Nothing is kept of it. */
    @PreAuthorize("hasRole('EXEC')")
    public WhatIf whatIf(SegmentRules edited) {
        var active = policies.active().rules();
        var window = window(null, edited);
        var alike = new ArrayList<>(
                window.kept() && active.isKept() ? whatIf.now(window, active) : whatIf.over(window, active));
        var all = counts.users();
        var acting = alike.stream().mapToLong(Alike::users).sum();
        alike.add(new Alike(0, 0, all - acting));
        return new WhatIf(all, groups(edited, alike), flows(edited, active, alike), borders(edited, alike));
    }

    private static List<GroupUsers> groups(SegmentRules edited, List<Alike> alike) {
        var names = edited.groupNames();
        var groups = new ArrayList<GroupUsers>();
        for (var rank = names.size() - 1; rank >= 0; rank--) {
            var wanted = rank;
            groups.add(new GroupUsers(
                    names.get(rank),
                    alike.stream()
                            .filter(users -> users.editedRank() == wanted)
                            .mapToLong(Alike::users)
                            .sum()));
        }
        return groups;
    }

    private static List<Flow> flows(SegmentRules edited, SegmentRules active, List<Alike> alike) {
        var from = active.groupNames();
        var to = edited.groupNames();
        var flows = new ArrayList<Flow>();
        for (var activeRank = from.size() - 1; activeRank >= 0; activeRank--) {
            for (var editedRank = to.size() - 1; editedRank >= 0; editedRank--) {
                var wantedFrom = activeRank;
                var wantedTo = editedRank;
                flows.add(new Flow(
                        from.get(activeRank),
                        to.get(editedRank),
                        alike.stream()
                                .filter(users -> users.activeRank() == wantedFrom && users.editedRank() == wantedTo)
                                .mapToLong(Alike::users)
                                .sum()));
            }
        }
        return flows;
    }

    private static List<Border> borders(SegmentRules edited, List<Alike> alike) {
        var borders = new ArrayList<Border>();
        for (var rank = edited.groups().size(); rank > 0; rank--) {
            var group = edited.groups().get(rank - 1);
            var wanted = rank;
            group.bounds()
                    .forEach((bound, value) -> borders.add(new Border(
                            group.name(),
                            bound,
                            value,
                            alike.stream()
                                    .filter(users -> users.isAt(wanted, bound))
                                    .mapToLong(Alike::users)
                                    .sum())));
        }
        return borders;
    }

    /** The statement behind the counts, with its parameters. */
    @PreAuthorize("hasRole('EXEC')")
    public SegmentStatement statement(@Nullable LocalDate asOf, @Nullable String policyName) {
        var policy = policy(policyName);
        var parameters = new TreeMap<String, String>();
        window(asOf, policy.rules()).parameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        parameters.put("rules", policies.document(policy.rules()));
        return new SegmentStatement(SegmentCountQuery.COUNTS, parameters);
    }

    private Window window(@Nullable LocalDate asOf, SegmentRules rules) {
        return asOf == null
                ? Window.live(LocalDate.now(clock), rules, clock.getZone())
                : Window.asOf(asOf, rules, clock.getZone());
    }

    private SegmentPolicy policy(@Nullable String name) {
        var active = policies.active();
        if (name == null || name.equals(active.name())) {
            return active;
        }
        return policies.newest(name)
                .orElseThrow(() -> new NoSuchElementException("There is no policy %s; there are %s."
                        .formatted(
                                name,
                                policies.all().stream()
                                        .map(SegmentPolicy::name)
                                        .distinct()
                                        .collect(Collectors.joining(", ")))));
    }
}
