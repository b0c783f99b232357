package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.RandomReactivations.SENT;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Mapping;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.Settlement;
import dev.rekindle.reactivation.ReactivationRows.User;
import dev.rekindle.reactivation.UserSlice.Stretch;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A threshold of 10 days for everybody; who settled 30 and 20 days before is high-risk. */
class ReactivationUserQueryTest {

    private static final ReactivationQuestion QUESTION =
            new ReactivationQuestion(SENT, ReactivationPolicy.of(Preset.STANDARD));
    private static final Map<Tier, Estimate> TEN_DAYS =
            Map.of(Tier.LIGHT, Estimate.of(10), Tier.REGULAR, Estimate.of(10), Tier.POWER, Estimate.of(10));

    private static TestDatabase database;
    private static ReactivationUserQuery query;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        query = new ReactivationUserQuery(database.jdbc(), Clock.systemUTC());
    }

    @Test
    void everyUserStandsInTheListWithWhatTheDesignSaysOfHim() {
        load(
                List.of(new User("gone", 1, 2), new User("here", 1, 2), new User("new", 1, 0)),
                List.of(
                        settled("gone", "st_9", SENT.minusDays(20), "bar", 9_000),
                        settled("gone", "st_10", SENT.minusDays(20), "cafe", 10_000),
                        settled("gone", "st_1", SENT.minusDays(30), "bar", 9_000),
                        settled("here", "st_2", SENT.minusDays(1), "cafe", 10_000),
                        settled("here", "st_3", SENT.minusDays(9), "cafe", 10_000),
                        settled("here", "st_4", SENT, "cafe", 10_000)),
                List.of(new Post("job_1", "bar", 1, 9_900, SENT), new Post("job_2", "cafe", 1, 11_000, SENT)),
                List.of(log("gone", "A", true), log("gone", "A", false), log("gone", "B", false)));

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
        load(
                gone("a", "b", "c"),
                settlementsOf("a", "b", "c"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT)),
                List.of(log("a", "Control", false), log("b", "A", true)));
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
        load(
                List.of(
                        new User("fits", 1, 2),
                        new User("pays_too_little", 2, 2),
                        new User("other_category", 3, 2),
                        new User("nothing_near", 4, 2)),
                settlementsOf("fits", "pays_too_little", "other_category", "nothing_near"),
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
        load(
                List.of(new User("u", 1, 2)),
                List.of(
                        settled("u", "st_1", SENT.minusDays(30), "cafe", 1),
                        settled("u", "st_2", SENT.minusDays(20), "cafe", last)),
                List.of(new Post("job_1", "cafe", 1, pay, SENT)),
                List.of());

        assertThat(users(UserSlice.everyone()))
                .extracting(ReactivationUser::pairs)
                .containsExactly(pairs);
    }

    @Test
    void pairsAreCountedOnceHoweverManyWaysTheMapLeadsToThem() {
        new ReactivationRows(
                        gone("u"),
                        settlementsOf("u"),
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

    @ParameterizedTest
    @EnumSource
    void eachReasonLeavesItsUserOut(LeftOutReason reason) {
        load(
                List.of(leftOut("u", reason), new User("free", 1, 2)),
                settlementsOf("u", "free"),
                List.of(),
                reason == LeftOutReason.FREQUENCY_CAP
                        ? IntStream.of(1, 2, 6)
                                .mapToObj(days -> new Log("u", "log_" + days, "A", false, SENT.minusDays(days)))
                                .toList()
                        : List.of());
        coolOff("u", reason);

        assertThat(users(UserSlice.everyone().leftOut(reason)))
                .extracting(ReactivationUser::userId)
                .containsExactly("u");
        assertThat(sends()).containsExactly("free Control");
        var protects = reason.compareTo(LeftOutReason.PUSH_OFF) < 0;
        assertThat(sends(new ReactivationQuestion(SENT, ReactivationPolicy.of(Preset.REFERENCE_SCENARIO))))
                .as("the reference scenario leaves out protected people only")
                .hasSize(protects ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SELF_EXCLUDED", "UNDER_AGE", "NO_CONSENT", "COOLING_OFF"})
    void protectedUserGetsNothingWhateverTheLogSays(LeftOutReason reason) {
        load(
                List.of(leftOut("u", reason), new User("free", 1, 2)),
                settlementsOf("u", "free"),
                List.of(),
                List.of(log("u", "A", false), log("free", "B", false)));
        coolOff("u", reason);

        assertThat(sends()).containsExactly("free B");
    }

    @Test
    void userInTwoArmsGetsBothMessagesAndWhoIsNotLoggedGetsNone() {
        load(
                gone("a", "b", "c"),
                settlementsOf("a", "b", "c"),
                List.of(),
                List.of(log("a", "B", false), log("a", "Control", false), log("b", "A", true), log("b", "A", false)));

        assertThat(sends()).containsExactly("a Control", "a B", "b A");
    }

    @Test
    void planWithoutALogIsDealtByTheDocumentedHash() {
        var ids = IntStream.range(0, 20).mapToObj(number -> "user_" + number).toList();
        var users = new ArrayList<User>();
        ids.forEach(id -> users.add(new User(id, 1, id.length() == 6 ? 2 : 6)));
        load(users, settlementsOf(ids.toArray(String[]::new)), List.of(), List.of());

        var offline = new HashMap<String, Arm>();
        for (int total : new int[] {2, 6}) {
            var stratum = users.stream()
                    .filter(user -> user.totalSettleCnt() == total)
                    .map(User::userId)
                    .sorted(comparing(id -> sha256("reactivation-2023-10-26:" + id)))
                    .toList();
            for (int turn = 0; turn < stratum.size(); turn++) {
                offline.put(stratum.get(turn), Arm.values()[turn % 3]);
            }
        }

        var service = Reactivations.over(database);
        assertThat(service.messages(QUESTION, "ko", null, 0, 100).items())
                .hasSize(20)
                .allSatisfy(message -> assertThat(message.abGroup()).isEqualTo(offline.get(message.userId())))
                .extracting(CampaignMessage::userId)
                .isSorted();
        var planned = service.document(QUESTION).assignment().planned();
        assertThat(planned.get("regular")).isEqualTo(Map.of(Arm.CONTROL, 4L, Arm.A, 3L, Arm.B, 3L));
        assertThat(planned.get("power")).isEqualTo(Map.of(Arm.CONTROL, 4L, Arm.A, 3L, Arm.B, 3L));
    }

    @Test
    void returnsFallIntoTheirWeeks() {
        load(
                List.of(new User("logged", 1, 2), new User("not_logged", 1, 2), new User("once", 1, 1)),
                List.of(
                        settled("logged", "st_1", SENT.minusDays(1), "cafe", 1),
                        settled("logged", "st_2", SENT.plusDays(8), "cafe", 1),
                        settled("not_logged", "st_3", SENT.minusDays(10), "cafe", 1),
                        settled("not_logged", "st_4", SENT.plusDays(12), "cafe", 1),
                        settled("once", "st_5", SENT.minusDays(10), "cafe", 1)),
                List.of(),
                List.of(
                        log("logged", "A", true),
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
        load(
                gone("a", "b", "c"),
                settlementsOf("a", "b", "c"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT), new Post("job_2", "cafe", 1, 12_000, SENT)),
                List.of());

        assertThat(query.stretch(QUESTION, TEN_DAYS, 0, 3, 2))
                .extracting(
                        stretch -> stretch.target().userId() + " " + stretch.firstPair() + " of " + stretch.allPairs())
                .containsExactly("b 2 of 6", "c 4 of 6");
    }

    @Test
    void planDealsEveryTargetToOneArmAsTheMessagesDo() {
        load(gone("a", "b", "c", "d"), settlementsOf("a", "b", "c", "d"), List.of(), List.of());

        var dealt = new ArrayList<String>();
        for (var arm : Arm.values()) {
            users(UserSlice.everyone().plannedFor(arm)).forEach(user -> dealt.add(user.userId() + " " + arm.label()));
        }

        assertThat(dealt).hasSize(4).containsExactlyInAnyOrderElementsOf(sends());
    }

    @Test
    void binsOfAChartHoldWhoStandsInThem() {
        load(
                gone("a", "b"),
                settlementsOf("a", "b"),
                List.of(new Post("job_1", "cafe", 1, 11_000, SENT), new Post("job_2", "cafe", 1, 12_000, SENT)),
                List.of());

        assertThat(users(UserSlice.everyone().withCycle(new Stretch(10, 15L)))).hasSize(2);
        assertThat(users(UserSlice.everyone().withCycle(new Stretch(5, 10L)))).isEmpty();
        assertThat(users(UserSlice.everyone().withPairs(new Stretch(2, 3L)))).hasSize(2);
        assertThat(users(UserSlice.everyone().withPairs(new Stretch(3, null)))).isEmpty();
    }

    @Test
    void longListStreamsTheSameUsersAndMessages() {
        load(gone("a", "b", "c"), settlementsOf("a", "b", "c"), List.of(), List.of());
        var streamed = new ArrayList<ReactivationUser>();
        var sent = new ArrayList<String>();

        query.everyUser(QUESTION, TEN_DAYS, "salt", UserSlice.everyone(), streamed::add);
        for (var arm : Arm.values()) {
            query.everySend(
                    QUESTION,
                    TEN_DAYS,
                    "salt",
                    arm,
                    send -> sent.add(send.target().userId() + " " + arm.label()));
        }

        assertThat(streamed).isEqualTo(users(UserSlice.everyone()));
        assertThat(sent).containsExactlyInAnyOrderElementsOf(sends());
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

    private static List<String> sends() {
        return sends(QUESTION);
    }

    private static List<String> sends(ReactivationQuestion question) {
        return query.sends(question, TEN_DAYS, "salt", null, 0, 100).items().stream()
                .map(send -> send.target().userId() + " " + send.arm().label())
                .toList();
    }

    private static void load(List<User> users, List<Settlement> settlements, List<Post> posts, List<Log> logs) {
        new ReactivationRows(users, settlements, posts, List.of(), logs).load(database);
    }

    private static List<User> gone(String... userIds) {
        return List.of(userIds).stream().map(id -> new User(id, 1, 2)).toList();
    }

    private static List<Settlement> settlementsOf(String... userIds) {
        var settlements = new ArrayList<Settlement>();
        for (var id : userIds) {
            settlements.add(settled(id, "st_1_" + id, SENT.minusDays(30), "cafe", 10_000));
            settlements.add(settled(id, "st_2_" + id, SENT.minusDays(20), "cafe", 10_000));
        }
        return settlements;
    }

    private static Settlement settled(String userId, String stId, LocalDate day, String category, int rate) {
        return new Settlement(userId, stId, category, day, rate);
    }

    private static Log log(String userId, String arm, boolean applied) {
        return new Log(userId, "log_" + arm + applied, arm, applied, SENT);
    }

    /** No file says who cools off. */
    private static void coolOff(String userId, LeftOutReason reason) {
        if (reason == LeftOutReason.COOLING_OFF) {
            database.jdbc()
                    .sql("update users set cooling_off_until = :last where user_id = :user")
                    .param("last", SENT)
                    .param("user", userId)
                    .update();
        }
    }

    /** Each on the last day on which the reason holds. */
    private static User leftOut(String userId, LeftOutReason reason) {
        return switch (reason) {
            case SELF_EXCLUDED -> new User(userId, 1, true, 2, null, null, SENT, null);
            case UNDER_AGE ->
                new User(userId, 1, true, 2, null, SENT.minusYears(19).plusDays(1), null, null);
            case NO_CONSENT -> new User(userId, 1, true, 2, null, null, null, false);
            case COOLING_OFF -> new User(userId, 1, 2);
            case PUSH_OFF -> new User(userId, 1, false, 2, null, null, null, null);
            case BLOCKED -> new User(userId, 1, true, 2, SENT, null, null, null);
            case FREQUENCY_CAP -> new User(userId, 1, 2);
        };
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
