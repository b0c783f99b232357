package dev.rekindle.demo;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.SimulationAssumptions;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The scenario's data for any number of users: a pure function of users and seed, which gives the same bytes on every
 * machine. People are drawn first, then the campaign is planned over all of them by the scenario's own rules, then rows
 * are written one by one. Nothing the scenario reports is written in; its numbers come out because its rules went in.
 * The inputs and their sources stand in decision 0006.
 */
public final class DemoScenario {

    public static final LocalDate CAMPAIGN_DATE = LocalDate.of(2023, 10, 26);

    public static final long DEFAULT_SEED = 20_231_026;

    private static final int MOST_USERS = 10_000_000;

    private static final double PUSH_ON = 0.88;
    private static final double BLOCKED_BEFORE = 0.03;

    private static final int[] FOLLOW_UP_WEEKS = {1, 2, 4};

    private static final double FOLLOW_UP_FACTOR = 1.3;
    private static final double FOLLOW_UP_LIMIT = 0.30;

    private final int users;
    private final long seed;
    private final JobMarket market;
    private final CampaignPlan plan;
    private final SimulationAssumptions assumptions = SimulationAssumptions.scenario();

    public DemoScenario(int users, long seed) {
        this.users = checkedUsers(users);
        this.seed = seed;
        this.market = new JobMarket(users, seed);
        this.plan = new CampaignPlan(users, seed, market);
    }

    /** The number itself, when demo data can be made for so many users. */
    static int checkedUsers(int users) {
        if (users < 1 || users > MOST_USERS) {
            throw new IllegalArgumentException(
                    "Demo data can be made for 1 to %,d users, not for %,d.".formatted(MOST_USERS, users));
        }
        return users;
    }

    /**
     * Writes one table as CSV with a header.
     *
     * @param progress hears from time to time which share of the table is written; what it throws ends the writing
     */
    public void write(DemoTable table, Writer out, DoubleConsumer progress) throws IOException {
        out.append(table.header()).append('\n');
        var rows = new CsvRows(out);
        switch (table) {
            case USERS -> forEach(users, user -> writeUser(user, rows), progress);
            case SETTLEMENTS -> {
                var history = new WorkHistory();
                forEach(users, user -> writeSettlements(user, history, rows), progress);
            }
            case JOB_POSTS -> forEach(market.posts(), post -> writePost(market.post(post), rows), progress);
            case CATEGORY_MAP -> {
                var pairs = JobMarket.categoryPairs();
                forEach(pairs.size(), pair -> writePair(pairs.get(pair), rows), progress);
            }
            case CAMPAIGN_LOGS -> forEach(users, user -> writeLogs(user, rows), progress);
        }
        out.flush();
    }

    @FunctionalInterface
    private interface RowWriter {

        void write(int index) throws IOException;
    }

    private static void forEach(int count, RowWriter writer, DoubleConsumer progress) throws IOException {
        var step = Math.max(1_000, count / 100);
        for (int i = 0; i < count; i++) {
            writer.write(i);
            if ((i + 1) % step == 0) {
                progress.accept((i + 1.0) / count);
            }
        }
        progress.accept(1);
    }

    private void writeUser(int user, CsvRows rows) throws IOException {
        var draws = Draws.of(seed, DemoStream.USER, user);
        var region = market.region(draws);
        rows.id('u', user + 1)
                .number(region + 1)
                .number(draws.chance(PUSH_ON) ? 1 : 0)
                .number(plan.tier(user).totalSettleCount(draws));
        var arm = plan.arm(user);
        var blocking = draws.uniform();
        var blockedAfter = arm == null ? 0 : assumptions.of(arm).blockingRate();
        if (blocking < blockedAfter) {
            rows.date(draws.between(1, WorkHistory.LAST_DAY));
        } else if (blocking >= 1 - BLOCKED_BEFORE) {
            rows.date(draws.between(-180, -1));
        } else {
            rows.text("");
        }
        rows.end();
    }

    private void writeSettlements(int user, WorkHistory history, CsvRows rows) throws IOException {
        history.draw(seed, user, plan.tier(user), market);
        for (int i = 0; i < history.count(); i++) {
            rows.id('s', rows.number())
                    .id('u', user + 1)
                    .text(JobMarket.categoryName(history.category(i)))
                    .date(history.day(i))
                    .number(history.rate(i))
                    .end();
        }
    }

    private static void writePost(JobMarket.Post post, CsvRows rows) throws IOException {
        rows.id('j', rows.number())
                .text(JobMarket.categoryName(post.category()))
                .number(post.region() + 1)
                .number(post.hourlyRate())
                .date(post.postedOn())
                .end();
    }

    private static void writePair(List<String> pair, CsvRows rows) throws IOException {
        rows.text(pair.getFirst()).text(pair.getLast()).end();
    }

    /** One row for the message, and one for each later week in which the user applied. */
    private void writeLogs(int user, CsvRows rows) throws IOException {
        var arm = plan.arm(user);
        if (arm == null) {
            return;
        }
        var draws = Draws.of(seed, DemoStream.RESPONSE, user);
        var response = assumptions.of(arm);
        var applied = draws.chance(plan.matched(user) ? response.applyRateMatched() : response.applyRateUnmatched());
        writeLog(user, arm, applied, 0, rows);
        var followUpRate = followUpRate(arm, applied);
        for (var week : FOLLOW_UP_WEEKS) {
            if (draws.chance(followUpRate)) {
                writeLog(user, arm, true, draws.between(week * 7 - 6, week * 7), rows);
            }
        }
    }

    /** S4 §H: chance to apply in a later week; who applied at once in arm B comes back more often, up to a limit. */
    private static double followUpRate(Arm arm, boolean applied) {
        return switch (arm) {
            case CONTROL -> 0.05;
            case A -> 0.09;
            case B -> applied ? Math.min(FOLLOW_UP_LIMIT, 0.16 * FOLLOW_UP_FACTOR) : 0.16;
        };
    }

    private static void writeLog(int user, Arm arm, boolean applied, int day, CsvRows rows) throws IOException {
        rows.id('l', rows.number())
                .id('u', user + 1)
                .text(arm.label())
                .number(applied ? 1 : 0)
                .date(day)
                .end();
    }
}
