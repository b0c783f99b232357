package dev.rekindle.reactivation;

import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Mapping;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.Settlement;
import dev.rekindle.reactivation.ReactivationRows.User;
import dev.rekindle.risk.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Small data sets, and questions about them, in which everything collides: few days, regions, categories and rates. The
 * same seed gives the same.
 */
final class RandomReactivations {

    static final LocalDate SENT = LocalDate.of(2023, 10, 26);

    private static final int[] SETTLED_DAYS = {-60, -41, -33, -30, -21, -20, -14, -10, -7, -7, -3, -1, 0, 1, 5, 8, 24};
    private static final int[] TOTALS = {0, 0, 1, 1, 1, 2, 3, 4, 5, 6, 7, 100, Integer.MAX_VALUE};
    private static final int[] RATES = {0, 1, 9_999, 10_000, 10_000, 10_000, 12_345, 1_800_000_000};
    private static final int[] PAY = {
        0, 1, 2, 9_999, 10_000, 10_998, 10_999, 11_000, 11_001, 13_579, 13_580, 20_000, 1_980_000_000, Integer.MAX_VALUE
    };
    private static final String[] CATEGORIES = {"cafe", "Cafe", "배달", "cat 10", "cat 9"};
    private static final String[] ARMS = {"Control", "A", "B"};

    private final Random random;

    RandomReactivations(long seed) {
        this.random = new Random(seed);
    }

    /** The data set of this seed; every seventh lacks a table. */
    ReactivationRows rows(int seed) {
        int size = seed == 0 ? 0 : seed == 1 ? 1 : seed % 6 == 5 ? 300 + random.nextInt(300) : 30 + random.nextInt(170);
        var shares = Shares.of(random);
        var users = new ArrayList<User>();
        var settlements = new ArrayList<Settlement>();
        var logs = new ArrayList<Log>();
        for (int number = 0; number < size; number++) {
            int arm = chance(shares.lopsided) ? 0 : random.nextInt(3);
            var user = user(number, chance(shares.blocked[arm]), shares);
            users.add(user);
            settlements(user, settlements);
            logs(user, arm, shares, logs);
        }
        var posts = IntStream.range(0, random.nextInt(40))
                .mapToObj(number -> new Post(
                        "job_" + number,
                        CATEGORIES[random.nextInt(CATEGORIES.length)],
                        1 + random.nextInt(4),
                        pick(PAY),
                        SENT.plusDays(random.nextInt(9) - 6)))
                .toList();
        int missing = seed % 7 == 6 ? seed / 7 % 6 : -1;
        return new ReactivationRows(
                missing == 0 ? List.of() : users,
                missing == 0 || missing == 1 || missing == 5 ? List.of() : settlements,
                missing == 2 || missing == 5 ? List.of() : posts,
                missing == 3 || missing == 5 ? List.of() : mappings(),
                missing == 0 || missing == 4 || missing == 5 ? List.of() : logs);
    }

    /** A question; the first is one of the presets as it is. */
    ReactivationQuestion question(int seed, int number) {
        var parameters = new HashMap<String, String>();
        if (number == 0 ? seed % 2 == 0 : random.nextBoolean()) {
            parameters.put("preset", "reference-scenario");
        }
        Set<Integer> regions = new LinkedHashSet<>();
        Set<Tier> tiers = new LinkedHashSet<>();
        var asOf = SENT;
        if (number > 0) {
            parameters.put("threshold", pick("ntile3", "0", "0.5", "0.75", "1", "0.9", "0.25"));
            parameters.put("history", pick("before", "all"));
            parameters.put("posts", pick("until", "all"));
            parameters.put("light_max", pick("1", "1", "2", "6"));
            parameters.put("regular_max", pick("7", "99", "100", "2147483647"));
            parameters.put("pay_ratio", pick("1.10", "1.1", "1", "1.0999", "2", "1.1000000001", "0.5"));
            parameters.put("margin", pick("0.02", "0.2", "0.5", "0.001"));
            if (random.nextInt(3) == 0) {
                regions.add(1);
                regions.add(1 + random.nextInt(9));
            }
            if (random.nextInt(3) == 0) {
                tiers.add(Tier.values()[random.nextInt(4)]);
                tiers.add(Tier.values()[random.nextInt(4)]);
            }
            asOf = switch (random.nextInt(12)) {
                case 0 -> SENT.minusDays(20);
                case 1 -> SENT.plusDays(1);
                case 2 -> SENT.minusDays(1);
                case 3 -> LocalDate.of(2000, 1, 1);
                case 4 -> LocalDate.of(2100, 1, 1);
                default -> SENT;
            };
        }
        return new ReactivationQuestion(asOf, PolicyParameters.parse(parameters::get), regions, tiers);
    }

    /** What makes one data set different from the next. */
    private record Shares(
            double logged, double[] applied, double[] blocked, double lopsided, double special, double followUps) {

        static Shares of(Random random) {
            double[] levels = {0, 0.02, 0.1, 0.3, 0.6, 1};
            var applied = random.doubles(3, 0, levels.length)
                    .map(i -> levels[(int) i])
                    .toArray();
            var blocked = random.doubles(3, 0, levels.length - 2)
                    .map(i -> levels[(int) i])
                    .toArray();
            return new Shares(
                    levels[random.nextInt(levels.length)] + 0.3,
                    applied,
                    blocked,
                    random.nextInt(4) == 0 ? 0.5 : 0,
                    random.nextInt(3) == 0 ? 0 : 0.1,
                    random.nextInt(4) == 0 ? 0 : 0.4);
        }
    }

    private User user(int number, boolean blocks, Shares shares) {
        return new User(
                pick("u", "U", "사") + number,
                chance(0.03) ? null : (Integer) (1 + random.nextInt(3)),
                !chance(shares.special),
                pick(TOTALS),
                blocks
                        ? SENT.plusDays(1 + random.nextInt(5))
                        : chance(shares.special) ? SENT.minusDays(random.nextInt(2)) : null,
                chance(shares.special) ? SENT.minusYears(19).plusDays(random.nextInt(3) - 1) : null,
                chance(shares.special)
                        ? chance(0.3) ? ReactivationRows.FOREVER : SENT.plusDays(random.nextInt(3) - 1)
                        : null,
                chance(0.5) ? null : (Boolean) !chance(shares.special));
    }

    private void settlements(User user, List<Settlement> settlements) {
        int count = random.nextInt(6);
        boolean sameDay = chance(0.1);
        int day = pick(SETTLED_DAYS);
        for (int number = 0; number < count; number++) {
            settlements.add(new Settlement(
                    user.userId(),
                    "st_" + settlements.size(),
                    CATEGORIES[random.nextInt(CATEGORIES.length)],
                    SENT.plusDays(sameDay ? day : number > 0 && chance(0.2) ? day : (day = pick(SETTLED_DAYS))),
                    pick(RATES)));
        }
    }

    private void logs(User user, int arm, Shares shares, List<Log> logs) {
        if (chance(shares.logged)) {
            log(user, arm, chance(shares.applied[arm]), SENT, logs);
            while (chance(0.15)) {
                int again = chance(0.5) ? arm : random.nextInt(3);
                log(user, again, chance(shares.applied[again] / 2), SENT, logs);
            }
        }
        while (chance(shares.followUps)) {
            log(
                    user,
                    random.nextInt(3),
                    chance(0.5),
                    SENT.plusDays(pick(-20, -8, -7, -2, -1, 1, 7, 8, 14, 15, 21, 22, 28, 29)),
                    logs);
        }
    }

    private void log(User user, int arm, boolean applied, LocalDate sentAt, List<Log> logs) {
        logs.add(new Log(user.userId(), "log_" + logs.size(), ARMS[arm], applied, sentAt));
    }

    private List<Mapping> mappings() {
        var mappings = new LinkedHashSet<Mapping>();
        int count = random.nextInt(8);
        for (int number = 0; number < count; number++) {
            mappings.add(new Mapping(pick(CATEGORIES[0], CATEGORIES[1], CATEGORIES[2], "nobody's"), pick(CATEGORIES)));
        }
        return List.copyOf(mappings);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
