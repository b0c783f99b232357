package dev.rekindle.activity;

import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The actions of the current transaction's batch, in {@code new_actions}, a table of the session that is empty after
 * the commit: what is known of them, without their metadata. First all that came; after {@link #forget} those that are
 * really new, for whoever handles {@link ActionsRecorded}.
 */
@Repository
class NewActionStore {

    private static final String COPY = """
            copy new_actions (
              user_id, event_id, action_type, action_timestamp, day, hour, tokens_spent, tokens_earned, source,
              at_partner, cash_amount, gems, xp, staked, partner_visit, ordinal, content)
            from stdin with (format binary)""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final ZoneId zone;

    NewActionStore(JdbcClient jdbc, DataSource dataSource, Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.zone = clock.getZone();
    }

    /**
     * Makes the session ready for a batch; an earlier one of the same transaction is gone then. Plans are made anew for
     * each, since batches differ in size by thousands and nobody analyzes such a table; and index reads cost what they
     * cost when the pages are in memory.
     */
    void prepare() {
        jdbc.sql("""
                        create temporary table if not exists new_actions (
                          user_id text collate "C" not null, event_id text collate "C" not null,
                          action_type text collate "C" not null, action_timestamp timestamptz not null,
                          day date not null, hour smallint not null, tokens_spent numeric, tokens_earned numeric,
                          source text, at_partner boolean not null, cash_amount numeric, gems numeric, xp numeric,
                          staked boolean not null, partner_visit boolean not null,
                          ordinal integer not null, content bigint not null
                        ) on commit delete rows
                        """).update();
        var isUsed =
                jdbc.sql("""
                        select exists (select from new_actions) as is_used,
                          set_config('plan_cache_mode', 'force_custom_plan', true),
                          set_config('random_page_cost', '1.1', true)
                        """).query((row, number) -> row.getBoolean("is_used")).single();
        if (isUsed) {
            jdbc.sql("truncate new_actions").update();
        }
    }

    /** Copies these into the table; their position in the list is their ordinal. */
    void copy(List<Action> actions) {
        BinaryCopy.copy(dataSource, COPY, copy -> {
            for (var i = 0; i < actions.size(); i++) {
                write(copy, actions.get(i), i);
            }
        });
    }

    private void write(BinaryCopy copy, Action action, int ordinal) throws SQLException {
        var local = action.actionTimestamp().atZone(zone);
        copy.row(17)
                .text(action.userId())
                .text(action.eventId())
                .text(action.actionType())
                .timestamp(action.actionTimestamp())
                .date(local.toLocalDate())
                .smallint(local.getHour())
                .numeric(action.tokensSpent())
                .numeric(action.tokensEarned())
                .text(action.source())
                .bool(action.atPartner())
                .numeric(action.cashAmount())
                .numeric(action.gems())
                .numeric(action.xp())
                .bool(action.staked())
                .bool(action.partnerVisit())
                .integer(ordinal)
                .bigint(action.content());
    }

    /** Takes out those of these ordinals. */
    void forget(Collection<Integer> ordinals) {
        jdbc.sql("delete from new_actions where ordinal = any (:ordinals)")
                .param("ordinals", ordinals.toArray(Integer[]::new))
                .update();
    }
}
