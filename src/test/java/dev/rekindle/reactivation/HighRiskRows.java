package dev.rekindle.reactivation;

import static dev.rekindle.reactivation.RandomReactivations.SENT;

import dev.rekindle.TestDatabase;
import dev.rekindle.notification.SendingPolicyStore;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.Settlement;
import dev.rekindle.reactivation.ReactivationRows.User;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.Estimate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of users who settled 30 and 20 days before the day of a campaign, and what else a test says. */
final class HighRiskRows {

    static final ReactivationQuestion QUESTION = new ReactivationQuestion(SENT, ReactivationPolicy.of(Preset.STANDARD));

    /** Thresholds by which they are high-risk. */
    static final Map<Tier, Estimate> TEN_DAYS =
            Map.of(Tier.LIGHT, Estimate.of(10), Tier.REGULAR, Estimate.of(10), Tier.POWER, Estimate.of(10));

    private HighRiskRows() {}

    static CampaignPeopleQuery people(TestDatabase database) {
        return new CampaignPeopleQuery(database.jdbc(), new SendingPolicyStore(database.jdbc()));
    }

    static void load(
            TestDatabase database, List<User> users, List<Settlement> settlements, List<Post> posts, List<Log> logs) {
        new ReactivationRows(users, settlements, posts, List.of(), logs).load(database);
    }

    static List<User> gone(String... userIds) {
        return List.of(userIds).stream().map(id -> new User(id, 1, 2)).toList();
    }

    static List<Settlement> settlementsOf(String... userIds) {
        var settlements = new ArrayList<Settlement>();
        for (var id : userIds) {
            settlements.add(settled(id, "st_1_" + id, SENT.minusDays(30), "cafe", 10_000));
            settlements.add(settled(id, "st_2_" + id, SENT.minusDays(20), "cafe", 10_000));
        }
        return settlements;
    }

    static Settlement settled(String userId, String stId, LocalDate day, String category, int rate) {
        return new Settlement(userId, stId, category, day, rate);
    }

    static Log log(String userId, String arm, boolean applied) {
        return new Log(userId, "log_" + arm + applied, arm, applied, SENT);
    }
}
