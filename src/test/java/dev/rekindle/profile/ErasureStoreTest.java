package dev.rekindle.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class ErasureStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final DataSource source = database.dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    private final ErasureStore rows = new ErasureStore(jdbc);
    private final JsonMapper json = new JsonMapper();

    @BeforeEach
    void aPersonAndANeighbour() {
        jdbc.sql("create table of_2026 partition of user_actions for values from ('2026-01-01') to ('2027-01-01')")
                .update();
        jdbc.sql("""
                        insert into users (user_id, region_id, total_settle_cnt, birth_date, zone)
                        values ('ann', 7, 3, '1990-01-01', 'Asia/Tokyo'), ('bob', 7, 3, '1990-01-01', 'Asia/Tokyo')
                        """).update();
        for (var user : List.of("ann", "bob")) {
            jdbc.sql("""
                            insert into user_actions values
                              (:user, 'z-first', 'SPEND_CYBER_TOKENS', '2026-11-01T00:00:00Z',
                                '{"spent_tokens": 5.5, "game": "slot", "note": "call me at home"}'),
                              (:user, 'a-second', 'EARN_CYBER_TOKENS', '2026-11-02T00:00:00Z',
                                '{"earned_tokens": 40, "source": "corporate_site", "dwell_seconds": 33}'),
                              (:user, 'm-third', 'JOIN_EVENT', '2026-11-03T00:00:00Z', '{"source": "friend"}')
                            """).param("user", user).update();
        }
        jdbc.sql("insert into action_identities select user_id, event_id, action_timestamp, 99 from user_actions")
                .update();
        jdbc.sql("""
                        insert into site_visits values ('ann', 'a-second', 'corporate_site', '2026-11-02T00:00:00Z');
                        insert into site_rewards values ('ann', 'a-second', 'CYBER_TOKEN', 40, '2026-11-02T00:00:00Z');
                        insert into settlements values
                          ('ann', 's9', 'cafe', '2026-10-01', 10000), ('ann', 's10', 'cafe', '2026-10-01', 11000);
                        insert into campaign_logs values ('ann', 'l1', 'A', 1, '2026-10-26');
                        insert into notifications (
                          user_id, notification_type, cause, message, state, created_at, due_at)
                        values ('ann', 'NEW_TOKEN_ARRIVAL', 'a-second', 'Dear Ann', 'WAITING', '2026-11-02', '2026-11-03');
                        insert into quiz_submissions (
                          user_id, version, answers, scores, risk_profile, submitted_by, submitted_at)
                        values ('ann', 1, '{"q1": 5}', '{"risk": 2}', 'High-Risk', 'link', '2026-11-03');
                        insert into user_segments (user_id, rfm_group, risk_profile, last_updated, policy, policy_version)
                        values ('ann', 'Medium', 'High-Risk', '2026-11-03', 'rfm-cascade', 1);
                        insert into outbox (user_id, topic, payload, created_at)
                        values ('ann', 'segment.changed', '{"user_id":"ann"}', '2026-11-03');
                        insert into quiz_attempts values ('user ann', '2026-11-03', 1);
                        insert into audience_users values ('ann', '00000000-0000-0000-0000-000000000001')
                        """).update();
    }

    @Test
    void everyTableWithAUserInItIsCovered() {
        var withAUser = jdbc.sql("""
                        select columns.table_name::text
                        from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where columns.column_name = 'user_id' and table_schema = 'public' and table_type = 'BASE TABLE'
                          and not (
                            select relispartition from pg_class where oid = format('%I', table_name)::regclass)
                        """).query(String.class).list();

        assertThat(ErasureStore.tables()).containsExactlyInAnyOrderElementsOf(withAUser);
    }

    @Test
    void nothingOfThePersonIsLeft() {
        move();

        for (var table : ErasureStore.tables()) {
            assertThat(jdbc.sql("select coalesce(string_agg(own::text, ' '), '') from " + table + " as own")
                            .query(String.class)
                            .single()
                            .replace("bob", ""))
                    .as(table)
                    .doesNotContain("ann", "Ann")
                    .doesNotContain("s9", "s10", "l1");
        }
        assertThat(
                        rows(
                                "select region_id, birth_date, zone, marketing_consent, total_settle_cnt from users where user_id = 'x'"))
                .containsExactly("(,,,f,3)");
        assertThat(rows("select answers, scores, risk_profile, withdrawn_at from quiz_submissions"))
                .containsExactly("(,,,\"2026-11-21 03:00:00+00\")");
        assertThat(rows("select state, reason, message from notifications")).containsExactly("(SKIPPED,erased,\"\")");
    }

    @Test
    void amountsAndOrderStay() {
        move();

        assertThat(rows("select event_id, metadata from user_actions where user_id = 'x' order by event_id"))
                .containsExactly(
                        "(x-000000000001,\"{\"\"source\"\": \"\"corporate_site\"\", \"\"dwell_seconds\"\": 0, \"\"earned_tokens\"\": 40}\")",
                        "(x-000000000002,{})",
                        "(x-000000000003,\"{\"\"spent_tokens\"\": 5.5}\")");
        assertThat(rows("select event_id, content from action_identities where user_id = 'x' order by event_id"))
                .containsExactly("(x-000000000001,0)", "(x-000000000002,0)", "(x-000000000003,0)");
        assertThat(rows("select st_id, final_hourly_rate from settlements order by st_id"))
                .containsExactly("(x-000000000001,11000)", "(x-000000000002,10000)");
        assertThat(rows("select id from site_visits union select id from site_rewards"))
                .containsExactly("(x-000000000001)");
        assertThat(
                        rows(
                                "select event_id, metadata ->> 'game' from user_actions where user_id = 'bob' and jsonb_exists(metadata, 'game')"))
                .containsExactly("(z-first,slot)");
    }

    @Test
    void whatAPolicyCountsDifferentValuesOfKeepsAsMany() {
        jdbc.sql("""
                        insert into segment_policies (policy, policy_version, rules, created_at, created_by)
                        values ('games', 1, '{"frequency_key": "game", "monetary_key": "stake"}', now(), 'test');
                        insert into user_actions values
                          ('ann', 'p1', 'PLAY_GAME', '2026-11-05', '{"game": "slot", "stake": 20}'),
                          ('ann', 'p2', 'PLAY_GAME', '2026-11-06', '{"game": "roulette", "stake": "all of it"}');
                        insert into action_identities
                        select user_id, event_id, action_timestamp, 1 from user_actions where event_id in ('p1', 'p2')
                        """).update();

        move();

        assertThat(rows("""
                        select metadata from user_actions
                        where user_id = 'x' and jsonb_exists(metadata, 'game')
                        order by action_timestamp
                        """))
                .containsExactly(
                        "(\"{\"\"game\"\": 2, \"\"spent_tokens\"\": 5.5}\")",
                        "(\"{\"\"game\"\": 2, \"\"stake\"\": 20}\")",
                        "(\"{\"\"game\"\": 1}\")");
    }

    @Test
    void textsThatHoldTheIdLoseIt() {
        jdbc.sql("""
                        insert into snapshots (snapshot_id, kind, as_of, policy, data_versions, document, created_at)
                        values ('snap', 'reactivation', '2026-11-01', '{}', '{}', '{"users":1}', now());
                        insert into snapshot_rows values
                          ('snap', 'send-A', 0, '{"user_id":"ann","title":"t"}'),
                          ('snap', 'send-A', 1, '{"user_id":"annabel","title":"t"}');
                        insert into dead_letters (
                          topic, topic_id, partition, record_offset, reason, detail, payload, payload_bytes, payload_hash,
                          arrived_at)
                        values
                          ('t', 'i', 0, 0, 'TOO_LATE', 'x', '{"user_id" : "ann", "metadata": {}}', 35, 'h', now()),
                          ('t', 'i', 0, 1, 'TOO_LATE', 'x', '{"user_id" : "annabel"}', 23, 'h', now());
                        insert into import_rejections values
                          ('00000000-0000-0000-0000-000000000001', 'users.csv', 3, 'user_id', 'ann', 'REPEATED', 'ann'),
                          ('00000000-0000-0000-0000-000000000001', 'users.csv', 3, 'region_id', 'home', 'NOT_A_NUMBER', ''),
                          ('00000000-0000-0000-0000-000000000001', 'users.csv', 4, 'region_id', 'there', 'NOT_A_NUMBER', '');
                        insert into audit_entries (at, who, action, subject) values
                          (now(), 'crm', 'user_changed', 'ann'), (now(), 'ann', 'sign_in', 'ann')
                        """).update();
        var traces = PersonTraces.of("ann", json);

        rows.renameInSnapshots(traces.field(), PersonTraces.of("x", json).field());
        rows.emptyDeadLetters(traces.pattern());
        rows.renameInRejections("ann", "x");
        rows.renameInAudit("ann", "x");
        rows.forgetQuizAttempts("ann");

        assertThat(rows("select content from snapshot_rows order by position"))
                .containsExactly(
                        "(\"{\"\"user_id\"\":\"\"x\"\",\"\"title\"\":\"\"t\"\"}\")",
                        "(\"{\"\"user_id\"\":\"\"annabel\"\",\"\"title\"\":\"\"t\"\"}\")");
        assertThat(
                        rows(
                                "select octet_length(payload), payload_bytes, is_published from dead_letters order by record_offset"))
                .containsExactly("(0,35,t)", "(23,23,f)");
        assertThat(rows("select line, column_name, value, detail from import_rejections order by line, column_name"))
                .containsExactly("(3,region_id,,\"\")", "(3,user_id,x,\"\")", "(4,region_id,there,\"\")");
        assertThat(rows("select action, subject from audit_entries order by action"))
                .containsExactly("(sign_in,ann)", "(user_changed,x)");
        assertThat(rows("select subject from quiz_attempts")).isEmpty();
    }

    @Test
    void idsOfAnyKindAreFoundInRefusedRecords() {
        for (var id : List.of("a.b", "a\"b\\c", "민지 1", "7", "x^y]z")) {
            jdbc.sql("delete from dead_letters").update();
            jdbc.sql("""
                            insert into dead_letters (
                              topic, topic_id, partition, record_offset, reason, detail, payload, payload_bytes,
                              payload_hash, arrived_at)
                            values
                              ('t', 'i', 0, 0, 'TOO_LATE', '', convert_to(:payload, 'UTF8'), 1000, '', now()),
                              ('t', 'i', 0, 1, 'TOO_LATE', '', '\\xff', 1, '', now())
                            """)
                    .param("payload", "{\"user_id\":" + json.writeValueAsString(id) + "}")
                    .update();

            rows.emptyDeadLetters(PersonTraces.of(id, json).pattern());

            assertThat(rows("select octet_length(payload) from dead_letters order by record_offset"))
                    .as(id)
                    .containsExactly("(0)", "(1)");
        }
        jdbc.sql("update dead_letters set payload = '{\"user_id\":71}', payload_bytes = 14 where record_offset = 0")
                .update();
        rows.emptyDeadLetters(PersonTraces.of("7", json).pattern());
        assertThat(rows("select payload from dead_letters where record_offset = 0 and payload <> ''"))
                .hasSize(1);
    }

    private void move() {
        transaction.executeWithoutResult(begun -> {
            rows.hold();
            rows.move("ann", "x", NOW);
            rows.forgetQuizAttempts("ann");
        });
    }

    private List<String> rows(String sql) {
        return jdbc.sql("select found::text from (" + sql + ") as found")
                .query(String.class)
                .list();
    }
}
