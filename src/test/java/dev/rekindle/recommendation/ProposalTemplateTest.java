package dev.rekindle.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.protection.Claims;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTemplateTest {

    private static final String BODY = "현재 {token_balance} 토큰 보유 중! 룰렛 한 판에 걸어보세요 → 빅윈 확률 UP";

    @Test
    void aClaimWithoutAnOfferEndsBeforeTheArrow() {
        var template = new ProposalTemplate("HIGH_STAKE", "ko", BODY, null);

        assertThat(template.message(Map.of("token_balance", "500"), Set.of("weekend-odds")))
                .isEqualTo("현재 500 토큰 보유 중! 룰렛 한 판에 걸어보세요");
    }

    @Test
    void aClaimStaysWhileItsOfferGrantsIt() {
        var template = new ProposalTemplate("HIGH_STAKE", "ko", BODY, "weekend-odds");

        assertThat(template.message(Map.of("token_balance", "500"), Set.of("weekend-odds")))
                .isEqualTo("현재 500 토큰 보유 중! 룰렛 한 판에 걸어보세요 → 빅윈 확률 UP");
        assertThat(template.message(Map.of("token_balance", "500"), Set.of())).doesNotContain("확률");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "빅윈 확률 20%↑",
                "아깝게 놓쳤어요!",
                "룰렛 한 판 더 돌리면 언락",
                "Better odds today",
                "Your chance to win",
                "One more spin and it is yours",
                "15% UP"
            })
    void oddsAndNearMissesAreClaims(String body) {
        assertThat(Claims.areMade(body)).isTrue();
        assertThat(Claims.areMade("룰렛을 해보세요 → " + body))
                .as("cut before it is said")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"룰렛 한 판에 걸어보세요", "Take on today's VIP mission", "토큰이 250개 있어요!", "Collect 300 more at A!"})
    void invitationsAreNone(String body) {
        assertThat(Claims.areMade(body)).isFalse();
    }
}
