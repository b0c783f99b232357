package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.HighRiskRows.QUESTION;
import static dev.rekindle.reactivation.HighRiskRows.TEN_DAYS;
import static dev.rekindle.reactivation.RandomReactivations.SENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Mapping;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.User;
import dev.rekindle.reactivation.UserSlice.Stretch;
import dev.rekindle.risk.Tier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A threshold of 10 days for everybody; who settled 30 and 20 days before is high-risk. */
class ReactivationUserQueryTest {

    private static TestDatabase database;
    private static ReactivationUserQuery query;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        query = new ReactivationUserQuery(HighRiskRows.people(database));
    }

    @Test
    void everyUserStandsInTheListWithWhatTheDesignSaysOfHim() {
        HighRiskRows.load(
                database,
                List.of(new User("gone", 1, 2), new User("here", 1, 2), new User("new", 1, 0)),
                List.of(
                        HighRiskRows.settled("gone", "st_9", SENT.minusDays(20), "bar", 9_000),
                        HighRiskRows.settled("gone", "st_10", SENT.minusDays(20), "cafe", 10_000),
                        HighRiskRows.settled("gone", "st_1", SENT.minusDays(30), "bar", 9_000),
                        HighRiskRows.settled("here", "st_2", SENT.minusDays(1), "cafe", 10_000),
                        HighRiskRows.settled("here", "st_3", SENT.minusDays(9), "cafe", 10_000),
                        HighRiskRows.settled("here", "st_4", SENT, "cafe", 10_000)),
                List.of(new Post("job_1", "bar", 1, 9_900, SENT), new Post("job_2", "cafe", 1, 11_000, SENT)),
                List.of(
                        HighRiskRows.log("gone", "A", true),
                        HighRiskRows.log("gone", "A", false),
                        HighRiskRows.log("gone", "B", false)));

        assertThat(users(UserSlice.everyone()))
                .containsExactly(
                        // Of the two settlements on the last day st_9 is the greater text, so 9,900 is just enough.
                        new ReactivationUser(
                                "gone",
                                Tier.REGULAR,
                                1,
                                3,
                                20,
                                5.0,
                                true,
                                SENT.minusDays(20),
                                "bar",
                                9_000,
                                6,
                                2,
                                false,
                                null,
                                1),
                        new ReactivationUser(
                                "here",
                                Tier.REGULAR,
                                1,
                                2,
                                1,
                                8.0,
                                false,
                                SENT.minusDays(1),
                                "cafe",
                                10_000,
                                0,
                                0,
                                false,
                                null,
                                0),
                        new ReactivationUser(
                                "new",
                                Tier.UNDEFINED,
                                1,
                                0,
                                null,
                                null,
                                false,
                                null,
                                null,
                                null,
                                0,
                                0,
                                false,
                                null,
                                0));
        assertThat(users(UserSlice.everyone().in(Arm.A).whoApplied()))
                .extracting(ReactivationUser::userId)
                .containsExactly("gone");
        assertThat(users(UserSlice.everyone().in(Arm.B).whoApplied())).isEmpty();
        assertThat(query.groups(QUESTION, TEN_DAYS))
                .extracting(group -> group.users() + " " + group.tier() + " fit " + group.fit() + " " + group.cohort())
                .containsExactlyInAnyOrder("1 REGULAR fit 5 POST", "1 REGULAR fit 0 PRE", "1 UNDEFINED fit 0 null");
    }

    @Test
    void groupsAndSlicesAddUpToAllUsers() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c"),
                HighRiskRows.settlementsOf("a", "b", "c"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT)),
                List.of(HighRiskRows.log("a", "Control", false), HighRiskRows.log("b", "A", true)));
        var groups = query.groups(QUESTION, TEN_DAYS);

        assertThat(groups.stream().mapToLong(PeopleGroup::users).sum()).isEqualTo(3);
        for (var fit : Fit.values()) {
            assertThat(users(UserSlice.everyone().reaching(fit))).hasSize((int) groups.stream()
                    .filter(group -> group.fit() >= fit.level())
                    .mapToLong(PeopleGroup::users)
                    .sum());
        }
    }

    @Test
    void eachRuleOfTheWaterfallLosesItsUser() {
        HighRiskRows.load(
                database,
                List.of(
                        new User("fits", 1, 2),
                        new User("pays_too_little", 2, 2),
                        new User("other_category", 3, 2),
                        new User("nothing_near", 4, 2)),
                HighRiskRows.settlementsOf("fits", "pays_too_little", "other_category", "nothing_near"),
                List.of(
                        new Post("job_1", "cafe", 1, 11_000, SENT),
                        new Post("job_2", "cafe", 2, 10_999, SENT),
                        new Post("job_3", "bar", 3, 20_000, SENT),
                        new Post("job_4", "cafe", 4, 20_000, SENT.plusDays(1))),
                List.of());

        assertThat(fits())
                .containsExactly(
                        "fits PAY",
                        "nothing_near LAST_SETTLEMENT",
                        "other_category REGION",
                        "pays_too_little CATEGORY");
    }

    @ParameterizedTest
    @CsvSource({
        "9999, 10999, 1",
        "10000, 10999, 0",
        "10000, 11000, 1",
        "10001, 11001, 0",
        "0, 0, 1",
        "2000000000, 2147483647, 0"
    })
    void tenPercentMoreIsExact(int last, int pay, long pairs) {
        HighRiskRows.load(
                database,
                List.of(new User("u", 1, 2)),
                List.of(
                        HighRiskRows.settled("u", "st_1", SENT.minusDays(30), "cafe", 1),
                        HighRiskRows.settled("u", "st_2", SENT.minusDays(20), "cafe", last)),
                List.of(new Post("job_1", "cafe", 1, pay, SENT)),
                List.of());

        assertThat(users(UserSlice.everyone()))
                .extracting(ReactivationUser::pairs)
                .containsExactly(pairs);
    }

    @Test
    void pairsAreCountedOnceHoweverManyWaysTheMapLeadsToThem() {
        new ReactivationRows(
                        HighRiskRows.gone("u"),
                        HighRiskRows.settlementsOf("u"),
                        List.of(
                                new Post("job_1", "cafe", 1, 11_000, SENT),
                                new Post("job_2", "bar", 1, 11_000, SENT),
                                new Post("job_3", "tea", 1, 11_000, SENT)),
                        List.of(new Mapping("cafe", "cafe"), new Mapping("cafe", "bar"), new Mapping("tea", "cafe")),
                        List.of())
                .load(database);

        assertThat(users(UserSlice.everyone()))
                .extracting(ReactivationUser::pairs)
                .containsExactly(2L);
    }

    @Test
    void returnsFallIntoTheirWeeks() {
        HighRiskRows.load(
                database,
                List.of(new User("logged", 1, 2), new User("not_logged", 1, 2), new User("once", 1, 1)),
                List.of(
                        HighRiskRows.settled("logged", "st_1", SENT.minusDays(1), "cafe", 1),
                        HighRiskRows.settled("logged", "st_2", SENT.plusDays(8), "cafe", 1),
                        HighRiskRows.settled("not_logged", "st_3", SENT.minusDays(10), "cafe", 1),
                        HighRiskRows.settled("not_logged", "st_4", SENT.plusDays(12), "cafe", 1),
                        HighRiskRows.settled("once", "st_5", SENT.minusDays(10), "cafe", 1)),
                List.of(),
                List.of(
                        HighRiskRows.log("logged", "A", true),
                        new Log("logged", "log_x", "A", true, SENT.plusDays(7)),
                        new Log("logged", "log_y", "A", false, SENT.plusDays(22))));

        var post = UserSlice.everyone().of(UserSlice.Cohort.POST);
        var pre = UserSlice.everyone().of(UserSlice.Cohort.PRE);
        assertThat(List.of(
                        users(post).size(),
                        users(post.returnedIn(1)).size(),
                        users(post.returnedIn(2)).size(),
                        users(post.returnedIn(4)).size()))
                .containsExactly(1, 1, 1, 0);
        // Ten days before and twelve after: day 22 of his own clock, in week 4.
        assertThat(users(pre)).extracting(ReactivationUser::userId).containsExactly("not_logged");
        assertThat(users(pre.returnedIn(1))).isEmpty();
        assertThat(users(pre.returnedIn(4))).hasSize(1);
    }

    @Test
    void stretchOfPairsBeginsWithTheUserInWhomItFalls() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c"),
                HighRiskRows.settlementsOf("a", "b", "c"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT), new Post("job_2", "cafe", 1, 12_000, SENT)),
                List.of());

        assertThat(query.stretch(QUESTION, TEN_DAYS, 0, 3, 2))
                .extracting(
                        stretch -> stretch.target().userId() + " " + stretch.firstPair() + " of " + stretch.allPairs())
                .containsExactly("b 2 of 6", "c 4 of 6");
    }

    @Test
    void binsOfAChartHoldWhoStandsInThem() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b"),
                HighRiskRows.settlementsOf("a", "b"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT), new Post("job_2", "cafe", 1, 12_000, SENT)),
                List.of());

        assertThat(users(UserSlice.everyone().withCycle(new Stretch(10, 15L)))).hasSize(2);
        assertThat(users(UserSlice.everyone().withCycle(new Stretch(5, 10L)))).isEmpty();
        assertThat(users(UserSlice.everyone().withPairs(new Stretch(2, 3L)))).hasSize(2);
        assertThat(users(UserSlice.everyone().withPairs(new Stretch(3, null)))).isEmpty();
    }

    @Test
    void longListStreamsTheSameUsers() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c"),
                HighRiskRows.settlementsOf("a", "b", "c"),
                List.of(),
                List.of());
        var streamed = new ArrayList<ReactivationUser>();

        query.everyUser(QUESTION, TEN_DAYS, "salt", UserSlice.everyone(), streamed::add);

        assertThat(streamed).isEqualTo(users(UserSlice.everyone()));
    }

    private static List<ReactivationUser> users(UserSlice slice) {
        return query.users(QUESTION, TEN_DAYS, "salt", slice, 0, 100).items();
    }

    private static List<String> fits() {
        var fits = new ArrayList<String>();
        for (var user : users(UserSlice.everyone())) {
            var fit = List.of(Fit.values()).reversed().stream()
                    .filter(least -> users(UserSlice.everyone().reaching(least)).contains(user))
                    .findFirst()
                    .orElseThrow();
            fits.add(user.userId() + " " + fit);
        }
        return fits;
    }
}
