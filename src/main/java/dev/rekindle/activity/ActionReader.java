package dev.rekindle.activity;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads actions from the JSON in which the app sends them, and checks them; the same for all doors. */
@Component
public class ActionReader {

    /** The size in bytes up to which an action is taken. */
    public static final int LARGEST = 1 << 16;

    /** How far clocks of others may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofHours(1);

    /**
     * Well beyond what is taken, so that what is wrong can still be said of the one action and not of the whole body.
     */
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(2_000)
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();

    private final JsonFactory factory =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private final Clock clock;

    ActionReader(Clock clock) {
        this.clock = clock;
    }

    /** Reads a payload that should be one action. */
    public Arrival read(byte @Nullable [] payload) {
        if (payload == null || payload.length == 0) {
            return new Refusal(null, RefusalReason.EMPTY_PAYLOAD, "");
        }
        if (payload.length > LARGEST) {
            return new Refusal(null, RefusalReason.TOO_LARGE, String.valueOf(LARGEST));
        }
        var unfit = unfit(payload);
        if (unfit != null) {
            return unfit;
        }
        try (var json = factory.createParser(ObjectReadContext.empty(), payload)) {
            if (json.nextToken() == null) {
                return new Refusal(null, RefusalReason.EMPTY_PAYLOAD, "");
            }
            var arrival = new ActionParser(json, payload, latest(), LARGEST).read();
            return json.nextToken() == null ? arrival : new Refusal(null, RefusalReason.NOT_JSON, place(json));
        } catch (JacksonException e) {
            return unreadable(e);
        }
    }

    /**
     * Reads a body that should be one action or a list of them.
     *
     * @throws UnreadableBody when it is neither
     */
    public List<Arrival> readAll(byte[] body) {
        var unfit = body.length == 0 ? new Refusal(null, RefusalReason.EMPTY_PAYLOAD, "") : unfit(body);
        if (unfit != null) {
            throw new UnreadableBody(unfit);
        }
        try (var json = factory.createParser(ObjectReadContext.empty(), body)) {
            var arrivals = new ArrayList<Arrival>();
            var parser = new ActionParser(json, body, latest(), LARGEST);
            var first = json.nextToken();
            if (first == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    arrivals.add(parser.read());
                }
            } else if (first == JsonToken.START_OBJECT) {
                arrivals.add(parser.read());
            } else {
                throw new UnreadableBody(new Refusal(
                        null, first == null ? RefusalReason.EMPTY_PAYLOAD : RefusalReason.NOT_AN_OBJECT, ""));
            }
            if (json.nextToken() != null) {
                throw new UnreadableBody(new Refusal(null, RefusalReason.NOT_JSON, place(json)));
            }
            return arrivals;
        } catch (JacksonException e) {
            throw new UnreadableBody(unreadable(e));
        }
    }

    private Instant latest() {
        return clock.instant().plus(AHEAD);
    }

    private static Refusal unreadable(JacksonException problem) {
        if (problem instanceof StreamConstraintsException) {
            return new Refusal(null, RefusalReason.TOO_DEEP, String.valueOf(ActionParser.DEEPEST));
        }
        var location = problem.getLocation();
        return new Refusal(
                null, RefusalReason.NOT_JSON, location == null ? "?" : String.valueOf(location.getByteOffset()));
    }

    private static String place(JsonParser json) {
        return String.valueOf(json.currentTokenLocation().getByteOffset());
    }

    /** What is wrong with bytes that are not even text; null when they are. */
    private static @Nullable Refusal unfit(byte[] bytes) {
        var isAscii = true;
        for (var b : bytes) {
            if (b == 0) {
                return new Refusal(null, RefusalReason.NUL, "");
            }
            isAscii &= b > 0;
        }
        if (!isAscii) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException e) {
                return new Refusal(null, RefusalReason.NOT_UTF8, "");
            }
        }
        return null;
    }
}
