package dev.rekindle.recommendation;

import static dev.rekindle.recommendation.Users.NOW;
import static dev.rekindle.recommendation.Users.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationRulesTest {

    @ParameterizedTest
    @CsvSource({
        "-50, EARN_MORE, -50",
        "0, EARN_MORE, 0",
        "0.00, EARN_MORE, 0",
        "199, EARN_MORE, 199",
        "199.99, EARN_MORE, 199.99",
        "200, MID_STAKE, 200",
        "250.50, MID_STAKE, 250.5",
        "499, MID_STAKE, 499",
        "499.99, MID_STAKE, 499.99",
        "500, HIGH_STAKE, 500",
        "1000000, HIGH_STAKE, 1000000"
    })
    void theBalanceDecidesTheStake(String balance, ProposalType type, String words) {
        var first = RecommendationRules.proposals(user("Medium", balance, null), NOW)
                .getFirst();

        assertThat(first.type()).isEqualTo(type);
        assertThat(first.words()).containsEntry("token_balance", words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 499, CORPORATE_MISSION",
        "0, 499.99, CORPORATE_MISSION",
        "0, 500, ",
        "0, 0, CORPORATE_MISSION",
        "604799, 499, CORPORATE_MISSION",
        "604800, 499, CORPORATE_MISSION",
        "604800, 500, ",
        "604801, 499, CORPORATE_ENGAGE",
        "604801, 500, CORPORATE_ENGAGE",
        "-1800, 0, CORPORATE_MISSION",
        ", 0, CORPORATE_ENGAGE",
        ", 500, CORPORATE_ENGAGE"
    })
    void theLastVisitAndTheTokensOfTheMonthDecideAboutThePartner(
            @Nullable Integer secondsAgo, String earned, @Nullable ProposalType type) {
        var visit = secondsAgo == null ? null : NOW.minusSeconds(secondsAgo);
        var proposals = RecommendationRules.proposals(user("Medium", "0", null, visit, earned), NOW);

        assertThat(proposals.stream().skip(1).map(RuledProposal::type).toList())
                .isEqualTo(type == null ? List.of() : List.of(type));
    }

    @Test
    void aNanosecondMoreThanSevenDaysIsMoreThanSevenDays() {
        var visit = NOW.minus(Duration.ofDays(7)).minusNanos(1);

        assertThat(RecommendationRules.proposals(user("Low", "0", null, visit, "0"), NOW))
                .extracting(RuledProposal::type)
                .containsExactly(ProposalType.EARN_MORE, ProposalType.CORPORATE_ENGAGE);
    }

    @Test
    void whoNeverVisitedIsToldSoInWordsOfTheirOwn() {
        assertThat(RecommendationRules.proposals(user("Low", "0", null, null, "0"), NOW)
                        .getLast()
                        .template())
                .isEqualTo("CORPORATE_ENGAGE_FIRST");
    }

    /**
     * Every segment of both policies, and none, with every profile and every border, against S1's lines read plainly.
     */
    @Test
    void everyCombinationIsAsThePseudocodeSays() {
        var count = 0;
        for (var group : Arrays.asList("Whale", "High Engaged", "Medium", "At-risk", "Low", "Minnow", null)) {
            for (var profile : Arrays.asList("High-Risk", "Moderate-Risk", "Low-Risk", null)) {
                for (var balance : List.of(-1, 0, 199, 200, 499, 500)) {
                    for (var seconds : Arrays.asList(0, 604_800, 604_801, null)) {
                        for (var earned : List.of(0, 499, 500)) {
                            var visit = seconds == null ? null : NOW.minusSeconds(seconds);
                            var user = user(group, balance.toString(), profile, visit, earned.toString());

                            assertThat(RewardLevel.game(user.rewardLevel())).isEqualTo(game(group));
                            assertThat(RecommendationRules.proposals(user, NOW).stream()
                                            .map(RuledProposal::type)
                                            .map(Enum::name)
                                            .toList())
                                    .isEqualTo(proposals(balance, profile, seconds, earned));
                            count++;
                        }
                    }
                }
            }
        }
        assertThat(count).isEqualTo(7 * 4 * 6 * 4 * 3);
    }

    @Test
    void theRiskProfileMovesNoLevelAndNoGame() {
        assertThat(user("Low", "1000", "High-Risk").rewardLevel()).isZero();
        assertThat(user("Whale", "1000", "Low-Risk").rewardLevel()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 500, 500, true",
        "86400, 500, 1, true",
        "86401, 500, 500, false",
        "0, 0, 500, false",
        "0, 500, 0, false"
    })
    void tokensJustEarnedAtThePartnerAreToBeUsed(int secondsAgo, String earned, String balance, boolean isProposed) {
        var user = Users.earned(user("Medium", balance, null), NOW.minusSeconds(secondsAgo), earned);

        assertThat(RecommendationRules.useNow(user, NOW).isPresent()).isEqualTo(isProposed);
    }

    private static String game(@Nullable String group) {
        if ("Whale".equals(group)) {
            return "Roulette";
        } else if ("High Engaged".equals(group)) {
            return "SlotMachine";
        } else if ("Medium".equals(group)) {
            return "RPSGame";
        } else {
            return "Quiz";
        }
    }

    private static List<String> proposals(
            int tokenBalance, @Nullable String riskProfile, @Nullable Integer secondsSinceVisit, int tokenCount) {
        var proposals = new ArrayList<String>();
        if (tokenBalance >= 500) {
            proposals.add("HIGH_STAKE");
        } else if (tokenBalance >= 200) {
            proposals.add("MID_STAKE");
        } else {
            proposals.add("EARN_MORE");
        }
        if ("High-Risk".equals(riskProfile)) {
            proposals.add("RISKY_PLAY");
        } else if ("Low-Risk".equals(riskProfile)) {
            proposals.add("SAFE_PLAY");
        }
        if (secondsSinceVisit == null || secondsSinceVisit > 7 * 24 * 60 * 60) {
            proposals.add("CORPORATE_ENGAGE");
        } else if (tokenCount < 500) {
            proposals.add("CORPORATE_MISSION");
        }
        return proposals;
    }
}
