package dev.rekindle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data set carrot-1 beside the project: 1,000 users, with results computed outside of it. It is never copied into
 * the project; where it is missing, tests that need it are skipped.
 */
public final class Carrot1 {

    private static final Map<String, String> COLUMNS = Map.of(
            "users", "user_id, region_id, push_on, total_settle_cnt, notification_blocked_at",
            "settlements", "st_id, user_id, category_id, settled_at, final_hourly_rate",
            "job_posts", "job_id, category_id, region_id, hourly_rate, posted_at",
            "category_map", "original_cat, similar_cat",
            "campaign_logs", "log_id, user_id, ab_group, is_applied, sent_at");

    private Carrot1() {}

    /** The folder; ends the test as skipped where it is missing. */
    public static Path folder() {
        var shared = Optional.ofNullable(System.getenv("REKINDLE_SHARED")).orElse("../shared");
        var folder = Path.of(shared, "data", "carrot-1");
        Assumptions.assumeTrue(Files.isDirectory(folder), "carrot-1 is not beside the project");
        return folder;
    }

    /** What was computed outside the project. */
    public static JsonNode golden() {
        try {
            return JsonMapper.builder().build().readTree(Files.readString(folder().resolve("golden.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of one of its CSV files, without the header; none of its values is quoted. */
    public static List<String[]> rows(String file) {
        try (Stream<String> lines = Files.lines(folder().resolve(file))) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts its rows into empty tables, past the import. */
    public static void load(DataSource source) {
        try (var connection = source.getConnection()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : COLUMNS.entrySet()) {
                try (BufferedReader rows = Files.newBufferedReader(folder().resolve(table.getKey() + ".csv"))) {
                    copy.copyIn(
                            "copy %s (%s) from stdin (format csv, header)".formatted(table.getKey(), table.getValue()),
                            rows);
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute(KeptHistories.REBUILD_SETTLEMENTS);
                statement.execute(KeptHistories.REBUILD_CAMPAIGNS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
