package dev.rekindle.segment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code segment_policies} and {@code segment_activations}. */
@Repository
class SegmentPolicyStore {

    /** "segm": shared by whoever decides groups, alone to whoever changes the policy by which they are decided. */
    private static final long POLICY_LOCK = 0x7365676d;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SegmentPolicyStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Keeps the active policy what it is until the current transaction ends, together with all others who decide by it.
     * Also lets statements be planned for the rules they are given, folded into plain comparisons, which is many times
     * quicker than a plan that fits any rules; and lets index reads cost what they cost when the pages are in memory.
     */
    void holdActive() {
        jdbc.sql("""
                        select pg_advisory_xact_lock_shared(:lock),
                          set_config('plan_cache_mode', 'force_custom_plan', true),
                          set_config('random_page_cost', '1.1', true)
                        """).param("lock", POLICY_LOCK).query().singleRow();
    }

    /** The same alone: who has decided has committed before, and who wants to waits until the transaction ends. */
    void holdActiveAlone() {
        jdbc.sql("""
                        select pg_advisory_xact_lock(:lock),
                          set_config('plan_cache_mode', 'force_custom_plan', true),
                          set_config('random_page_cost', '1.1', true)
                        """).param("lock", POLICY_LOCK).query().singleRow();
    }

    SegmentPolicy active() {
        return jdbc.sql("""
                        select policies.*, true as active
                        from segment_activations as activations
                        join segment_policies as policies
                          on policies.policy = activations.policy
                          and policies.policy_version = activations.policy_version
                        order by activations.activation_id desc
                        limit 1
                        """).query(this::policy).single();
    }

    /** All versions of all policies, by name, the newest version first. */
    List<SegmentPolicy> all() {
        return jdbc.sql("""
                        with active as (
                          select policy, policy_version
                          from segment_activations
                          order by activation_id desc
                          limit 1
                        )
                        select policies.*, active.policy is not null as active
                        from segment_policies as policies
                        left join active
                          on active.policy = policies.policy and active.policy_version = policies.policy_version
                        order by policies.policy, policies.policy_version desc
                        """).query(this::policy).list();
    }

    /** The newest version of a policy. */
    Optional<SegmentPolicy> newest(String name) {
        return all().stream().filter(policy -> policy.name().equals(name)).findFirst();
    }

    /** The active version, and the newest of every policy. */
    List<SegmentPolicy> inUse() {
        var names = new HashSet<String>();
        return all().stream()
                .filter(policy -> names.add(policy.name()) || policy.active())
                .toList();
    }

    Optional<SegmentPolicy> version(String name, int version) {
        return all().stream()
                .filter(policy -> policy.name().equals(name) && policy.version() == version)
                .findFirst();
    }

    void add(String name, int version, SegmentRules rules, Instant at, String by) {
        jdbc.sql("""
                        insert into segment_policies (policy, policy_version, rules, created_at, created_by)
                        values (:policy, :version, cast(:rules as jsonb), :at, :by)
                        """)
                .param("policy", name)
                .param("version", version)
                .param("rules", document(rules))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void activate(String name, int version, Instant at, String by) {
        jdbc.sql("""
                        insert into segment_activations (policy, policy_version, activated_at, activated_by)
                        values (:policy, :version, :at, :by)
                        """)
                .param("policy", name)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** The rules as the definitions in SQL read them. */
    String document(SegmentRules rules) {
        return json.writeValueAsString(rules);
    }

    private SegmentPolicy policy(ResultSet row, int number) throws SQLException {
        return new SegmentPolicy(
                row.getString("policy"),
                row.getInt("policy_version"),
                json.readValue(row.getString("rules"), SegmentRules.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getBoolean("active"));
    }
}
