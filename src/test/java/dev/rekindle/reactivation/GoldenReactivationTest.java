package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rekindle.Carrot1;
import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import dev.rekindle.reactivation.ReactivationDocument.ArmGuardrail;
import dev.rekindle.reactivation.ReactivationDocument.MatchCounts;
import dev.rekindle.reactivation.ReactivationDocument.Outcome;
import dev.rekindle.reactivation.ReactivationDocument.Returns;
import dev.rekindle.reactivation.ReactivationDocument.WeekReturn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The document on carrot-1 against numbers computed outside this project from the scenario author's own SQL. */
class GoldenReactivationTest {

    private static final LocalDate SENT = LocalDate.of(2023, 10, 26);
    private static final Map<String, String> TIERS =
            Map.of("light", "Light User", "regular", "Regular User", "power", "Power User", "undefined", "Undefined");

    private static ReactivationService service;
    private static JsonNode golden;

    @BeforeAll
    static void load() {
        golden = Carrot1.golden();
        var database = TestDatabase.fresh();
        Carrot1.load(database.dataSource());
        service = Reactivations.over(database);
    }

    @Test
    void referenceScenarioEqualsTheAuthorsNumbers() {
        var document = service.document(question(Map.of("preset", "reference-scenario")));

        equalsWhole(document, golden.at("/history_all_rows/threshold_NTILE3"));
        assertThat(document.usersWithoutSettlement())
                .isEqualTo(golden.at("/users_without_settlement").asLong());
        assertThat(document.usersWithOneSettlement())
                .isEqualTo(golden.at("/users_with_one_settlement").asLong());
    }

    @Test
    void quantileOverAllRowsEqualsTheAuthorsNumbers() {
        var document = service.document(question(Map.of("threshold", "0.75", "history", "all", "posts", "all")));

        equalsWhole(document, golden.at("/history_all_rows/threshold_quantile_0.75"));
    }

    @Test
    void historyBeforeTheCampaignEqualsTheSecondComputation() {
        var before = golden.at("/history_before_campaign_date");
        var ntile = service.document(question(Map.of("threshold", "ntile3", "history", "before")));
        var quantile = service.document(question(Map.of()));

        assertThat(ntile.evaluable()).isEqualTo(before.at("/evaluable_users").asLong());
        assertThat(ntile.highRisk()).isEqualTo(before.at("/high_risk_NTILE3").asLong());
        assertThat(quantile.highRisk())
                .isEqualTo(before.at("/high_risk_quantile_0.75").asLong());
    }

    @Test
    void everyEvaluableUserEqualsTheExpectedRow() {
        var byNtile = users(Map.of("preset", "reference-scenario"));
        var byQuantile = users(Map.of("threshold", "0.75", "history", "all", "posts", "all"));
        var expected = Carrot1.rows("expected_users.csv");

        assertThat(byNtile).hasSameSizeAs(expected);
        for (var row : expected) {
            var user = byNtile.get(row[0]);
            assertThat(user).as(row[0]).isNotNull();
            assertThat(user.tier().key() + " user").isEqualToIgnoringCase(row[1]);
            assertThat(user.settlements()).isEqualTo(Integer.parseInt(row[2]));
            assertThat(user.recencyDays()).isEqualTo(Integer.parseInt(row[3]));
            assertThat(user.cycleDays()).isCloseTo(Double.parseDouble(row[4]), within(0.00005));
            assertThat(user.highRisk()).isEqualTo(row[5].equals("1"));
            assertThat(byQuantile.get(row[0]).highRisk()).isEqualTo(row[6].equals("1"));
            if (!row[7].isEmpty()) {
                assertThat(user.pairs()).isEqualTo(Long.parseLong(row[7]));
            }
        }
    }

    @Test
    void everyPairEqualsTheExpectedRow() {
        var pairs = new ArrayList<String>();
        var question = question(Map.of("preset", "reference-scenario"));
        for (long offset = 0; offset < 460; offset += 100) {
            service.matches(question, MatchScope.POTENTIAL, offset, 100)
                    .items()
                    .forEach(pair -> pairs.add(
                            pair.userId() + "," + pair.jobId() + "," + pair.matchBasis() + "," + pair.wageUplift()));
        }

        assertThat(pairs)
                .containsExactlyInAnyOrderElementsOf(Carrot1.rows("expected_pairs.csv").stream()
                        .map(row -> row[0] + "," + row[1] + "," + row[2] + "," + row[3])
                        .toList());
        assertThat(service.matches(question, MatchScope.POTENTIAL, 0, 1000).items())
                .extracting(pair -> pair.userId())
                .isSorted();
    }

    private static void equalsWhole(ReactivationDocument document, JsonNode expected) {
        TIERS.forEach((tier, name) -> {
            var fields = document.tiers().get(tier);
            assertThat(fields.users())
                    .isEqualTo(golden.at("/tiers_all_users").path(name).asLong());
            assertThat(fields.evaluable())
                    .isEqualTo(golden.at("/history_all_rows/evaluable_by_tier")
                            .path(name)
                            .asLong());
            assertThat(fields.highRisk())
                    .isEqualTo(expected.at("/high_risk_by_tier").path(name).asLong());
            if (fields.thresholdDays() != null) {
                assertThat(fields.thresholdDays())
                        .isCloseTo(
                                expected.at("/threshold_days_by_tier")
                                        .path(name)
                                        .asDouble(),
                                within(0.00005));
            }
        });
        assertThat(document.highRisk()).isEqualTo(expected.at("/high_risk").asLong());
        equalsMatches(document.matching().potential(), expected.at("/potential_matching"));
        equalsMatches(document.matching().executable(), expected.at("/executable_matching"));
        var all = expected.at("/outcome_all_high_risk_recipients");
        equalsOutcome(document.outcome().targets(), all.at("/arms"), all.at("/chi_square"));
        var matched = expected.at("/outcome_matched_recipients_only");
        equalsOutcome(document.outcome().matched(), matched, matched.at("/test"));
        equalsGuardrail(document.guardrail().targets(), expected.at("/guardrail_all_high_risk_recipients"));
        equalsGuardrail(document.guardrail().matched(), expected.at("/guardrail_matched_recipients_only"));
        equalsReturns(
                document.retention().post().matched(), expected.at("/retention_post_matched_recipients_only/post"));
        equalsReturns(document.retention().post().recipients(), golden.at("/retention_post_all_recipients"));
        assertThat(document.retention().pre().n()).isZero();
    }

    private static void equalsMatches(MatchCounts counts, JsonNode expected) {
        assertThat(counts.targetUsers()).isEqualTo(expected.at("/target_users").asLong());
        assertThat(counts.matchedUsers())
                .isEqualTo(expected.at("/matched_users").asLong());
        assertThat(counts.unmatchedUsers())
                .isEqualTo(expected.at("/unmatched_users").asLong());
        assertThat(counts.pairs()).isEqualTo(expected.at("/pairs").asLong());
        assertThat(counts.meanPairs())
                .isEqualTo(expected.at("/mean_pairs_per_matched_user").asDouble());
        assertThat(counts.medianPairs())
                .isEqualTo(expected.at("/median_pairs_per_matched_user").asDouble());
    }

    private static void equalsOutcome(Outcome outcome, JsonNode arms, JsonNode test) {
        for (var arm : Arm.values()) {
            var fields = outcome.arms().get(arm);
            var expected = arms.path(arm.label());
            assertThat(fields.n()).isEqualTo(expected.at("/n").asLong());
            assertThat(fields.applied()).isEqualTo(expected.at("/applied").asLong());
            assertThat(fields.applyRate()).isEqualTo(expected.at("/apply_rate").asDouble());
            if (arm != Arm.CONTROL) {
                assertThat(fields.uplift()).isCloseTo(expected.at("/uplift").asDouble(), within(1e-15));
            }
        }
        var chiSquare = outcome.chiSquare();
        assertThat(chiSquare.statistic()).isCloseTo(test.at("/chi2").asDouble(), within(1e-11));
        assertThat(chiSquare.df()).isEqualTo(test.at("/df").asInt());
        assertThat(chiSquare.p()).isCloseTo(test.at("/p").asDouble(), within(1e-15));
        assertThat(chiSquare.minExpected()).isCloseTo(test.at("/min_expected").asDouble(), within(1e-12));
    }

    private static void equalsGuardrail(Map<Arm, ArmGuardrail> guardrail, JsonNode expected) {
        for (var arm : Arm.values()) {
            assertThat(guardrail.get(arm).n())
                    .isEqualTo(expected.path(arm.label()).at("/n").asLong());
            assertThat(guardrail.get(arm).blocked())
                    .isEqualTo(expected.path(arm.label()).at("/blocked").asLong());
        }
    }

    private static void equalsReturns(Returns returns, JsonNode expected) {
        assertThat(returns.n()).isEqualTo(expected.at("/n").asLong());
        var weeks = new HashMap<String, WeekReturn>();
        weeks.put("week1", returns.week1());
        weeks.put("week2", returns.week2());
        weeks.put("week4", returns.week4());
        weeks.forEach((week, counts) -> {
            assertThat(counts.returned())
                    .isEqualTo(expected.path(week).at("/returned").asLong());
            assertThat(counts.rate()).isEqualTo(expected.path(week).at("/rate").asDouble());
        });
    }

    private static Map<String, ReactivationUser> users(Map<String, String> policy) {
        var users = new HashMap<String, ReactivationUser>();
        List<ReactivationUser> items = service.users(
                        question(policy), UserSlice.everyone().evaluable(), 0, 2000)
                .items();
        items.forEach(user -> users.put(user.userId(), user));
        return users;
    }

    private static ReactivationQuestion question(Map<String, String> policy) {
        return new ReactivationQuestion(SENT, PolicyParameters.parse(policy::get));
    }
}
