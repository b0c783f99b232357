package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionReaderTest {

    private final ActionReader reader =
            new ActionReader(Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999999",
                "-1e99999999999",
                "1e-99999999999",
                "1e2147483647",
                "1e-2147483648",
                "0.1e2147483648",
                "0e99999999999"
            })
    void numberBeyondAnyNumberIsRefusedAndHoldsNothingUp(String number) {
        assertThat(reasonOf(action("\"xp\": " + number))).isEqualTo(RefusalReason.NUMBER_OUT_OF_RANGE);
        assertThat(reasonOf(action("\"of-no-definition\": [" + number + "]")))
                .isEqualTo(RefusalReason.NUMBER_OUT_OF_RANGE);
    }

    @Test
    void endlessNameOrNumberIsSaidOfItsActionAndNotOfTheWholeBody() {
        var good = action("\"xp\": 1");
        var name = action("\"" + "n".repeat(100_000) + "\": 1");
        var number = action("\"n\": " + "9".repeat(100_000));

        assertThat(reader.readAll(("[" + name + "," + good + "," + number + "]").getBytes(UTF_8)))
                .extracting(arrival -> arrival instanceof Refusal refusal ? refusal.reason() : null)
                .containsExactly(RefusalReason.TOO_LARGE, null, RefusalReason.NUMBER_OUT_OF_RANGE);
        assertThat(reasonOf(action("\"" + "n".repeat(60_000) + "\": -1, \"xp\": -1")))
                .isEqualTo(RefusalReason.NEGATIVE);
    }

    private RefusalReason reasonOf(String action) {
        return ((Refusal) reader.read(action.getBytes(UTF_8))).reason();
    }

    private static String action(String metadata) {
        return """
                {"event_id": "e1", "user_id": "u1", "action_type": "PLAY_GAME", "metadata": {%s},
                 "action_timestamp": "2026-11-20T03:00:00Z"}""".formatted(metadata);
    }
}
