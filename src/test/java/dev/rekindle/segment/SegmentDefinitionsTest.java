package dev.rekindle.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The definitions of {@code R__segments.sql}, on values alone. */
class SegmentDefinitionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static final JdbcClient jdbc = JdbcClient.create(Segments.oneConnection(TestDatabase.fresh()));

    private final SegmentPolicyStore policies =
            new SegmentPolicyStore(jdbc, JsonMapper.builder().build());

    /** R, F, M, visits, balance; R absent for who never acted. */
    private record Values(
            @Nullable Integer recencyDays, long frequency, String monetary, long visits, String balance) {}

    @ParameterizedTest
    @CsvSource({
        "2,  30, 10000,   Whale",
        "3,  30, 10000,   High Engaged",
        "2,  29, 10000,   High Engaged",
        "2,  30, 9999.99, High Engaged",
        "5,  15, 2000,    High Engaged",
        "6,  15, 2000,    Medium",
        "5,  14, 2000,    Medium",
        "5,  15, 1999.99, Medium",
        "10, 5,  500,     Medium",
        "11, 5,  500,     At-risk",
        "10, 4,  500,     At-risk",
        "10, 5,  499.99,  At-risk",
        "0,  99, 99999,   Whale",
        "11, 99, 99999,   At-risk",
        "0,  0,  0,       At-risk",
    })
    void cascadeHasTheseBorders(int recencyDays, long frequency, String monetary, String group) {
        assertThat(group("rfm-cascade", new Values(recencyDays, frequency, monetary, 0, "0")))
                .isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({
        "2,  30, 10000,   0, 1000,   Whale",
        "3,  30, 10000,   0, 1000,   Low",
        "2,  30, 10000,   0, 999.99, Low",
        "2,  30, 10000,   5, 999.99, High Engaged",
        "2,  29, 10000,   5, 1000,   High Engaged",
        "2,  30, 9999.99, 5, 1000,   High Engaged",
        "5,  15, 2000,    5, 0,      High Engaged",
        "5,  15, 2000,    4, 0,      Low",
        "6,  15, 2000,    5, 0,      Low",
        "5,  14, 2000,    5, 0,      Low",
        "5,  15, 1999.99, 5, 0,      Low",
        "15, 5,  100,     2, 0,      Medium",
        "16, 5,  100,     2, 0,      Low",
        "15, 4,  100,     2, 0,      Low",
        "15, 5,  99.99,   2, 0,      Low",
        "15, 5,  100,     1, 0,      Low",
        "0,  14, 1999,    4, 0,      Medium",
        "0,  15, 1999,    4, 0,      Low",
        "0,  14, 1999.01, 4, 0,      Low",
        "0,  14, 1999,    5, 0,      Low",
    })
    void cyberTokenHasTheseBorders(
            int recencyDays, long frequency, String monetary, long visits, String balance, String group) {
        assertThat(group("cyber-token", new Values(recencyDays, frequency, monetary, visits, balance)))
                .isEqualTo(group);
    }

    @Test
    void whoNeverActedIsInTheLastGroupWhateverTheRulesAsk() {
        var everybody = rules(30, List.of(new SegmentGroup("Everybody", Map.of())), "Nobody");

        assertThat(group(everybody, new Values(null, 0, "0", 0, "0"))).isEqualTo("Nobody");
        assertThat(group(everybody, new Values(99, 0, "0", 0, "0"))).isEqualTo("Everybody");
    }

    @Test
    void frequencyMonetaryAndVisitsAreWhatThePolicySays() {
        assertThat(jdbc.sql("""
                        with measured as (
                          select cast(row('u', 1, 7, 3, 100, 20, 5, 2, 4, 6, 8, 0, null, null, 31, 1) as user_measures) as m
                        )
                        select concat_ws(' ',
                          segment_frequency('{"frequency": "action"}', m),
                          segment_frequency('{"frequency": "active_day"}', m),
                          segment_frequency('{"frequency": "metadata"}', m),
                          segment_monetary('{"monetary": "spent_tokens"}', m),
                          segment_monetary('{"monetary": "earned_at_partner"}', m),
                          segment_monetary('{"monetary": "cash"}', m),
                          segment_monetary('{"monetary": "metadata"}', m),
                          segment_visits('{"visits": "visits"}', m),
                          segment_visits('{"visits": "earnings"}', m))
                        from measured
                        """).query(String.class).single()).isEqualTo("7 3 6 100 20 5 8 2 6");
    }

    @Test
    void bordersAreWithinFivePercentOfABoundWhenAllElseIsFulfilled() {
        var whale =
                policies.newest("rfm-cascade").orElseThrow().rules().groups().getLast();

        assertThat(borders(whale, new Values(2, 40, "20000", 0, "0"))).containsExactly(Bound.MAX_RECENCY_DAYS);
        assertThat(borders(whale, new Values(1, 29, "20000", 0, "0"))).containsExactly(Bound.MIN_FREQUENCY);
        assertThat(borders(whale, new Values(1, 31, "20000", 0, "0"))).containsExactly(Bound.MIN_FREQUENCY);
        assertThat(borders(whale, new Values(1, 28, "20000", 0, "0"))).isEmpty();
        assertThat(borders(whale, new Values(1, 32, "20000", 0, "0"))).isEmpty();
        assertThat(borders(whale, new Values(1, 40, "9500", 0, "0"))).containsExactly(Bound.MIN_MONETARY);
        assertThat(borders(whale, new Values(1, 40, "10500", 0, "0"))).containsExactly(Bound.MIN_MONETARY);
        assertThat(borders(whale, new Values(1, 40, "9499.99", 0, "0"))).isEmpty();
        assertThat(borders(whale, new Values(1, 40, "10500.01", 0, "0"))).isEmpty();
        assertThat(borders(whale, new Values(1, 29, "9999", 0, "0")))
                .as("neither bound alone lets this one in")
                .isEmpty();
        assertThat(borders(whale, new Values(2, 30, "10000", 0, "0")))
                .containsExactly(Bound.MAX_RECENCY_DAYS, Bound.MIN_FREQUENCY, Bound.MIN_MONETARY);
    }

    /**
     * The promise of next_change_day, against days that really pass: until it nothing changes, whatever is worth
     * knowing about the user's days is in the oldest of them.
     */
    @Test
    void timeAloneChangesNothingBeforeTheNextChangeDay() {
        var random = new Random(7);
        for (var round = 0; round < 150; round++) {
            var rules = randomRules(random);
            var days = new ArrayList<LocalDate>();
            for (var back = 0; back <= 60; back++) {
                if (random.nextInt(6) == 0) {
                    days.add(TODAY.minusDays(back));
                }
            }
            if (days.isEmpty()) {
                continue;
            }
            var next = nextChange(rules, days);
            var quiet =
                    TODAY.datesUntil(next == null ? TODAY.plusDays(70) : next).toList();
            var groups = groups(
                    rules, quiet.stream().map(day -> live(rules, days, day)).toList());
            assertThat(Set.copyOf(groups))
                    .as("%s with %s, next change %s: %s", rules, days, next, groups)
                    .hasSize(1);
        }
    }

    @Test
    void whoCanOnlyStayInTheLastGroupIsNeverDue() {
        var cascade = policies.newest("rfm-cascade").orElseThrow().rules();

        assertThat(nextChange(rules(20, cascade.groups(), cascade.lastGroup()), List.of(TODAY)))
                .as("one action will not become five")
                .isNull();
    }

    /** One action, ten tokens and one visit on each of these days. */
    private static Values live(SegmentRules rules, List<LocalDate> days, LocalDate today) {
        var counted = days.stream()
                .filter(day -> rules.windowDays() == null || !day.isBefore(today.minusDays(rules.windowDays())))
                .count();
        var last = days.stream().max(LocalDate::compareTo).orElseThrow();
        return new Values(
                (int) (today.toEpochDay() - last.toEpochDay()), counted, String.valueOf(10 * counted), counted, "5");
    }

    private @Nullable LocalDate nextChange(SegmentRules rules, List<LocalDate> days) {
        var values = live(rules, days, TODAY);
        var oldest = days.stream()
                .filter(day -> rules.windowDays() == null || !day.isBefore(TODAY.minusDays(rules.windowDays())))
                .min(LocalDate::compareTo);
        var next = jdbc.sql("""
                        select segment_next_change(cast(:rules as jsonb), cast(row('u', :recency, :frequency, 0,
                          cast(:monetary as numeric), 0, 0, :visits, 0, 0, 0, cast(:balance as numeric),
                          cast(:last as date), cast(:oldest as date), 31, 1) as user_measures))
                        """)
                .param("rules", policies.document(rules))
                .param("recency", values.recencyDays())
                .param("frequency", values.frequency())
                .param("monetary", values.monetary())
                .param("visits", values.visits())
                .param("balance", values.balance())
                .param("last", days.stream().max(LocalDate::compareTo).orElseThrow())
                .param("oldest", oldest.orElse(null))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
        // What leaves the window of user_metrics is its own concern: its users roll, and are decided anew.
        var rolls = Objects.equals(rules.windowDays(), 30)
                ? oldest.map(day -> day.plusDays(31))
                : Optional.<LocalDate>empty();
        return Stream.of(next, rolls)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private String group(String policy, Values values) {
        return group(policies.newest(policy).orElseThrow().rules(), values);
    }

    private String group(SegmentRules rules, Values values) {
        return groups(rules, List.of(values)).getFirst();
    }

    private List<String> groups(SegmentRules rules, List<Values> values) {
        return jdbc.sql("""
                        select segment_name(cast(:rules as jsonb), segment_rank_of(cast(:rules as jsonb),
                          recency_days, frequency, monetary, visits, balance))
                        from unnest(cast(:recencies as integer[]), cast(:frequencies as bigint[]),
                          cast(:monetaries as numeric[]), cast(:visits as bigint[]), cast(:balances as numeric[]))
                          with ordinality as given (recency_days, frequency, monetary, visits, balance, position)
                        order by position
                        """)
                .param("rules", policies.document(rules))
                .param("recencies", values.stream().map(Values::recencyDays).toArray(Integer[]::new))
                .param("frequencies", values.stream().map(Values::frequency).toArray(Long[]::new))
                .param("monetaries", values.stream().map(Values::monetary).toArray(String[]::new))
                .param("visits", values.stream().map(Values::visits).toArray(Long[]::new))
                .param("balances", values.stream().map(Values::balance).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private List<Bound> borders(SegmentGroup group, Values values) {
        var rules = rules(30, List.of(group), "Others");
        var standing = jdbc.sql("""
                        select segment_standing_of(segment_bounds(cast(:rules as jsonb), 0),
                          segment_bounds(cast(:loosened as jsonb), 0), :recency, :frequency,
                          cast(:monetary as numeric), :visits, cast(:balance as numeric))
                        """)
                .param("rules", policies.document(rules))
                .param("loosened", policies.document(rules.loosened()))
                .param("recency", values.recencyDays())
                .param("frequency", values.frequency())
                .param("monetary", values.monetary())
                .param("visits", values.visits())
                .param("balance", values.balance())
                .query(Long.class)
                .single();
        var alike = new WhatIfQuery.Alike(0, standing, 1);
        assertThat(alike.editedRank()).isEqualTo(group(rules, values).equals("Others") ? 0 : 1);
        return Arrays.stream(Bound.values())
                .filter(bound -> alike.isAt(1, bound))
                .toList();
    }

    private static SegmentRules randomRules(Random random) {
        var groups = new ArrayList<SegmentGroup>();
        for (var group = 0; group < 1 + random.nextInt(3); group++) {
            var bounds = new EnumMap<Bound, BigDecimal>(Bound.class);
            put(bounds, random, Bound.MIN_RECENCY_DAYS, Bound.MAX_RECENCY_DAYS, 20);
            put(bounds, random, Bound.MIN_FREQUENCY, Bound.MAX_FREQUENCY, 10);
            put(bounds, random, Bound.MIN_VISITS, Bound.MAX_VISITS, 10);
            put(bounds, random, Bound.MIN_MONETARY, Bound.MAX_MONETARY, 100);
            put(bounds, random, Bound.MIN_BALANCE, Bound.MAX_BALANCE, 10);
            groups.add(new SegmentGroup("g" + group, bounds));
        }
        return rules(
                switch (random.nextInt(3)) {
                    case 0 -> null;
                    case 1 -> 30;
                    default -> 5 + random.nextInt(40);
                },
                groups,
                "last");
    }

    private static void put(Map<Bound, BigDecimal> bounds, Random random, Bound lower, Bound upper, int most) {
        var at = random.nextInt(most);
        switch (random.nextInt(5)) {
            case 0 -> bounds.put(lower, BigDecimal.valueOf(at));
            case 1 -> bounds.put(upper, BigDecimal.valueOf(at));
            case 2 -> {
                bounds.put(lower, BigDecimal.valueOf(at / 2));
                bounds.put(upper, BigDecimal.valueOf(at));
            }
            default -> {}
        }
    }

    private static SegmentRules rules(@Nullable Integer windowDays, List<SegmentGroup> groups, String lastGroup) {
        return new SegmentRules(
                windowDays,
                FrequencyUnit.ACTION,
                null,
                MonetaryUnit.SPENT_TOKENS,
                null,
                VisitUnit.VISITS,
                groups,
                lastGroup);
    }
}
