package dev.rekindle.reactivation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code reactivation_policies}: a policy's fields under their names in the API. */
@Repository
class SavedPolicyStore {

    private final JdbcClient jdbc;

    SavedPolicyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version of each name, by name. */
    List<SavedPolicy> newest() {
        return jdbc.sql("""
                        select distinct on (name) *
                        from reactivation_policies
                        order by name, policy_version desc
                        """).query((row, number) -> policy(row)).list();
    }

    SavedPolicy newest(String name) {
        return jdbc.sql("""
                        select *
                        from reactivation_policies
                        where name = :name
                        order by policy_version desc
                        limit 1
                        """)
                .param("name", name)
                .query((row, number) -> policy(row))
                .single();
    }

    /** Writes the next version of a name. */
    void add(String name, ReactivationPolicy policy, Instant savedAt, String savedBy) {
        jdbc.sql("""
                        insert into reactivation_policies (
                          name, policy_version, preset, threshold, history, posts, light_max, regular_max, pay_ratio,
                          margin, saved_at, saved_by)
                        select
                          :name, coalesce(max(policy_version), 0) + 1, :preset, :threshold, :history, :posts,
                          :light_max::integer, :regular_max::integer, :pay_ratio::numeric, :margin::numeric, :savedAt,
                          :savedBy
                        from reactivation_policies
                        where name = :name
                        """)
                .params(PolicyParameters.of(policy))
                .param("name", name)
                .param("savedAt", savedAt.atOffset(ZoneOffset.UTC))
                .param("savedBy", savedBy)
                .update();
    }

    private static SavedPolicy policy(ResultSet row) throws SQLException {
        return new SavedPolicy(
                row.getString("name"),
                row.getInt("policy_version"),
                PolicyParameters.parse(field -> text(row, field)),
                row.getString("saved_by"));
    }

    private static @Nullable String text(ResultSet row, String field) {
        try {
            return row.getString(field);
        } catch (SQLException e) {
            throw new IllegalStateException("reactivation_policies." + field + " cannot be read", e);
        }
    }
}
