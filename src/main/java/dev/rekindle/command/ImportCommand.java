package dev.rekindle.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code import}: sends the CSV files of a folder to the server, and prints what became of them. */
final class ImportCommand implements Command {

    private static final List<String> TABLES =
            List.of("users", "settlements", "job_posts", "category_map", "campaign_logs", "user_actions");

    @Override
    public Set<String> options() {
        return Set.of("as-of", "replace-demo");
    }

    @Override
    public int run(Options options, Servers servers, PrintStream out, PrintStream err) {
        var folder = Path.of(options.operand("a folder of CSV files"));
        var files = tableFiles(folder, err);
        var body = new MultipartBody();
        options.value("as-of").ifPresent(asOf -> body.field("as_of", requireDate(asOf)));
        if (options.flags().contains("replace-demo")) {
            body.field("replace_demo", "true");
        }
        files.forEach(body::file);
        try (var server = servers.connect()) {
            var progress = new UploadProgress(body.totalBytes(), err);
            var answer = server.post(
                    "/api/v1/imports", body.contentType(), body.publisher(progress::sent), progress::waiting);
            if (answer.status() == 422 && answer.content().has("rejected")) {
                return rejected(answer.content(), out, err);
            }
            var kept = server.requireSuccess(answer);
            kept.path("tables").forEachEntry((table, rows) -> out.println(summary(table, rows)));
            err.println("All rows are in (import " + kept.path("import_id").asString() + ").");
            return DONE;
        }
    }

    /** The files named after a table, by table; the others are named to the person and left alone. */
    private static SortedMap<String, Path> tableFiles(Path folder, PrintStream err) {
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.usage("There is no folder " + folder + ".");
        }
        var files = new TreeMap<String, Path>();
        try (var entries = Files.list(folder)) {
            for (var entry : entries.sorted().toList()) {
                var name = String.valueOf(entry.getFileName());
                var table = name.replaceFirst("\\.csv$", "");
                if (name.endsWith(".csv") && TABLES.contains(table)) {
                    files.put(table, requireFile(entry));
                } else {
                    err.println("Ignored, not named after a table: " + name);
                }
            }
        } catch (IOException e) {
            throw CommandFailure.usage("The folder " + folder + " cannot be read: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw CommandFailure.usage("The folder " + folder + " holds none of "
                    + TABLES.stream().map(table -> table + ".csv").collect(Collectors.joining(", ")) + ".");
        }
        return files;
    }

    /** What is named after a table must not be passed over in silence: its rows would be missed. */
    private static Path requireFile(Path entry) {
        if (!Files.isRegularFile(entry)) {
            throw CommandFailure.usage(entry + " is named after a table but is no file; remove or rename it.");
        }
        if (!Files.isReadable(entry)) {
            throw CommandFailure.usage("The file " + entry + " cannot be read: its permissions forbid it.");
        }
        return entry;
    }

    private static String requireDate(String asOf) {
        try {
            return LocalDate.parse(asOf).toString();
        } catch (DateTimeParseException e) {
            throw CommandFailure.usage("--as-of is a date such as 2023-10-26, not " + asOf + ".");
        }
    }

    private static String summary(String table, JsonNode rows) {
        return "%-14s %,12d read %,12d new %,12d changed %,12d unchanged"
                .formatted(
                        table,
                        rows.path("read").asLong(),
                        rows.path("new").asLong(),
                        rows.path("changed").asLong(),
                        rows.path("unchanged").asLong());
    }

    private static int rejected(JsonNode answer, PrintStream out, PrintStream err) {
        var rows = answer.path("rejected");
        rows.forEach(row -> out.println(rejection(row)));
        long total = answer.path("rejected_total").asLong(rows.size());
        if (total > rows.size()) {
            err.println("These are the first %,d of %,d; all are under /api/v1/imports/%s/rejections.csv."
                    .formatted(rows.size(), total, answer.path("import_id").asString("")));
        }
        err.println("%,d rejected, so nothing was imported. Mend what is listed and run the command again."
                .formatted(total));
        return CommandFailure.REJECTED;
    }

    /** {@code users.csv:17 push_on "x": reason}, without what the reason does not concern. */
    private static String rejection(JsonNode row) {
        var place = new StringBuilder(row.path("file").asString(""));
        if (row.hasNonNull("line")) {
            place.append(':').append(row.path("line").asLong());
        }
        if (row.hasNonNull("column")) {
            place.append(' ').append(row.path("column").asString());
        }
        if (row.hasNonNull("value")) {
            place.append(' ').append(row.path("value"));
        }
        return place + ": " + row.path("reason").asString("");
    }
}
