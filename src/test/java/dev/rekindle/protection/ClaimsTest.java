package dev.rekindle.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "빅윈 확률 UP",
                "당첨 가능성이 높아요",
                "아쉽게 놓쳤어요",
                "거의 당첨될 뻔했어요",
                "한 번 더 돌려보세요",
                "무조건 당첨",
                "better odds today",
                "ODDS UP",
                "a Chance of a big win",
                "You nearly won",
                "so close!",
                "a near miss",
                "close to winning",
                "one more  spin",
                "Feeling lucky?",
                "20% ↑",
                "o\u200bdds",
                "ｏｄｄｓ"
            })
    void oddsNearMissesAndCertainWinsAreClaims(String text) {
        assertThat(Claims.areMadeAnywhere(text)).isTrue();
        assertThat(Claims.areMade("Play → " + text))
                .as("after the arrow it can be cut")
                .isFalse();
        assertThat(Claims.areMade(text + " → more")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "새로운 공고가 올라왔어요",
                "안정적인 플레이를 원한다면 슬롯머신 소액 베팅으로 꾸준히 리워드를 쌓아보세요",
                "New jobs near you, from 12,000 won an hour",
                "Log in for 100 tokens",
                "We missed you",
                "Close by: a café"
            })
    void plainWordsAreNone(String text) {
        assertThat(Claims.areMadeAnywhere(text)).isFalse();
    }

    @Test
    void claimStandsOnlyWhileItsOfferGrantsIt() {
        var text = "Play → better odds";

        assertThat(Claims.granted(text, "offer", Set.of("offer"))).isEqualTo(text);
        assertThat(Claims.granted(text, "offer", Set.of("another"))).isEqualTo("Play");
        assertThat(Claims.granted(text, null, Set.of("offer"))).isEqualTo("Play");
    }
}
