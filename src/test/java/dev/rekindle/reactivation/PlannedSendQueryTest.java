package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.HighRiskRows.QUESTION;
import static dev.rekindle.reactivation.HighRiskRows.TEN_DAYS;
import static dev.rekindle.reactivation.RandomReactivations.SENT;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A threshold of 10 days for everybody. */
class PlannedSendQueryTest {

    private static TestDatabase database;
    private static ReactivationUserQuery users;
    private static PlannedSendQuery query;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        var people = HighRiskRows.people(database);
        users = new ReactivationUserQuery(people);
        query = new PlannedSendQuery(people, Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonLeavesItsUserOut(LeftOutReason reason) {
        HighRiskRows.load(
                database,
                List.of(leftOut("u", reason), new User("free", 1, 2)),
                HighRiskRows.settlementsOf("u", "free"),
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
        HighRiskRows.load(
                database,
                List.of(leftOut("u", reason), new User("free", 1, 2)),
                HighRiskRows.settlementsOf("u", "free"),
                List.of(),
                List.of(HighRiskRows.log("u", "A", false), HighRiskRows.log("free", "B", false)));
        coolOff("u", reason);

        assertThat(sends()).containsExactly("free B");
    }

    @Test
    void userInTwoArmsGetsBothMessagesAndWhoIsNotLoggedGetsNone() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c"),
                HighRiskRows.settlementsOf("a", "b", "c"),
                List.of(),
                List.of(
                        HighRiskRows.log("a", "B", false),
                        HighRiskRows.log("a", "Control", false),
                        HighRiskRows.log("b", "A", true),
                        HighRiskRows.log("b", "A", false)));

        assertThat(sends()).containsExactly("a Control", "a B", "b A");
    }

    @Test
    void planWithoutALogIsDealtByTheDocumentedHash() {
        var ids = IntStream.range(0, 20).mapToObj(number -> "user_" + number).toList();
        var users = new ArrayList<User>();
        ids.forEach(id -> users.add(new User(id, 1, id.length() == 6 ? 2 : 6)));
        HighRiskRows.load(
                database, users, HighRiskRows.settlementsOf(ids.toArray(String[]::new)), List.of(), List.of());

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
    void planDealsEveryTargetToOneArmAsTheMessagesDo() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c", "d"),
                HighRiskRows.settlementsOf("a", "b", "c", "d"),
                List.of(),
                List.of());

        var dealt = new ArrayList<String>();
        for (var arm : Arm.values()) {
            users(UserSlice.everyone().plannedFor(arm)).forEach(user -> dealt.add(user.userId() + " " + arm.label()));
        }

        assertThat(dealt).hasSize(4).containsExactlyInAnyOrderElementsOf(sends());
    }

    @Test
    void longListStreamsTheSameMessages() {
        HighRiskRows.load(
                database,
                HighRiskRows.gone("a", "b", "c"),
                HighRiskRows.settlementsOf("a", "b", "c"),
                List.of(),
                List.of());
        var sent = new ArrayList<String>();

        for (var arm : Arm.values()) {
            query.everySend(
                    QUESTION,
                    TEN_DAYS,
                    "salt",
                    arm,
                    send -> sent.add(send.target().userId() + " " + arm.label()));
        }

        assertThat(sent).containsExactlyInAnyOrderElementsOf(sends());
    }

    private static List<ReactivationUser> users(UserSlice slice) {
        return users.users(QUESTION, TEN_DAYS, "salt", slice, 0, 100).items();
    }

    private static List<String> sends() {
        return sends(QUESTION);
    }

    private static List<String> sends(ReactivationQuestion question) {
        return query.sends(question, TEN_DAYS, "salt", null, 0, 100).items().stream()
                .map(send -> send.target().userId() + " " + send.arm().label())
                .toList();
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
