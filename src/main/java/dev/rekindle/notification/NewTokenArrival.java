package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;

/** The message of S1 §2.2.3, with exactly its fields. */
@JsonPropertyOrder({"type", "user_id", "earned_tokens", "message"})
record NewTokenArrival(
        @JsonProperty("user_id") String userId,
        @JsonProperty("earned_tokens") BigDecimal earnedTokens) {

    static final String TYPE = "NEW_TOKEN_ARRIVAL";

    @JsonProperty
    String type() {
        return TYPE;
    }

    @JsonProperty
    String message() {
        return "A 업체에서 " + earnedTokens.stripTrailingZeros().toPlainString() + " 사이버 토큰을 획득했습니다! 바로 게임에서 사용해보세요.";
    }
}
