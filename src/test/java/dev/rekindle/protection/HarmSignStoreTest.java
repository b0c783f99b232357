package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Each sign on both sides of each of its borders. Today is 2026-11-21 in Seoul. */
class HarmSignStoreTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
    private static final HarmThresholds FIRST =
            new HarmThresholds(3, 10, 24, 3, 120, 60, new BigDecimal(3), new BigDecimal(2000), 30);

    private final SingleConnectionDataSource dataSource = connection();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final HarmSignStore signs = new HarmSignStore(jdbc);
    private int events;

    @ParameterizedTest
    @CsvSource({
        // minutes after the loss, so many raised stakes, found
        "10:00, 3, true",
        "10:01, 3, false",
        "00:01, 3, true",
        "00:01, 2, false",
    })
    void threeHigherStakesWithinTenMinutesOfALossAreASign(String afterLoss, int raised, boolean found) {
        var at = LocalTime.of(12, 0);
        for (var i = 0; i < raised; i++) {
            play(TODAY, at, "FAIL_GAME", 10);
            var parts = afterLoss.split(":");
            at = at.plusMinutes(Long.parseLong(parts[0])).plusSeconds(Long.parseLong(parts[1]));
            play(TODAY, at, "PLAY_GAME", 11);
            at = at.plusMinutes(30);
        }

        assertThat(kept().equals(List.of("chased_losses 2026-11-21 2026-12-21")))
                .isEqualTo(found);
    }

    @Test
    void sameOrLowerStakeIsNotHigherAndAnotherCurrencyIsAnotherStake() {
        for (var hour = 9; hour < 12; hour++) {
            play(TODAY, LocalTime.of(hour, 0), "FAIL_GAME", 10);
            play(TODAY, LocalTime.of(hour, 1), "PLAY_GAME", 10);
            play(TODAY, LocalTime.of(hour, 2), "PLAY_GAME", 9);
            action(TODAY, LocalTime.of(hour, 3), "PLAY_GAME", "{\"stake\": 50, \"stake_currency\": \"gold\"}");
        }

        assertThat(kept()).isEmpty();
    }

    @Test
    void stakeRaisedAfterEachLossOfARunIsASignAndAResultSaysThatItIsLost() {
        action(TODAY, LocalTime.of(9, 0), "PLAY_GAME", "{\"stake\": 10, \"result\": \"lose\"}");
        action(TODAY, LocalTime.of(9, 9), "PLAY_GAME", "{\"stake\": 20, \"result\": \"lose\"}");
        action(TODAY, LocalTime.of(9, 18), "PLAY_GAME", "{\"stake\": 40, \"result\": \"lose\"}");
        action(TODAY, LocalTime.of(9, 27), "PLAY_GAME", "{\"stake\": 80, \"result\": \"win\"}");

        assertThat(kept()).containsExactly("chased_losses 2026-11-21 2026-12-21");
        assertThat(jdbc.sql("select shown ->> 'stakes' from harm_signs")
                        .query(String.class)
                        .single())
                .isEqualTo("[20, 40, 80]");
    }

    @ParameterizedTest
    @CsvSource({"10:02, true", "10:03, false"})
    void theThreeLieWithinADay(LocalTime lastLoss, boolean found) {
        play(TODAY.minusDays(1), LocalTime.of(10, 2), "FAIL_GAME", 10);
        play(TODAY.minusDays(1), LocalTime.of(10, 3), "PLAY_GAME", 20);
        play(TODAY.minusDays(1), LocalTime.of(18, 0), "FAIL_GAME", 10);
        play(TODAY.minusDays(1), LocalTime.of(18, 1), "PLAY_GAME", 20);
        play(TODAY, lastLoss, "FAIL_GAME", 10);
        play(TODAY, lastLoss.plusMinutes(1), "PLAY_GAME", 20);

        assertThat(!kept().isEmpty()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        // so many minutes of play, from when, in how many nights, over how many days
        "120, 00:00, 3, 3, true",
        "119, 00:00, 3, 3, false",
        "120, 02:59, 3, 3, true",
        "120, 03:00, 3, 3, false", // the last play is at five, and no play any more
        "120, 23:00, 3, 3, false",
        "120, 00:00, 2, 3, false",
        "120, 00:00, 3, 7, true",
        "120, 00:00, 3, 8, false",
    })
    void twoHoursOfPlayInThreeOfSevenNightsAreASign(int minutes, LocalTime from, int nights, int days, boolean found) {
        for (var night = 0; night < nights; night++) {
            var day = night == nights - 1 ? TODAY.minusDays(days - 1L) : TODAY.minusDays(night);
            for (var minute = 0; minute < minutes; minute += 40) {
                play(day, from.plusMinutes(minute), "PLAY_GAME", 10);
            }
            play(day, from.plusMinutes(minutes), "PLAY_GAME", 10);
        }

        assertThat(kept().equals(List.of("late_nights 2026-11-21 2026-12-21"))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"60, true", "61, false"})
    void breakOfAnHourIsPlayAndALongerOneIsNot(int pause, boolean found) {
        for (var night = 0; night < 3; night++) {
            for (var play = 0; play < 3; play++) {
                play(TODAY.minusDays(night), LocalTime.of(0, 0).plusMinutes((long) play * pause), "PLAY_GAME", 10);
            }
        }

        assertThat(!kept().isEmpty()).isEqualTo(found);
    }

    @Test
    void nightIsThatOfTheUsersOwnZone() {
        // One to three at night in New York is three to five in the afternoon in Seoul.
        for (var night = 0; night < 3; night++) {
            for (var minute = 0; minute <= 120; minute += 40) {
                play(TODAY.minusDays(night + 1), LocalTime.of(15, 0).plusMinutes(minute), "PLAY_GAME", 10);
            }
        }
        assertThat(kept()).isEmpty();

        jdbc.sql("update users set zone = 'America/New_York'").update();

        assertThat(kept()).containsExactly("late_nights 2026-11-20 2026-12-20");
    }

    @ParameterizedTest
    @CsvSource({
        // spent in these seven days, and in the four weeks before them, a user since so many days
        "2000, 2666, 40, true",
        "1999, 0, 40, false",
        "2100, 2800, 40, true",
        "2099, 2800, 40, false",
        "2000, 0, 7, true",
        "2000, 0, 6, false",
    })
    void threeTimesTheMeanOfFourWeeksAndAtLeastTwoThousandAreASign(int spent, int before, int since, boolean found) {
        user(TODAY.minusDays(since));
        spent(TODAY.minusDays(6), spent - 1);
        spent(TODAY, 1);
        spent(TODAY.minusDays(34), before);
        spent(TODAY.minusDays(35), 100_000);

        assertThat(kept().contains("spend_surge 2026-11-21 2026-12-21")).isEqualTo(found);
    }

    @Test
    void signOfThirtyDaysAgoStillProtectsTodayAndAnOlderOneDoesNot() {
        for (var days : new int[] {30, 31}) {
            for (var hour = 9; hour < 12; hour++) {
                play(TODAY.minusDays(days), LocalTime.of(hour, 0), "FAIL_GAME", 10);
                play(TODAY.minusDays(days), LocalTime.of(hour, 1), "PLAY_GAME", 20);
            }
        }

        assertThat(kept()).containsExactly("chased_losses 2026-10-22 2026-11-21");
        assertThat(signs.protect(List.of("u1"))).isEqualTo(1);
        assertThat(signs.protect(List.of("u1"))).isZero();
        assertThat(jdbc.sql("""
                                select concat_ws(' ',
                                  protection_of(null, null, null, cooling_off_until, '2026-11-21'),
                                  protection_of(null, null, null, cooling_off_until, '2026-11-22'))
                                from users
                                """).query(String.class).single()).isEqualTo("cooling_off");
    }

    @Test
    void lookingTwiceChangesNothingAndALongerCoolingOffLengthensWhatIsKnown() {
        for (var hour = 9; hour < 12; hour++) {
            play(TODAY, LocalTime.of(hour, 0), "FAIL_GAME", 10);
            play(TODAY, LocalTime.of(hour, 1), "PLAY_GAME", 20);
        }
        kept();

        assertThat(kept()).containsExactly("chased_losses 2026-11-21 2026-12-21");
        assertThat(kept(new HarmThresholds(3, 10, 24, 3, 120, 60, new BigDecimal(3), new BigDecimal(2000), 60)))
                .containsExactly("chased_losses 2026-11-21 2027-01-20");
    }

    private List<String> kept() {
        return kept(FIRST);
    }

    /** The signs kept after a look: kind, day and last day. */
    private List<String> kept(HarmThresholds thresholds) {
        user(TODAY.minusDays(100));
        var users = List.of("u1");
        var first = TODAY.minusDays(thresholds.coolingOffDays() + 8L);
        transaction.executeWithoutResult(begun -> {
            signs.gather(users, first.atStartOfDay(SEOUL).toInstant());
            signs.keepChasedLosses(thresholds, 1, NOW, SEOUL);
            var nights = Night.between(signs.zones(users), first, TODAY.plusDays(1), SEOUL);
            signs.keepLateNights(users, nights, thresholds, 1, NOW, SEOUL);
            signs.keepSpendSurges(users, thresholds, 1, NOW, SEOUL, first.minusDays(35));
        });
        return jdbc.sql("select concat_ws(' ', sign, shown_on, until_day) from harm_signs order by 1")
                .query(String.class)
                .list();
    }

    private void play(LocalDate day, LocalTime at, String type, int stake) {
        action(day, at, type, "{\"stake\": %d, \"stake_currency\": \"coin\"}".formatted(stake));
    }

    private void action(LocalDate day, LocalTime at, String type, String metadata) {
        var time = day.atTime(at).atZone(SEOUL).toOffsetDateTime();
        var id = "e" + events++;
        jdbc.sql("""
                        create table if not exists user_actions_of_the_test
                          partition of user_actions for values from ('2026-01-01') to ('2027-01-01');
                        """).update();
        jdbc.sql("insert into action_identities values ('u1', :id, :time, 0)")
                .param("id", id)
                .param("time", time)
                .update();
        jdbc.sql("insert into user_actions values ('u1', :id, :type, :time, cast(:metadata as jsonb))")
                .param("id", id)
                .param("type", type)
                .param("time", time)
                .param("metadata", metadata)
                .update();
    }

    private void spent(LocalDate day, int tokens) {
        jdbc.sql("""
                        insert into user_days (
                          user_id, day, actions, tokens_spent, tokens_earned_partner, tokens_earned_app, cash_amount,
                          partner_visits, partner_earnings)
                        values ('u1', :day, 1, :tokens, 0, 0, 0, 0, 0)
                        """).param("day", day).param("tokens", tokens).update();
        jdbc.sql("update user_metrics set tokens_spent = tokens_spent + :tokens")
                .param("tokens", tokens)
                .update();
    }

    private void user(LocalDate first) {
        jdbc.sql("insert into users (user_id) values ('u1') on conflict do nothing")
                .update();
        jdbc.sql("""
                        insert into user_metrics (
                          user_id, first_action_day, last_action_day, last_action_at, actions, active_days, tokens_earned,
                          tokens_spent, gems_earned, gems_claimed, battlepass_xp, streak_days, window_until,
                          window_actions, window_active_days, window_tokens_spent, window_tokens_earned_partner,
                          window_cash_amount, window_visits, window_partner_earnings)
                        values ('u1', :first, '2026-11-21', '2026-11-21T00:00Z', 1, 1, 0, 0, 0, 0, 0, 1,
                          '2026-11-21', 1, 1, 0, 0, 0, 0, 0)
                        on conflict do nothing
                        """).param("first", first).update();
    }

    private static SingleConnectionDataSource connection() {
        try {
            return new SingleConnectionDataSource(
                    TestDatabase.fresh().dataSource().getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
