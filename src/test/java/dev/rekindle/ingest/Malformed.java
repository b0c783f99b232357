package dev.rekindle.ingest;

import static dev.rekindle.activity.IntakeEngine.action;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record that no app should send.
 *
 * @param reason why it is refused
 * @param record the n-th of the kind
 */
record Malformed(RefusalReason reason, IntFunction<byte @Nullable []> record) {

    private static final String NOW = "2026-11-20T03:00:00Z";
    private static final int LARGE = 5_000_000;

    /** All kinds but the ones that take five megabytes each. */
    static List<Malformed> kinds() {
        var kinds = new ArrayList<Malformed>();
        kinds.add(new Malformed(RefusalReason.EMPTY_PAYLOAD, n -> null));
        kinds.add(new Malformed(RefusalReason.EMPTY_PAYLOAD, n -> new byte[0]));
        add(kinds, RefusalReason.EMPTY_PAYLOAD, " \n");
        kinds.add(new Malformed(
                RefusalReason.NOT_UTF8, n -> played("caf\u00e9" + n).getBytes(ISO_8859_1)));
        kinds.add(new Malformed(RefusalReason.NUL, n -> played("e" + n).getBytes(UTF_16)));
        kinds.add(new Malformed(RefusalReason.NOT_UTF8, n -> new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80}));
        add(kinds, RefusalReason.NOT_JSON, "hello");
        add(kinds, RefusalReason.NOT_JSON, "{\"event_id\": ");
        add(kinds, RefusalReason.NOT_JSON, "{'event_id': 'e#'}");
        add(kinds, RefusalReason.NOT_JSON, played("e#") + "}");
        add(kinds, RefusalReason.NOT_JSON, played("e#").replace("\"metadata\"", "metadata"));
        add(kinds, RefusalReason.NOT_JSON, "<action id='e#'/>");
        add(kinds, RefusalReason.NOT_JSON, with("{\"stake\": NaN}"));
        add(kinds, RefusalReason.NOT_JSON, with("{\"stake\": 0x10}"));
        add(kinds, RefusalReason.NOT_AN_OBJECT, "[]");
        add(kinds, RefusalReason.NOT_AN_OBJECT, "[" + played("e#") + "]");
        add(kinds, RefusalReason.NOT_AN_OBJECT, "\"e#\"");
        add(kinds, RefusalReason.NOT_AN_OBJECT, "42");
        add(kinds, RefusalReason.NOT_AN_OBJECT, "null");
        add(kinds, RefusalReason.MISSING_FIELD, "{}");
        add(kinds, RefusalReason.MISSING_FIELD, played("e#").replace("\"event_id\"", "\"event\""));
        add(kinds, RefusalReason.MISSING_FIELD, played("e#").replace("\"user_id\"", "\"user\""));
        add(kinds, RefusalReason.MISSING_FIELD, played("e#").replace("\"action_type\"", "\"type\""));
        add(kinds, RefusalReason.MISSING_FIELD, played("e#").replace("\"action_timestamp\"", "\"at\""));
        add(kinds, RefusalReason.NULL_FIELD, played("e#").replace("\"u1\"", "null"));
        add(kinds, RefusalReason.METADATA_NOT_AN_OBJECT, with("null"));
        add(kinds, RefusalReason.EMPTY_FIELD, action("", "e#", "PLAY_GAME", NOW, "{}"));
        add(kinds, RefusalReason.EMPTY_FIELD, action("u1", "  ", "PLAY_GAME", NOW, "{}"));
        add(kinds, RefusalReason.EMPTY_FIELD, action("u1", "e#", "", NOW, "{}"));
        add(kinds, RefusalReason.NOT_AN_ID, played("e#").replace("\"u1\"", "1.5"));
        add(kinds, RefusalReason.NOT_AN_ID, played("e#").replace("\"u1\"", "{\"id\": 1}"));
        add(kinds, RefusalReason.NOT_AN_ID, played("e#").replace("\"e#\"", "true"));
        add(kinds, RefusalReason.NOT_A_TEXT, played("e#").replace("\"PLAY_GAME\"", "7"));
        add(kinds, RefusalReason.TOO_LONG, action("u".repeat(5_000), "e#", "PLAY_GAME", NOW, "{}"));
        add(kinds, RefusalReason.TOO_LONG, action("u1", "e#", "P".repeat(5_000), NOW, "{}"));
        add(kinds, RefusalReason.NOT_A_TIME, played("e#").replace(NOW, "yesterday"));
        add(kinds, RefusalReason.NOT_A_TIME, played("e#").replace(NOW, "2026-02-30T03:00:00Z"));
        add(kinds, RefusalReason.NOT_A_TIME, played("e#").replace("\"" + NOW + "\"", "1763607600"));
        add(kinds, RefusalReason.NO_OFFSET, played("e#").replace(NOW, "2026-11-20T03:00:00"));
        add(kinds, RefusalReason.TOO_EARLY, played("e#").replace(NOW, "1970-01-01T00:00:00Z"));
        add(kinds, RefusalReason.TOO_LATE, played("e#").replace(NOW, "9999-12-31T23:59:59Z"));
        add(kinds, RefusalReason.METADATA_NOT_AN_OBJECT, with("[1, 2]"));
        add(kinds, RefusalReason.METADATA_NOT_AN_OBJECT, with("\"{}\""));
        add(kinds, RefusalReason.NOT_A_NUMBER, with("{\"spent_tokens\": \"12\"}"));
        add(kinds, RefusalReason.NOT_A_NUMBER, with("{\"earned_tokens\": null}"));
        add(kinds, RefusalReason.NEGATIVE, with("{\"cash_amount\": -9900}"));
        add(kinds, RefusalReason.NUMBER_OUT_OF_RANGE, with("{\"gems\": 1e300}"));
        add(kinds, RefusalReason.TOO_DEEP, with("{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000)));
        add(kinds, RefusalReason.REPEATED_KEY, with("{\"stake\": 1, \"stake\": 2}"));
        add(kinds, RefusalReason.NUL, with("{\"note\": \"\\u0000\"}"));
        add(kinds, RefusalReason.HALF_A_CHARACTER, with("{\"note\": \"\\ud83d\"}"));
        return kinds;
    }

    /** One of five megabytes, well formed otherwise. */
    static Malformed tooLarge() {
        return new Malformed(RefusalReason.TOO_LARGE, n -> with("{\"note\": \"" + "x".repeat(LARGE) + "\"}")
                .replace("e#", "large" + n)
                .getBytes(UTF_8));
    }

    private static void add(List<Malformed> kinds, RefusalReason reason, String text) {
        var kind = kinds.size();
        kinds.add(new Malformed(reason, n -> text.replace("#", kind + "-" + n).getBytes(UTF_8)));
    }

    private static String played(String eventId) {
        return action("u1", eventId, "PLAY_GAME", NOW, "{}");
    }

    private static String with(String metadata) {
        return action("u1", "e#", "PLAY_GAME", NOW, metadata);
    }
}
