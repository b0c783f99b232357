package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which proposals a user gets: S1 §2.3.4, step by step. The reward level comes from the segment alone; a risk profile
 * adds a proposal of its kind and never raises the level, the stake or the cost of anything.
 */
final class RecommendationRules {

    private static final BigDecimal HIGH_BALANCE = new BigDecimal(500);
    static final BigDecimal MID_BALANCE = new BigDecimal(200);
    private static final BigDecimal MISSION_BELOW = new BigDecimal(500);
    private static final Duration LONG_AGO = Duration.ofDays(7);
    private static final Duration JUST_NOW = Duration.ofHours(24);

    private RecommendationRules() {}

    /** Steps 4, 5 and 6: at most one proposal of each. */
    static List<RuledProposal> proposals(UserFacts user, Instant now) {
        var proposals = new ArrayList<RuledProposal>();
        proposals.add(byBalance(user.balance()));
        byRiskProfile(user).ifPresent(proposals::add);
        byPartner(user, now).ifPresent(proposals::add);
        return proposals;
    }

    private static RuledProposal byBalance(BigDecimal balance) {
        var type = balance.compareTo(HIGH_BALANCE) >= 0
                ? ProposalType.HIGH_STAKE
                : balance.compareTo(MID_BALANCE) >= 0 ? ProposalType.MID_STAKE : ProposalType.EARN_MORE;
        var rule =
                switch (type) {
                    case HIGH_STAKE -> "token_balance >= 500";
                    case MID_STAKE -> "200 <= token_balance < 500";
                    default -> "token_balance < 200";
                };
        return new RuledProposal(
                type,
                type.name(),
                Map.of("token_balance", plain(balance)),
                rule,
                Map.of("token_balance", stripped(balance)));
    }

    private static Optional<RuledProposal> byRiskProfile(UserFacts user) {
        var profile = user.riskProfile();
        if (profile == null) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("risk_profile", profile);
        values.put("token_balance", stripped(user.balance()));
        return switch (profile) {
            case "High-Risk" -> Optional.of(proposal(ProposalType.RISKY_PLAY, "risk_profile = High-Risk", values));
            case "Low-Risk" -> Optional.of(proposal(ProposalType.SAFE_PLAY, "risk_profile = Low-Risk", values));
            default -> Optional.empty();
        };
    }

    private static Optional<RuledProposal> byPartner(UserFacts user, Instant now) {
        var visit = user.lastVisitAt();
        if (visit == null) {
            return Optional.of(new RuledProposal(
                    ProposalType.CORPORATE_ENGAGE,
                    "CORPORATE_ENGAGE_FIRST",
                    Map.of(),
                    "never visited the partner",
                    Map.of()));
        }
        if (Duration.between(visit, now).compareTo(LONG_AGO) > 0) {
            return Optional.of(proposal(
                    ProposalType.CORPORATE_ENGAGE,
                    "last partner visit more than 7 days ago",
                    Map.of("last_corporate_visit", visit.toString())));
        }
        if (user.earnedThisMonth().compareTo(MISSION_BELOW) < 0) {
            var values = new LinkedHashMap<String, Object>();
            values.put("corporate_token_count", stripped(user.earnedThisMonth()));
            values.put("last_corporate_visit", visit.toString());
            return Optional.of(new RuledProposal(
                    ProposalType.CORPORATE_MISSION,
                    ProposalType.CORPORATE_MISSION.name(),
                    Map.of("corporate_token_count", plain(user.earnedThisMonth())),
                    "corporate_token_count < 500",
                    values));
        }
        return Optional.empty();
    }

    /** S1 §2.5.2: tokens earned at the partner within a day, of which there are some left to use. */
    static Optional<RuledProposal> useNow(UserFacts user, Instant now) {
        var earned = user.lastEarningAt();
        if (earned == null
                || Duration.between(earned, now).compareTo(JUST_NOW) > 0
                || user.lastEarned().signum() <= 0
                || user.balance().signum() <= 0) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("earned_tokens", stripped(user.lastEarned()));
        values.put("earned_at", earned.toString());
        values.put("token_balance", stripped(user.balance()));
        return Optional.of(new RuledProposal(
                ProposalType.USE_NOW,
                ProposalType.USE_NOW.name(),
                Map.of("earned_tokens", plain(user.lastEarned())),
                "tokens earned at the partner within 24 hours",
                values));
    }

    private static RuledProposal proposal(ProposalType type, String rule, Map<String, ?> values) {
        return new RuledProposal(type, type.name(), Map.of(), rule, values);
    }

    private static BigDecimal stripped(BigDecimal tokens) {
        return new BigDecimal(plain(tokens));
    }

    private static String plain(BigDecimal tokens) {
        return tokens.signum() == 0 ? "0" : tokens.stripTrailingZeros().toPlainString();
    }
}
