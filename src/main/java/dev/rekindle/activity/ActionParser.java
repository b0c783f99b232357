package dev.rekindle.activity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one action after the other from JSON, in one pass and without a tree. The metadata is kept as the bytes it came
 * in; what is known of it is taken out on the way. A field beside the known ones is kept as if it stood in the
 * metadata.
 */
final class ActionParser {

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final int LONGEST_ID = 200;
    static final int LONGEST_TYPE = 100;
    static final int DEEPEST = 32;

    /** Room for any real amount; beyond it somebody sends nonsense. */
    static final BigDecimal LARGEST_AMOUNT = new BigDecimal("1e15");

    static final int MOST_DECIMALS = 20;

    /** A number that no definition speaks of must still fit into PostgreSQL's numeric with ease. */
    private static final int MOST_DIGITS = 400;

    private final JsonParser json;
    private final byte[] source;
    private final Instant latest;
    private final int largest;

    private final Set<String> fields = new HashSet<>();
    private final Set<String> metadataKeys = new HashSet<>();
    private final List<UnknownWord> unknownWords = new ArrayList<>();
    private @Nullable StringBuilder further;
    private @Nullable String userId;
    private @Nullable String eventId;
    private @Nullable String actionType;
    private @Nullable Instant actionTimestamp;
    private @Nullable String metadata;
    private long metadataHash;
    private @Nullable BigDecimal tokensSpent;
    private @Nullable BigDecimal tokensEarned;
    private @Nullable BigDecimal cashAmount;
    private @Nullable BigDecimal gems;
    private @Nullable BigDecimal xp;
    private @Nullable String origin;
    private boolean isStaked;
    private boolean hasDwelled;
    private @Nullable RefusalReason reason;
    private String detail = "";

    /**
     * @param json reads {@code source}
     * @param latest no action may be later
     * @param largest no action may take more bytes
     */
    ActionParser(JsonParser json, byte[] source, Instant latest, int largest) {
        this.json = json;
        this.source = source;
        this.latest = latest;
        this.largest = largest;
    }

    /** Reads the value that begins at the current token, to its end. */
    Arrival read() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new Refusal(null, RefusalReason.NOT_AN_OBJECT, "");
        }
        forget();
        var from = tokenStart();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            var nameStart = tokenStart();
            json.nextToken();
            if (!fields.add(name)) {
                refuse(RefusalReason.REPEATED_KEY, name);
            }
            switch (name) {
                case "user_id" -> userId = id(name);
                case "event_id" -> eventId = id(name);
                case "action_type" -> actionType = type(name);
                case "action_timestamp" -> actionTimestamp = time(name);
                case "metadata" -> readMetadata();
                default -> readFurther(name, nameStart);
            }
        }
        if (tokenEnd() - from > largest) {
            refuse(RefusalReason.TOO_LARGE, String.valueOf(largest));
        }
        return arrival();
    }

    private void forget() {
        fields.clear();
        metadataKeys.clear();
        unknownWords.clear();
        further = null;
        userId = null;
        eventId = null;
        actionType = null;
        actionTimestamp = null;
        metadata = null;
        metadataHash = ContentHash.OBJECT;
        tokensSpent = null;
        tokensEarned = null;
        cashAmount = null;
        gems = null;
        xp = null;
        origin = null;
        isStaked = false;
        hasDwelled = false;
        reason = null;
        detail = "";
    }

    private Arrival arrival() {
        for (var required : List.of("event_id", "user_id", "action_type", "action_timestamp")) {
            if (!fields.contains(required)) {
                refuse(RefusalReason.MISSING_FIELD, required);
            }
        }
        if (reason != null || userId == null || eventId == null || actionType == null || actionTimestamp == null) {
            return new Refusal(eventId, reason == null ? RefusalReason.MISSING_FIELD : reason, detail);
        }
        if (!Vocabulary.TYPES.contains(actionType)) {
            unknownWords.add(new UnknownWord(UnknownWord.Kind.TYPE, actionType));
        }
        var isAtPartner = Vocabulary.PARTNER.equals(origin);
        var isVisit = actionType.equals(Vocabulary.VISIT_CORPORATE_SITE)
                || (isAtPartner && (hasDwelled || actionType.equals(Vocabulary.VISIT_SITE)));
        return new Action(
                userId,
                eventId,
                actionType,
                actionTimestamp,
                wholeMetadata(),
                ContentHash.pair(ContentHash.of(actionType), metadataHash),
                tokensSpent,
                tokensEarned,
                cashAmount,
                gems,
                xp,
                origin,
                isAtPartner,
                isStaked,
                isVisit,
                List.copyOf(unknownWords));
    }

    // --- The fields of an action -------------------------------------------------------------------------------------

    private @Nullable String id(String field) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> text(field, LONGEST_ID);
            case VALUE_NUMBER_INT -> text(field, LONGEST_ID);
            default -> refuseValue(field, RefusalReason.NOT_AN_ID);
        };
    }

    private @Nullable String type(String field) {
        return json.currentToken() == JsonToken.VALUE_STRING
                ? text(field, LONGEST_TYPE)
                : refuseValue(field, RefusalReason.NOT_A_TEXT);
    }

    private @Nullable String text(String field, int longest) {
        var text = json.getString();
        checkCharacters(text, field);
        if (text.isBlank()) {
            refuse(RefusalReason.EMPTY_FIELD, field);
        } else if (text.length() > longest) {
            refuse(RefusalReason.TOO_LONG, field);
        }
        return text;
    }

    private @Nullable Instant time(String field) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            refuseValue(field, RefusalReason.NOT_A_TIME);
            return null;
        }
        var text = json.getString();
        var time = ActionTime.parse(text);
        if (time == null) {
            refuse(ActionTime.lacksOffset(text) ? RefusalReason.NO_OFFSET : RefusalReason.NOT_A_TIME, text);
        } else if (time.isBefore(EARLIEST)) {
            refuse(RefusalReason.TOO_EARLY, text);
        } else if (time.isAfter(latest)) {
            refuse(RefusalReason.TOO_LATE, text);
        }
        return time;
    }

    private void readMetadata() {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            refuse(RefusalReason.METADATA_NOT_AN_OBJECT, "");
            return;
        }
        var from = tokenStart();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var key = json.currentName();
            json.nextToken();
            readEntry(key);
        }
        metadata = source(from);
    }

    private void readFurther(String key, int from) {
        readEntry(key);
        further = further == null ? new StringBuilder() : further.append(',');
        further.append(source(from));
    }

    private String wholeMetadata() {
        var own = metadata == null ? "{}" : metadata;
        if (further == null) {
            return own;
        }
        var inner = own.substring(1, own.length() - 1);
        return "{" + inner + (inner.isBlank() ? "" : ",") + further + "}";
    }

    // --- The metadata ------------------------------------------------------------------------------------------------

    private void readEntry(String key) {
        if (!metadataKeys.add(key)) {
            refuse(RefusalReason.REPEATED_KEY, key);
        }
        if (Vocabulary.NUMBERS.contains(key)) {
            keepAmount(key);
        } else if (key.equals(Vocabulary.SOURCE)) {
            origin = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : null;
        } else if (!Vocabulary.OTHERS.contains(key)) {
            unknownWords.add(new UnknownWord(UnknownWord.Kind.KEY, key));
        }
        metadataHash += ContentHash.pair(name(key), value(key, 1));
    }

    private void keepAmount(String key) {
        if (!json.currentToken().isNumeric()) {
            refuse(RefusalReason.NOT_A_NUMBER, key);
            return;
        }
        var amount = decimal(key);
        if (amount == null) {
            return;
        }
        if (amount.signum() < 0) {
            refuse(RefusalReason.NEGATIVE, key);
        } else if (amount.compareTo(LARGEST_AMOUNT) > 0 || amount.scale() > MOST_DECIMALS) {
            refuse(RefusalReason.NUMBER_OUT_OF_RANGE, key);
        }
        switch (key) {
            case Vocabulary.SPENT_TOKENS -> tokensSpent = amount;
            case Vocabulary.EARNED_TOKENS -> tokensEarned = amount;
            case Vocabulary.CASH_AMOUNT -> cashAmount = amount;
            case Vocabulary.GEMS -> gems = amount;
            case Vocabulary.XP -> xp = amount;
            case Vocabulary.STAKE -> isStaked = true;
            case Vocabulary.DWELL_SECONDS -> hasDwelled = true;
            default -> {
                // a number of which nothing is kept per user
            }
        }
    }

    /**
     * The hash of the value that begins at the current token, which is read to its end; {@code depth} is its holder's.
     */
    private long value(String key, int depth) {
        return switch (json.currentToken()) {
            case VALUE_STRING -> {
                var text = json.getString();
                checkCharacters(text, key);
                yield ContentHash.of(text);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(key);
            case VALUE_TRUE -> ContentHash.TRUE;
            case VALUE_FALSE -> ContentHash.FALSE;
            case START_OBJECT, START_ARRAY -> nested(key, depth + 1);
            default -> ContentHash.NULL;
        };
    }

    private long nested(String key, int depth) {
        if (depth > DEEPEST) {
            json.skipChildren();
            refuse(RefusalReason.TOO_DEEP, String.valueOf(DEEPEST));
            return 0;
        }
        if (json.currentToken() == JsonToken.START_ARRAY) {
            var hash = ContentHash.ARRAY;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                hash = ContentHash.pair(hash, value(key, depth));
            }
            return hash;
        }
        var hash = ContentHash.OBJECT;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var inner = name(json.currentName());
            json.nextToken();
            hash += ContentHash.pair(inner, value(key, depth));
        }
        return hash;
    }

    private long name(String name) {
        checkCharacters(name, name);
        return ContentHash.of(name);
    }

    private long number(String key) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getStringLength() <= 18) {
            return ContentHash.of(json.getLongValue());
        }
        var number = decimal(key);
        return number == null ? 0 : ContentHash.of(number);
    }

    /** The number at the current token; null, and refused, when it is one that nobody needs. */
    private @Nullable BigDecimal decimal(String key) {
        try {
            if (json.getStringLength() <= MOST_DIGITS) {
                var number = json.getDecimalValue();
                if (Math.abs((long) number.scale()) <= MOST_DIGITS) {
                    return number;
                }
            }
        } catch (JacksonException | NumberFormatException beyondBigDecimal) {
            // refused below
        }
        refuse(RefusalReason.NUMBER_OUT_OF_RANGE, key);
        return null;
    }

    // --- What cannot be taken ----------------------------------------------------------------------------------------

    /** No text of PostgreSQL holds NUL, or half of a character. */
    private void checkCharacters(String text, String field) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                refuse(RefusalReason.NUL, field);
            } else if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    refuse(RefusalReason.HALF_A_CHARACTER, field);
                }
            }
        }
    }

    private @Nullable String refuseValue(String field, RefusalReason otherwise) {
        refuse(json.currentToken() == JsonToken.VALUE_NULL ? RefusalReason.NULL_FIELD : otherwise, field);
        json.skipChildren();
        return null;
    }

    /** The first thing wrong is told. */
    private void refuse(RefusalReason why, String about) {
        if (reason == null) {
            reason = why;
            detail = about;
        }
    }

    /** What was read from there to the end of the current token, as it was written. */
    private String source(int from) {
        return new String(source, from, tokenEnd() - from, UTF_8);
    }

    private int tokenStart() {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    private int tokenEnd() {
        return (int) json.currentLocation().getByteOffset();
    }
}
