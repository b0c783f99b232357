package dev.rekindle.reactivation;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignDecision.Verdict;
import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.Interval;
import dev.rekindle.statistics.SampleRatioVerdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole way of a reactivation campaign, as {@code GET /api/v1/reactivation} answers it. Rates are fractions at full
 * precision; what cannot be computed is absent, with its reason in {@code notEstimable} beside it.
 */
public record ReactivationDocument(
        LocalDate asOf,
        PolicyFields policy,
        String snapshotId,
        long users,
        long usersWithoutSettlement,
        long usersWithOneSettlement,
        long evaluable,
        long highRisk,
        @Nullable Double highRiskShareOfEvaluable,
        @Nullable String notEstimable,
        Map<String, TierFields> tiers,
        Matching matching,
        Assignment assignment,
        Outcomes outcome,
        Guardrails guardrail,
        Decision decision,
        Retention retention) {

    /** The policy as it stands in a URL. */
    public record PolicyFields(
            String preset,
            String threshold,
            String history,
            String posts,
            int lightMax,
            int regularMax,
            BigDecimal payRatio,
            BigDecimal margin) {}

    public record TierFields(
            long users,
            long evaluable,
            @Nullable Double thresholdDays,
            @Nullable String notEstimable,
            long highRisk,
            List<CycleBin> cycleHistogram) {}

    public record CycleBin(int fromDays, int toDays, long users) {}

    /**
     * How many users have a job post worth coming back for.
     *
     * @param potential all high-risk users
     * @param executable those of them logged in arm A or B
     * @param waterfall users for whom some post satisfies this rule and all before it together
     */
    public record Matching(MatchCounts potential, MatchCounts executable, List<Step> waterfall) {}

    public record MatchCounts(
            long targetUsers,
            long matchedUsers,
            long unmatchedUsers,
            long pairs,
            @Nullable Double meanPairs,
            @Nullable Double medianPairs,
            @Nullable String notEstimable,
            List<PairsBin> pairsHistogram) {}

    /** Matched users with {@code fromPairs <= pairs <= toPairs}. */
    public record PairsBin(long fromPairs, long toPairs, long users) {}

    public record Step(String rule, long users) {}

    /** Users by tier and arm, as dealt now and as the log has it; left out by reason. */
    public record Assignment(
            Map<String, Map<Arm, Long>> planned, Map<String, Map<Arm, Long>> logged, Map<String, Long> leftOut) {}

    public record Outcomes(Outcome targets, Outcome matched) {}

    public record Outcome(Map<Arm, ArmOutcome> arms, ChiSquareFields chiSquare, SampleRatio sampleRatio) {}

    public record ArmOutcome(
            long n,
            long applied,
            @Nullable Double applyRate,
            @Nullable Range rateInterval,
            @Nullable Double uplift,
            @Nullable Range interval,
            @Nullable Double relativeUplift,
            @Nullable Double p,
            @Nullable Double pHolm,
            @Nullable String notEstimable) {}

    public record ChiSquareFields(
            @Nullable Double statistic,
            int df,
            @Nullable Double p,
            @Nullable Double minExpected,
            @Nullable String notEstimable) {}

    public record SampleRatio(
            @Nullable Double p,
            SampleRatioVerdict verdict,
            @Nullable String notEstimable) {}

    public record Guardrails(Map<Arm, ArmGuardrail> targets, Map<Arm, ArmGuardrail> matched) {}

    public record ArmGuardrail(
            long n,
            long blocked,
            @Nullable Double rate,
            @Nullable Range rateInterval,
            @Nullable Double difference,
            @Nullable Range interval,
            @Nullable Double pNonInferior,
            @Nullable GuardrailVerdict verdict,
            @Nullable Long usersPerArmNeeded,
            @Nullable String notEstimable) {}

    /** What to do. The rule is the one that fired, in lower case; the reasons are sentences. */
    public record Decision(
            Verdict verdict,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Arm arm,

            String rule,
            List<String> reasons) {}

    public record Retention(PostRetention post, Returns pre) {}

    /** Recipients are all who have a campaign log on the as-of date, targets the high-risk ones of them. */
    public record PostRetention(Returns recipients, Returns targets, Returns matched) {}

    public record Returns(
            long n,
            @JsonProperty("week1") WeekReturn week1,
            @JsonProperty("week2") WeekReturn week2,
            @JsonProperty("week4") WeekReturn week4) {}

    /** How many returned; complete when the data reaches to the end of the week for everybody in the cohort. */
    public record WeekReturn(
            long returned,
            @Nullable Double rate,
            boolean complete,
            @Nullable String notEstimable) {}

    /** Lower and upper end; two numbers in JSON. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Range(double lower, double upper) {

        static @Nullable Range of(Optional<Interval> interval) {
            return interval.map(ends -> new Range(ends.lower(), ends.upper())).orElse(null);
        }
    }
}
