package dev.rekindle.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.json.JsonMapper;

/**
 * How a user is found in texts that are kept as they came or as they went: lists of snapshots, refused records.
 *
 * @param field {@code "user_id":"…"} as our JSON writes it
 * @param pattern finds the field in a payload, with or without quotes around the id; a payload need not be text, so it
 *     is searched in PostgreSQL's escape format, which has each byte beyond ASCII as {@code \ooo}
 */
record PersonTraces(String field, String pattern) {

    private static final String ESCAPED_BACKSLASH = "\\\\\\\\";

    static PersonTraces of(String userId, JsonMapper json) {
        var quoted = json.writeValueAsString(userId);
        return new PersonTraces("\"user_id\":" + quoted, pattern(quoted.substring(1, quoted.length() - 1)));
    }

    private static String pattern(String escapedId) {
        var id = new StringBuilder();
        for (var one : escapedId.getBytes(UTF_8)) {
            var code = Byte.toUnsignedInt(one);
            if (code > 0x7f) {
                id.append("\\\\").append(Integer.toOctalString(code));
            } else if (code == '\\') {
                id.append(ESCAPED_BACKSLASH);
            } else if (Character.isLetterOrDigit(code)) {
                id.append((char) code);
            } else {
                id.append('\\').append((char) code);
            }
        }
        return "\"user_id\"\\s*:\\s*(\"%1$s\"|%1$s\\M)".formatted(id);
    }
}
