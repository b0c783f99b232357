package dev.rekindle.reactivation;

import dev.rekindle.KeptHistories;
import dev.rekindle.TestDatabase;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The rows of the scenario's five tables in memory, so that a database and a computation by hand see the same. */
record ReactivationRows(
        List<User> users, List<Settlement> settlements, List<Post> posts, List<Mapping> mappings, List<Log> logs) {

    /** Self-excluded for ever. */
    static final LocalDate FOREVER = LocalDate.MAX;

    record User(
            String userId,
            @Nullable Integer regionId,
            boolean pushOn,
            int totalSettleCnt,
            @Nullable LocalDate notificationBlockedAt,
            @Nullable LocalDate birthDate,
            @Nullable LocalDate selfExcludedUntil,
            @Nullable Boolean marketingConsent) {

        /** Someone with nothing special about him. */
        User(String userId, int regionId, int totalSettleCnt) {
            this(userId, regionId, true, totalSettleCnt, null, null, null, null);
        }
    }

    record Settlement(String userId, String stId, String categoryId, LocalDate settledAt, int finalHourlyRate) {}

    record Post(String jobId, String categoryId, int regionId, int hourlyRate, LocalDate postedAt) {}

    record Mapping(String originalCat, String similarCat) {}

    record Log(String userId, String logId, String abGroup, boolean applied, LocalDate sentAt) {}

    /** Replaces whatever the database holds, as an import would: kept state and data versions follow. */
    void load(TestDatabase database) {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            // Not truncate: on small tables it is an order of magnitude slower.
            statement.execute("""
                delete from users; delete from settlements;
                delete from job_posts; delete from category_map; delete from campaign_logs
                """);
            copy(
                    connection.unwrap(PGConnection.class),
                    "users (user_id, region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date,"
                            + " self_excluded_until, marketing_consent)",
                    users.stream()
                            .map(user -> line(
                                    user.userId,
                                    user.regionId,
                                    user.pushOn ? 1 : 0,
                                    user.totalSettleCnt,
                                    user.notificationBlockedAt,
                                    user.birthDate,
                                    FOREVER.equals(user.selfExcludedUntil) ? "infinity" : user.selfExcludedUntil,
                                    user.marketingConsent)));
            copy(
                    connection.unwrap(PGConnection.class),
                    "settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)",
                    settlements.stream()
                            .map(row ->
                                    line(row.userId, row.stId, row.categoryId, row.settledAt, row.finalHourlyRate)));
            copy(
                    connection.unwrap(PGConnection.class),
                    "job_posts (job_id, category_id, region_id, hourly_rate, posted_at)",
                    posts.stream()
                            .map(row -> line(row.jobId, row.categoryId, row.regionId, row.hourlyRate, row.postedAt)));
            copy(
                    connection.unwrap(PGConnection.class),
                    "category_map (original_cat, similar_cat)",
                    mappings.stream().map(row -> line(row.originalCat, row.similarCat)));
            copy(
                    connection.unwrap(PGConnection.class),
                    "campaign_logs (user_id, log_id, ab_group, is_applied, sent_at)",
                    logs.stream()
                            .map(row -> line(row.userId, row.logId, row.abGroup, row.applied ? 1 : 0, row.sentAt)));
            statement.execute(KeptHistories.REBUILD_SETTLEMENTS);
            statement.execute(KeptHistories.REBUILD_CAMPAIGNS);
            statement.execute("""
                insert into data_versions as kept (table_name, version)
                select changed, 1
                from unnest(array['users', 'settlements', 'job_posts', 'category_map', 'campaign_logs']) as changed
                on conflict (table_name) do update set version = kept.version + 1
                """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(PGConnection connection, String target, Stream<String> lines) throws SQLException {
        try {
            connection
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new StringReader(lines.collect(Collectors.joining())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(@Nullable Object... values) {
        return Stream.of(values)
                        .map(value -> value == null ? "\\N" : value.toString())
                        .collect(Collectors.joining("\t"))
                + "\n";
    }
}
