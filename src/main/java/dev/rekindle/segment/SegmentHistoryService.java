package dev.rekindle.segment;

import dev.rekindle.segment.SegmentFlowQuery.Gain;
import dev.rekindle.segment.SegmentHistory.Day;
import dev.rekindle.segment.WhatIf.Flow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How the groups went, by the ledger: what is on record now, less everything that changed since. All users there are
 * now count on every day; who had not acted yet was in the last group.
 */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class SegmentHistoryService {

    private final SegmentPolicyStore policies;
    private final SegmentCountQuery counts;
    private final SegmentFlowQuery ledger;
    private final Clock clock;

    SegmentHistoryService(SegmentPolicyStore policies, SegmentCountQuery counts, SegmentFlowQuery ledger, Clock clock) {
        this.policies = policies;
        this.counts = counts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** From the end of the first day to the end of the last. */
    @PreAuthorize("hasRole('EXEC')")
    public SegmentHistory history(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The last day, %s, lies before the first, %s.".formatted(last, first));
        }
        var days = days(first, last);
        return new SegmentHistory(days, flows(days.getFirst(), end(first), end(last)));
    }

    private List<Day> days(LocalDate first, LocalDate last) {
        var gains = ledger.gainsSince(end(first), clock.getZone()).stream().collect(Collectors.groupingBy(Gain::day));
        var users = now();
        var today = LocalDate.now(clock);
        var days = new ArrayList<Day>();
        for (var day = today.isAfter(last) ? today : last; !day.isBefore(first); day = day.minusDays(1)) {
            if (!day.isAfter(last)) {
                days.add(new Day(day, held(users)));
            }
            for (var gain : gains.getOrDefault(day, List.of())) {
                users.merge(gain.group(), -gain.users(), Long::sum);
            }
        }
        Collections.reverse(days);
        return days;
    }

    private Map<String, Long> now() {
        var users = new TreeMap<String, Long>();
        ledger.held().forEach(held -> users.put(held.group(), held.users()));
        var withoutRow = counts.users()
                - users.values().stream().mapToLong(Long::longValue).sum();
        users.merge(policies.active().rules().lastGroup(), withoutRow, Long::sum);
        return users;
    }

    private static Map<String, Long> held(Map<String, Long> users) {
        var held = new TreeMap<>(users);
        held.values().removeIf(count -> count == 0);
        return held;
    }

    private List<Flow> flows(Day first, Instant start, Instant end) {
        var ways = ledger.flows(start, end);
        var stayed = new TreeMap<>(first.users());
        ways.forEach(way -> stayed.merge(way.from(), -way.users(), Long::sum));
        // Who left and came back has a way in the ledger as well, and is where they were.
        ways.stream()
                .filter(way -> way.from().equals(way.to()))
                .forEach(way -> stayed.merge(way.from(), way.users(), Long::sum));
        return Stream.concat(
                        ways.stream().filter(way -> !way.from().equals(way.to())),
                        stayed.entrySet().stream()
                                .map(group -> new Flow(group.getKey(), group.getKey(), group.getValue())))
                .filter(flow -> flow.users() > 0)
                .sorted(Comparator.comparing(Flow::from).thenComparing(Flow::to))
                .toList();
    }

    private Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }
}
