package dev.rekindle.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Repository;

/** Writes demo rows, and the row that says that they are demo rows. */
@Repository
class DemoStore {

    private static final int COPY_BUFFER_BYTES = 1 << 18;

    /** What users did, and all that is kept because of it. */
    private static final List<String> OF_THE_STREAM = List.of(
            "user_actions",
            "action_identities",
            "site_visits",
            "site_rewards",
            "user_days",
            "user_metrics",
            "user_rolls",
            "user_activity",
            "cohort_cells",
            "user_segments",
            "user_ltv",
            "user_ltv_runs",
            "segment_lifetimes",
            "segment_changes",
            "user_rewards",
            "quiz_submissions",
            "shown_proposals",
            "offer_days",
            "learning_decisions",
            "group_hours",
            "notifications",
            "harm_signs",
            "harm_checks",
            "kpi_hours",
            "kpi_groups",
            "kpi_late_days",
            "partner_loop_steps",
            "partner_loop_sums",
            "partner_token_days",
            "kpi_slice_hours",
            "kpi_slice_days",
            "kpi_slice_users",
            "activity_periods",
            "activity_gaps",
            "cohort_slices",
            "counted_users",
            "late_activity",
            "recounts");

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    DemoStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * Makes every other writer of these tables wait until this transaction ends; readers go on. First whoever looks for
     * signs of harm, who takes the checks before the users.
     */
    void holdBackOtherWriters() {
        jdbc.sql("""
                lock table harm_checks, users, settlements, campaign_logs, user_histories, job_posts, category_map, demo_data
                in share row exclusive mode
                """).update();
    }

    boolean isEmpty() {
        return jdbc.sql("""
                select not exists (select from users)
                   and not exists (select from settlements)
                   and not exists (select from job_posts)
                   and not exists (select from category_map)
                   and not exists (select from campaign_logs)
                """).query(Boolean.class).single();
    }

    /** Streams the rows of one table through COPY in the current transaction. */
    void copy(DemoScenario data, DemoTable table, DoubleConsumer progress) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try (var copy = new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), copyInto(table), COPY_BUFFER_BYTES);
                var out = new BufferedWriter(new OutputStreamWriter(copy, StandardCharsets.UTF_8), COPY_BUFFER_BYTES)) {
            data.write(table, out, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing the demo rows of " + table.tableName() + " failed.", e);
        } catch (SQLException e) {
            throw new IllegalStateException("Opening COPY for " + table.tableName() + " failed.", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static String copyInto(DemoTable table) {
        return switch (table) {
            case USERS -> """
                    copy users (user_id, region_id, push_on, total_settle_cnt, notification_blocked_at)
                    from stdin (format csv, header)
                    """;
            case SETTLEMENTS -> """
                    copy settlements (st_id, user_id, category_id, settled_at, final_hourly_rate)
                    from stdin (format csv, header)
                    """;
            case JOB_POSTS -> """
                    copy job_posts (job_id, category_id, region_id, hourly_rate, posted_at)
                    from stdin (format csv, header)
                    """;
            case CATEGORY_MAP -> """
                    copy category_map (original_cat, similar_cat)
                    from stdin (format csv, header)
                    """;
            case CAMPAIGN_LOGS -> """
                    copy campaign_logs (log_id, user_id, ab_group, is_applied, sent_at)
                    from stdin (format csv, header)
                    """;
        };
    }

    /**
     * So many new rows need statistics before the first question, not when the autovacuum comes round; the first
     * question is what each feature keeps beside its rows, which then follows the primary key instead of sorting all
     * rows.
     */
    void analyze() {
        jdbc.sql("analyze users, settlements, job_posts, category_map, campaign_logs")
                .update();
    }

    /** Lets users come without their histories, which are filled from all tables at once. */
    void pauseHistories() {
        jdbc.sql("alter table users disable trigger user").update();
    }

    void resumeHistories() {
        jdbc.sql("alter table users enable trigger user").update();
    }

    void remember(int users, long seed, Instant loadedAt) {
        jdbc.sql("insert into demo_data (users, seed, loaded_at) values (:users, :seed, :loadedAt)")
                .param("users", users)
                .param("seed", seed)
                .param("loadedAt", loadedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<LoadedDemo> loaded() {
        return jdbc.sql("select users, seed, loaded_at from demo_data")
                .query((row, number) -> new LoadedDemo(
                        row.getInt("users"),
                        row.getLong("seed"),
                        row.getTimestamp("loaded_at").toInstant()))
                .optional();
    }

    /** Whether rows have come from files, which are nobody's demo. */
    boolean hasImported() {
        return jdbc.sql("select exists (select from imports where state = 'DONE') as has_imported")
                .query(Boolean.class)
                .single();
    }

    /** Deletes instead of truncating, so that whoever is reading goes on reading. */
    void removeAll() {
        for (var table : OF_THE_STREAM) {
            jdbc.sql("delete from " + table).update();
        }
        jdbc.sql("delete from user_histories").update();
        jdbc.sql("delete from campaign_logs").update();
        jdbc.sql("delete from category_map").update();
        jdbc.sql("delete from job_posts").update();
        jdbc.sql("delete from settlements").update();
        jdbc.sql("delete from users").update();
        jdbc.sql("delete from demo_data").update();
    }
}
