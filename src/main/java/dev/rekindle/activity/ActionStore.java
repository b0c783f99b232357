package dev.rekindle.activity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes the log from the batch in {@code new_actions}: identities, actions, visits and rewards. Whatever can make two
 * doors wait for each other is written in the order of user ids.
 */
@Repository
class ActionStore {

    private static final String COPY = """
            copy user_actions (user_id, event_id, action_type, action_timestamp, metadata)
            from stdin with (format binary)""";

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    ActionStore(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /**
     * Takes the identities of the batch, each of which must be there once only; waits for whoever takes the same one.
     * Which were taken before is looked for only when their number says that there are some.
     *
     * @return ordinals of the actions whose identity had been taken before
     */
    List<Integer> takeIdentities() {
        return jdbc.sql("""
                        with taken as (
                          insert into action_identities (user_id, event_id, action_timestamp, content)
                          select user_id, event_id, action_timestamp, content
                          from new_actions
                          order by user_id, event_id
                          on conflict (user_id, event_id) do nothing
                          returning user_id, event_id
                        )
                        select ordinal
                        from new_actions
                        where (select count(*) from taken) < (select count(*) from new_actions)
                          and not exists (
                          select from taken
                          where taken.user_id = new_actions.user_id and taken.event_id = new_actions.event_id)
                        """).query(Integer.class).list();
    }

    /** The content with which the identities of these ordinals were recorded. */
    Map<Integer, Long> recordedContents(Collection<Integer> ordinals) {
        var contents = new TreeMap<Integer, Long>();
        jdbc.sql("""
                        select ordinal, action_identities.content
                        from new_actions
                        join action_identities using (user_id, event_id)
                        where ordinal = any (:ordinals)
                        """).param("ordinals", ordinals.toArray(Integer[]::new)).query(row -> {
            contents.put(row.getInt("ordinal"), row.getLong("content"));
        });
        return contents;
    }

    /**
     * Records these, which are those in {@code new_actions}: copied once more, which costs half of an insert from
     * there.
     */
    void record(List<Action> actions) {
        BinaryCopy.copy(dataSource, COPY, copy -> {
            for (var action : actions) {
                copy.row(5)
                        .text(action.userId())
                        .text(action.eventId())
                        .text(action.actionType())
                        .timestamp(action.actionTimestamp())
                        .jsonb(action.metadata());
            }
        });
    }

    void recordVisits() {
        jdbc.sql("""
                        insert into site_visits (user_id, id, source, visit_timestamp)
                        select user_id, event_id, 'corporate_site', action_timestamp
                        from new_actions
                        where partner_visit
                        order by user_id
                        """).update();
    }

    void recordRewards() {
        jdbc.sql("""
                        insert into site_rewards (user_id, id, reward_type, reward_value, issued_at)
                        select user_id, event_id, 'CYBER_TOKEN', coalesce(tokens_earned, 0), action_timestamp
                        from new_actions
                        where at_partner and action_type = 'EARN_CYBER_TOKENS'
                        order by user_id
                        """).update();
    }
}
