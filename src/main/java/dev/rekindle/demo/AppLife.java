package dev.rekindle.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What demo users do in the app: a pure function of seed and dates. A user belongs to a persona, begins on some day,
 * comes on some days in a rhythm of hours and weekdays, now and then by way of the partner, whose tokens are spent in
 * the app afterwards, and leaves at last.
 */
final class AppLife {

    private static final String PARTNER = "\"source\":\"corporate_site\"";

    /** Weight of each hour of the day: a peak in the evening, a small one at noon, few at night. */
    private static final double[] HOURS = Draws.runningSums(
            3, 2, 1, 0.6, 0.5, 0.6, 1.2, 2.5, 3.5, 3.2, 3, 3.4, 5, 4.6, 3.6, 3.4, 3.8, 4.6, 6, 7.5, 9.5, 9, 7, 5);

    private static final double WEEKEND = 1.25;

    /** Tokens that a stage of content costs. */
    private static final int UNLOCKING = 100;

    private static final String[] GAMES = {"slot", "rock_paper_scissors", "roulette", "gacha"};

    private final long seed;
    private final ZoneId zone;
    private final LocalDate begin;

    /** @param begin the first day on which anybody can begin */
    AppLife(long seed, ZoneId zone, LocalDate begin) {
        this.seed = seed;
        this.zone = zone;
        this.begin = begin;
    }

    /** As the scenario's users table writes it. */
    static String userId(int user) {
        return "u" + String.valueOf(100_000_001 + user).substring(1);
    }

    /** Hands over everything that a user did from the beginning up to and including a day, in the order of time. */
    void live(int user, LocalDate until, Consumer<DemoAction> use) {
        var draws = Draws.of(seed, DemoStream.LIFE, user);
        var persona = DemoPersona.drawn(draws);
        int span = (int) (until.toEpochDay() - begin.toEpochDay());
        // Two in three were there before the first day; the others join evenly.
        var day = draws.chance(2 / 3.0) ? begin : begin.plusDays(draws.between(0, Math.max(0, span)));
        for (; !day.isAfter(until); day = day.plusDays(1)) {
            if (draws.chance(Math.min(1, persona.activeDays * (isWeekend(day) ? WEEKEND : 1)))) {
                day(user, persona, day).forEach(use);
                if (draws.chance(persona.leaving)) {
                    return;
                }
            }
        }
    }

    /** What a user does on a day on which he comes, in the order of time. */
    List<DemoAction> day(int user, LocalDate day) {
        return day(user, persona(user), day);
    }

    DemoPersona persona(int user) {
        return DemoPersona.drawn(Draws.of(seed, DemoStream.LIFE, user));
    }

    /** How much of a day's traffic falls into an hour, compared with an even share. */
    static double rhythm(int hour) {
        return 24 * (HOURS[hour] - (hour == 0 ? 0 : HOURS[hour - 1]));
    }

    private List<DemoAction> day(int user, DemoPersona persona, LocalDate day) {
        var draws = Draws.of(seed, DemoStream.APP_DAY, ((long) user << 20) + day.toEpochDay());
        var session = new Session(user, persona, day, draws);
        if (draws.chance(persona.partnerVisits)) {
            session.visitPartner();
        }
        int actions = 1 + (int) Math.floor(draws.gamma(2, persona.actionsPerDay - 1));
        for (int i = 0; i < actions; i++) {
            session.act();
        }
        return session.actions;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** One visit of a user to the app, which goes on in steps of some minutes and ends with the day. */
    private final class Session {

        private final int user;
        private final DemoPersona persona;
        private final LocalDate day;
        private final Draws draws;
        private final List<DemoAction> actions = new ArrayList<>();
        private int second;
        private int partnerTokens;
        private int left;

        Session(int user, DemoPersona persona, LocalDate day, Draws draws) {
            this.user = user;
            this.persona = persona;
            this.day = day;
            this.draws = draws;
            this.second = draws.oneOf(HOURS) * 3_600 + draws.between(0, 3_599);
        }

        void visitPartner() {
            add(
                    "VISIT_CORPORATE_SITE",
                    PARTNER + ",\"dwell_seconds\":" + draws.between(40, 1_500) + ",\"done\":\"login\"");
            partnerTokens = 50 * draws.between(1, 10);
            add("EARN_CYBER_TOKENS", PARTNER + ",\"earned_tokens\":" + partnerTokens);
        }

        void act() {
            if (partnerTokens > 0) {
                spend(partnerTokens);
                partnerTokens = 0;
                return;
            }
            var choice = draws.uniform();
            if (choice < 0.40) {
                play();
            } else if (choice < 0.58) {
                earnAndSpend();
            } else if (choice < 0.80) {
                add("VIEW_CONTENT", "\"stage\":" + draws.between(1, 3));
            } else if (choice < 0.86) {
                add("EARN_GEMS", "\"gems\":" + draws.between(1, 20) + ",\"xp\":" + draws.between(5, 60));
            } else if (choice < 0.90) {
                add("CLAIM_REWARD", "\"gems\":" + draws.between(1, 10));
            } else if (choice < 0.93 && left >= UNLOCKING) {
                left -= UNLOCKING;
                add("UNLOCK_CONTENT", "\"stage\":" + draws.between(1, 5) + ",\"spent_tokens\":" + UNLOCKING);
            } else if (choice < 0.96) {
                add("JOIN_EVENT", "\"xp\":" + draws.between(10, 80));
            } else if (choice < 0.98 && persona != DemoPersona.FADING) {
                add("PURCHASE", "\"cash_amount\":" + 1_100 * draws.between(1, 30) + ",\"currency\":\"KRW\"");
            } else {
                add("ANSWER_QUIZ", "\"xp\":10");
            }
        }

        private void play() {
            var won = draws.chance(0.45);
            var game = GAMES[draws.between(0, GAMES.length - 1)];
            add(
                    won ? "PLAY_GAME" : "FAIL_GAME",
                    "\"game\":\"" + game + "\",\"result\":\"" + (won ? "win" : "lose") + "\",\"stake\":"
                            + 10 * draws.between(1, 20) + ",\"stake_currency\":\"coin\",\"repeats\":"
                            + draws.between(1, 8));
        }

        /** A mission in the app pays, and most of it is spent at once: so nobody spends what he never earned. */
        private void earnAndSpend() {
            int earned = JobMarket.inTens(20 + draws.gamma(1, persona.earning));
            add("EARN_CYBER_TOKENS", "\"source\":\"app\",\"earned_tokens\":" + earned);
            int spent = draws.chance(0.7) ? earned : earned / 20 * 10;
            spend(spent);
            left += earned - spent;
        }

        private void spend(int tokens) {
            add(
                    "SPEND_CYBER_TOKENS",
                    "\"spent_tokens\":" + tokens + ",\"game\":\"" + GAMES[draws.between(0, GAMES.length - 1)] + "\"");
        }

        private void add(String type, String metadata) {
            var at = day.atStartOfDay(zone).plus(Duration.ofSeconds(Math.min(second, 86_399)));
            second += draws.between(20, 900);
            actions.add(new DemoAction(
                    userId(user),
                    "d" + day.toEpochDay() + "-" + actions.size(),
                    type,
                    at.toInstant(),
                    "{" + metadata + "}"));
        }
    }
}
