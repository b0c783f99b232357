package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random histories, grouped by SQL and by the sentences of the documents written down in Java a second time. */
class SegmentOracleTest {

    private static final Segments SEGMENTS = new Segments();
    private static final int USERS = 120;

    private record Day(
            LocalDate day, int actions, BigDecimal spent, BigDecimal earned, int visits, int earnings, int game) {}

    private record Values(
            @Nullable Integer recencyDays, long frequency, BigDecimal monetary, long visits, BigDecimal balance) {}

    private static final Map<String, List<Day>> HISTORIES = new TreeMap<>();

    @BeforeAll
    static void histories() {
        var random = new Random(20_261_120);
        SEGMENTS.jdbc
                .sql("create table user_actions_of_test partition of user_actions default")
                .update();
        for (var user = 0; user < USERS; user++) {
            var userId = "u%03d".formatted(user);
            SEGMENTS.user(userId);
            var days = new ArrayList<Day>();
            var rate = random.nextDouble();
            for (var back = 80; back >= 0; back--) {
                if (random.nextDouble() < rate * rate * (random.nextInt(4) == 0 ? 0.2 : 1)) {
                    days.add(day(random, TODAY.minusDays(back)));
                }
            }
            days.forEach(day -> keep(userId, day));
            HISTORIES.put(userId, days);
        }
        SEGMENTS.count(TODAY);
    }

    @AfterAll
    static void close() {
        SEGMENTS.close();
    }

    private static Day day(Random random, LocalDate day) {
        return new Day(
                day,
                1 + random.nextInt(6),
                BigDecimal.valueOf(random.nextInt(200_000), 2),
                BigDecimal.valueOf(random.nextInt(250)),
                random.nextInt(4) == 0 ? 1 : 0,
                random.nextInt(4) == 0 ? 1 : 0,
                random.nextInt(5));
    }

    private static void keep(String userId, Day day) {
        SEGMENTS.jdbc
                .sql("insert into user_days values (:user, :day, :actions, :spent, :earned, 0, 0, :visits, :earnings)")
                .param("user", userId)
                .param("day", day.day())
                .param("actions", day.actions())
                .param("spent", day.spent())
                .param("earned", day.earned())
                .param("visits", day.visits())
                .param("earnings", day.earnings())
                .update();
        var at = day.day().atTime(23, 30).atZone(SEGMENTS.clock.getZone()).toOffsetDateTime();
        SEGMENTS.jdbc
                .sql("""
                        with action as (
                          insert into user_actions
                          values (:user, :event, 'PLAY_GAME', :at, jsonb_build_object('game', cast(:game as text),
                            'points', cast(:game as integer), 'words', 'many'))
                        )
                        insert into action_identities values (:user, :event, :at, 0)
                        """)
                .param("user", userId)
                .param("event", day.day().toString())
                .param("at", at)
                .param("game", day.game())
                .update();
    }

    @Test
    void cascadeLiveAndAsOfAnyDay() {
        compare(policy("rfm-cascade"), values -> {
            if (values.recencyDays() == null) {
                return "At-risk";
            }
            if (values.recencyDays() <= 2 && values.frequency() >= 30 && atLeast(values.monetary(), 10_000)) {
                return "Whale";
            }
            if (values.recencyDays() <= 5 && values.frequency() >= 15 && atLeast(values.monetary(), 2_000)) {
                return "High Engaged";
            }
            if (values.recencyDays() <= 10 && values.frequency() >= 5 && atLeast(values.monetary(), 500)) {
                return "Medium";
            }
            return "At-risk";
        });
    }

    @Test
    void cyberTokenLiveAndAsOfAnyDay() {
        compare(policy("cyber-token"), values -> {
            if (values.recencyDays() == null) {
                return "Low";
            }
            if (values.recencyDays() <= 2
                    && values.frequency() >= 30
                    && atLeast(values.monetary(), 10_000)
                    && atLeast(values.balance(), 1_000)) {
                return "Whale";
            }
            if (values.recencyDays() <= 5
                    && values.frequency() >= 15
                    && atLeast(values.monetary(), 2_000)
                    && values.visits() >= 5) {
                return "High Engaged";
            }
            if (values.recencyDays() <= 15
                    && values.frequency() >= 5
                    && values.frequency() <= 14
                    && atLeast(values.monetary(), 100)
                    && values.monetary().compareTo(BigDecimal.valueOf(1_999)) <= 0
                    && values.visits() >= 2
                    && values.visits() <= 4) {
                return "Medium";
            }
            return "Low";
        });
    }

    @Test
    void otherWindowsUnitsAndKeys() {
        var groups = List.of(
                new SegmentGroup("Some", Map.of(Bound.MIN_FREQUENCY, BigDecimal.TWO)),
                new SegmentGroup(
                        "Many",
                        Map.of(Bound.MIN_FREQUENCY, BigDecimal.valueOf(4), Bound.MIN_MONETARY, BigDecimal.TEN)));
        Function<Values, String> group = values -> {
            if (values.recencyDays() != null && values.frequency() >= 4 && atLeast(values.monetary(), 10)) {
                return "Many";
            }
            return values.recencyDays() != null && values.frequency() >= 2 ? "Some" : "Others";
        };
        compare(
                new SegmentRules(
                        20,
                        FrequencyUnit.METADATA,
                        "game",
                        MonetaryUnit.METADATA,
                        "points",
                        VisitUnit.EARNINGS,
                        groups,
                        "Others"),
                group);
        compare(
                new SegmentRules(
                        null,
                        FrequencyUnit.ACTIVE_DAY,
                        null,
                        MonetaryUnit.METADATA,
                        "words",
                        VisitUnit.VISITS,
                        groups,
                        "Others"),
                group);
        compare(
                new SegmentRules(
                        30,
                        FrequencyUnit.ACTIVE_DAY,
                        null,
                        MonetaryUnit.EARNED_AT_PARTNER,
                        null,
                        VisitUnit.EARNINGS,
                        groups,
                        "Others"),
                group);
    }

    @Test
    void whatIfAddsUpToAllUsersEveryWay() {
        var cascade = policy("rfm-cascade");
        var token = policy("cyber-token");
        for (var edited : List.of(cascade, token, cascade.loosened())) {
            var whatIf = SEGMENTS.get(SegmentService.class).whatIf(edited);

            assertThat(whatIf.users()).isEqualTo(USERS);
            assertThat(whatIf.groups().stream()
                            .mapToLong(WhatIf.GroupUsers::users)
                            .sum())
                    .isEqualTo(USERS);
            assertThat(sums(whatIf, WhatIf.Flow::to))
                    .isEqualTo(whatIf.groups().stream()
                            .collect(Collectors.toMap(WhatIf.GroupUsers::group, WhatIf.GroupUsers::users)));
            assertThat(sums(whatIf, WhatIf.Flow::from))
                    .as("rows of the matrix are the groups as they are")
                    .isEqualTo(SEGMENTS.get(SegmentService.class).groups(null, null).groups().stream()
                            .collect(Collectors.toMap(GroupCount::group, GroupCount::users)));
        }
    }

    private static Map<String, Long> sums(WhatIf whatIf, Function<WhatIf.Flow, String> side) {
        return whatIf.flows().stream().collect(Collectors.groupingBy(side, Collectors.summingLong(WhatIf.Flow::users)));
    }

    private static void compare(SegmentRules rules, Function<Values, String> group) {
        var zone = SEGMENTS.clock.getZone();
        check(rules, Window.live(TODAY, rules, zone), group);
        for (var back : new int[] {0, 1, 13, 45, 79, 100}) {
            check(rules, Window.asOf(TODAY.minusDays(back), rules, zone), group);
        }
    }

    private static void check(SegmentRules rules, Window window, Function<Values, String> group) {
        var expected = HISTORIES.entrySet().stream()
                .map(user -> {
                    var values = values(rules, window, user.getValue());
                    return "%s %s %s %d %s %d %s"
                            .formatted(
                                    user.getKey(),
                                    group.apply(values),
                                    values.recencyDays(),
                                    values.frequency(),
                                    plain(values.monetary()),
                                    values.visits(),
                                    plain(values.balance()));
                })
                .toList();

        assertThat(SEGMENTS.get(SegmentUserQuery.class).users(window, null, 0, USERS))
                .extracting(user -> "%s %s %s %d %s %d %s"
                        .formatted(
                                user.userId(),
                                user.group(),
                                user.recencyDays(),
                                user.frequency(),
                                plain(user.monetary()),
                                user.visits(),
                                plain(user.balance())))
                .as("%s in %s", rules, window)
                .isEqualTo(expected);
        assertThat(IntStream.range(0, rules.groupNames().size())
                        .mapToLong(rank -> SEGMENTS.get(SegmentUserQuery.class)
                                .users(window, rank, 0, USERS)
                                .size())
                        .sum())
                .isEqualTo(USERS);
    }

    private static Values values(SegmentRules rules, Window window, List<Day> history) {
        var before = history.stream()
                .filter(day -> day.day().isBefore(window.beforeDay()))
                .toList();
        if (before.isEmpty()) {
            return new Values(null, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO);
        }
        var within = before.stream()
                .filter(day -> !day.day().isBefore(window.fromDay()))
                .toList();
        var frequency =
                switch (rules.frequency()) {
                    case ACTION -> within.stream().mapToLong(Day::actions).sum();
                    case ACTIVE_DAY -> within.size();
                    case METADATA -> within.stream().map(Day::game).distinct().count();
                };
        var monetary =
                switch (rules.monetary()) {
                    case SPENT_TOKENS -> sum(within, Day::spent);
                    case EARNED_AT_PARTNER -> sum(within, Day::earned);
                    case CASH -> BigDecimal.ZERO;
                    case METADATA ->
                        "points".equals(rules.monetaryKey())
                                ? sum(within, day -> BigDecimal.valueOf(day.game()))
                                : BigDecimal.ZERO;
                };
        var visits = within.stream()
                .mapToLong(day -> day.visits() + (rules.visits() == VisitUnit.EARNINGS ? day.earnings() : 0))
                .sum();
        return new Values(
                (int) (window.onDay().toEpochDay() - before.getLast().day().toEpochDay()),
                frequency,
                monetary,
                visits,
                sum(before, Day::earned).subtract(sum(before, Day::spent)));
    }

    private static BigDecimal sum(List<Day> days, Function<Day, BigDecimal> amount) {
        return days.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean atLeast(BigDecimal value, int bound) {
        return value.compareTo(BigDecimal.valueOf(bound)) >= 0;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static SegmentRules policy(String name) {
        return SEGMENTS.get(SegmentPolicyStore.class).newest(name).orElseThrow().rules();
    }
}
