package dev.rekindle.importing;

/**
 * What PostgreSQL is asked about the staged text of a column: what is wrong with it, and what its value is. The one
 * place that knows how each kind of column is written in a file.
 *
 * <p>The arm that accepts comes first and costs little; how to call what is wrong is only asked of what was not
 * accepted.
 */
final class ColumnSql {

    private final ImportColumn column;
    private final String text;

    ColumnSql(ImportColumn column) {
        this.column = column;
        this.text = "s." + column.name();
    }

    /** The name of the {@link Reason} for which the text is rejected, null for one that is accepted. */
    String fault() {
        return switch (column.kind()) {
            case TEXT -> faults("octet_length({v}) between 1 and 200", "when length({v}) > 200 then 'TOO_LONG'");
            case DATE -> faults(day() + " is not null", dateFaults("NOT_A_DATE"));
            case DATE_OR_FOREVER ->
                faults("{v} = 'forever' or " + day() + " is not null", dateFaults("NOT_A_DATE_OR_FOREVER"));
            case INTEGER -> faults(integer("true"), integerFaults(""));
            case COUNT -> faults(integer("{v}::int4 >= 0"), integerFaults("when {v} like '-%' then 'NEGATIVE'"));
            case FLAG -> faults("{v} in ('0', '1')", "else 'NOT_A_FLAG'");
            case TRUTH -> faults("lower({v}) in ('true', 'false', '1', '0')", "else 'NOT_A_TRUTH'");
            case ZONE -> faults("{v} = any (:zones)", "else 'NOT_A_ZONE'");
            case CHOICE -> faults("{v} = any (:" + choices() + ")", "else 'NOT_A_CHOICE'");
        };
    }

    /** The name of the parameter that holds the choices. */
    String choices() {
        return "choices_" + column.name();
    }

    /** The value of a text that was accepted, as the table keeps it. */
    String value() {
        var given = column.nullable() ? "nullif(" + text + ", '')" : text;
        return switch (column.kind()) {
            case TEXT, ZONE, CHOICE -> given;
            case DATE -> day();
            case DATE_OR_FOREVER -> "case when " + text + " = 'forever' then 'infinity' else " + day() + " end";
            case INTEGER, COUNT -> given + "::integer";
            case FLAG -> given + "::smallint";
            case TRUTH -> "lower(" + given + ")::boolean";
        };
    }

    /** What the staged rows are joined with to know the days they name. */
    String join() {
        return switch (column.kind()) {
            case DATE, DATE_OR_FOREVER ->
                "left join import_calendar {c} on {c}.written = {v}"
                        .replace("{c}", calendar())
                        .replace("{v}", text);
            default -> "";
        };
    }

    private String faults(String accepted, String arms) {
        return """
                case when %s then null
                when {v} = '' then %s
                %s end""".formatted(accepted, column.nullable() ? "null" : "'EMPTY'", arms)
                .replace("{v}", text);
    }

    private String day() {
        return calendar() + ".day";
    }

    private String calendar() {
        return "calendar_" + column.name();
    }

    private static String dateFaults(String other) {
        return """
                when {v} !~ '^\\d{4}-\\d{2}-\\d{2}$' then '%s'
                when not pg_input_is_valid({v}, 'date') then 'NO_SUCH_DAY'
                else 'DAY_OUT_OF_RANGE'""".formatted(other);
    }

    /**
     * PostgreSQL knows best what a number is but also takes '0x1F': what it writes back must be what was given. A case,
     * because only a case keeps the cast from running too early.
     */
    private static String integer(String also) {
        return "case when pg_input_is_valid({v}, 'int4') then {v}::int4::text = {v} and %s else false end"
                .formatted(also);
    }

    /** Leading zeros are read like any digits. */
    private static String integerFaults(String also) {
        return """
                when {v} !~ '^-?\\d+$' then 'NOT_A_NUMBER'
                %s
                when not pg_input_is_valid({v}, 'int4') then 'NUMBER_OUT_OF_RANGE'""".formatted(also);
    }
}
