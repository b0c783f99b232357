package dev.rekindle.activity;

import dev.rekindle.importing.FileRow;
import dev.rekindle.importing.Reason;
import dev.rekindle.importing.Rejection;
import dev.rekindle.importing.RowDoor;
import dev.rekindle.importing.RowFile;
import dev.rekindle.importing.RowsTaken;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Actions from a CSV file. A row becomes the JSON in which the app would have sent it, so that it is read and checked
 * as by the other doors, and a user whom nobody knew is created; columns beside the known ones become metadata, a plain
 * number as a number, so that it can be summed.
 */
@Component
class ActionImport implements RowDoor {

    private static final String USER_ID = "user_id";
    private static final String EVENT_ID = "event_id";
    private static final String ACTION_TYPE = "action_type";
    private static final String ACTION_TIMESTAMP = "action_timestamp";
    private static final Set<String> FIELDS = Set.of(USER_ID, EVENT_ID, ACTION_TYPE, ACTION_TIMESTAMP);

    /** A file without types is a list of purchases. */
    private static final String USUAL_TYPE = "BUY_ITEM";

    private static final int HASH_DIGITS = 16;

    /** Reads back as it was written; so a code of digits stays the text it is, with its leading zeros. */
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final ActionReader reader;
    private final ActionIntakeService intake;
    private final ActionLogQuery log;
    private final Clock clock;
    private final JsonFactory factory = new JsonFactory();

    ActionImport(ActionReader reader, ActionIntakeService intake, ActionLogQuery log, Clock clock) {
        this.reader = reader;
        this.intake = intake;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String table() {
        return "user_actions";
    }

    @Override
    public List<String> required() {
        return List.of(USER_ID, ACTION_TIMESTAMP);
    }

    @Override
    public long count() {
        return log.actions();
    }

    @Override
    public void prepare() {
        intake.holdAlone();
    }

    @Override
    public RowsTaken take(RowFile file, List<FileRow> rows, Consumer<Rejection> rejections) {
        var arrivals = new ArrayList<Arrival>(rows.size());
        rows.forEach(row -> arrivals.add(arrival(new ActionRow(file, row))));
        var recorded = intake.record(Door.CSV, arrivals);
        recorded.rejected()
                .forEach(rejected -> rejections.accept(
                        rejection(new ActionRow(file, rows.get(rejected.index())), rejected.refusal())));
        return new RowsTaken(recorded.accepted(), recorded.duplicate());
    }

    private Arrival arrival(ActionRow row) {
        var written = row.value(ACTION_TIMESTAMP);
        var time = ActionTime.parse(written, clock.getZone());
        if (time == null) {
            return written.isBlank()
                    ? new Refusal(null, RefusalReason.EMPTY_FIELD, ACTION_TIMESTAMP)
                    : new Refusal(null, RefusalReason.NOT_A_TIME, written);
        }
        return reader.read(json(row, time.toString()));
    }

    private byte[] json(ActionRow row, String time) {
        var bytes = new ByteArrayOutputStream(256);
        try (var json = factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty(USER_ID, row.value(USER_ID));
            json.writeStringProperty(EVENT_ID, row.value(EVENT_ID).isEmpty() ? row.place() : row.value(EVENT_ID));
            json.writeStringProperty(
                    ACTION_TYPE, row.value(ACTION_TYPE).isEmpty() ? USUAL_TYPE : row.value(ACTION_TYPE));
            json.writeStringProperty(ACTION_TIMESTAMP, time);
            json.writeObjectPropertyStart("metadata");
            for (var i = 0; i < row.file().columns().size(); i++) {
                writeEntry(json, row.file().columns().get(i), row.row().fields().get(i));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void writeEntry(JsonGenerator json, String column, String value) {
        if (FIELDS.contains(column) || value.isEmpty()) {
            return;
        }
        json.writeName(column);
        var isNumber = Vocabulary.NUMBERS.contains(column) ? JSON_NUMBER : PLAIN_NUMBER;
        if (isNumber.matcher(value).matches()) {
            json.writeNumber(value);
        } else {
            json.writeString(value);
        }
    }

    private static Rejection rejection(ActionRow row, Refusal refusal) {
        return switch (refusal.reason()) {
            case EMPTY_FIELD -> row.rejection(refusal.detail(), Reason.EMPTY, "");
            case TOO_LONG ->
                row.rejection(
                        refusal.detail(),
                        refusal.detail().equals(ACTION_TYPE) ? Reason.TYPE_TOO_LONG : Reason.TOO_LONG,
                        "");
            case NOT_A_TIME -> row.rejection(ACTION_TIMESTAMP, Reason.NOT_A_TIME, "");
            case TOO_EARLY -> row.rejection(ACTION_TIMESTAMP, Reason.TIME_TOO_EARLY, "");
            case TOO_LATE -> row.rejection(ACTION_TIMESTAMP, Reason.TIME_TOO_LATE, "");
            case NOT_A_NUMBER -> row.rejection(refusal.detail(), Reason.NOT_AN_AMOUNT, "");
            case NEGATIVE -> row.rejection(refusal.detail(), Reason.NEGATIVE, "");
            case NUMBER_OUT_OF_RANGE -> row.rejection(refusal.detail(), Reason.AMOUNT_OUT_OF_RANGE, "");
            case TOO_LARGE -> row.rejection(null, Reason.ROW_TOO_LARGE, refusal.detail());
            case OTHER_CONTENT -> row.rejection(EVENT_ID, Reason.OTHER_CONTENT, refusal.detail());
            default -> throw new IllegalStateException("A row of a file cannot be refused so: " + refusal);
        };
    }

    /** A row and the file whose columns name its fields. */
    private record ActionRow(RowFile file, FileRow row) {

        /** What stands in that column; empty when the file has no such column. */
        String value(String column) {
            var at = file.columns().indexOf(column);
            return at < 0 ? "" : row.fields().get(at);
        }

        /** What names the event when the file does not. */
        String place() {
            return file.sha256().substring(0, HASH_DIGITS) + "-" + row.line();
        }

        Rejection rejection(@Nullable String column, Reason reason, String detail) {
            return new Rejection(
                    file.name(), row.line(), column, column == null ? null : value(column), reason, detail);
        }
    }
}
