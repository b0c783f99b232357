package dev.rekindle.segment;

import dev.rekindle.segment.Audience.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code audiences}, {@code audience_versions} and {@code audience_users}. */
@Repository
class AudienceStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AudienceStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that are not deleted, by name. */
    List<Audience> all() {
        return jdbc.sql("""
                        select versions.*, audiences.kind
                        from audiences
                        join audience_versions as versions
                          on versions.audience_id = audiences.audience_id and versions.version = audiences.version
                        where audiences.deleted_at is null
                        order by lower(audiences.name)
                        """).query(this::audience).list();
    }

    /** All versions of one, the newest first. */
    List<Audience> versions(UUID audienceId) {
        return jdbc.sql("""
                        select versions.*, audiences.kind
                        from audiences
                        join audience_versions as versions on versions.audience_id = audiences.audience_id
                        where audiences.audience_id = :audienceId and audiences.deleted_at is null
                        order by versions.version desc
                        """)
                .param("audienceId", audienceId)
                .query(this::audience)
                .list();
    }

    Optional<UUID> named(String name) {
        return jdbc.sql("select audience_id from audiences where lower(name) = lower(:name) and deleted_at is null")
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /** Keeps a first version, or the next one. */
    void save(Audience audience) {
        jdbc.sql("""
                        insert into audiences (audience_id, name, kind, version)
                        values (:audienceId, :name, :kind, :version)
                        on conflict (audience_id) do update set name = excluded.name, version = excluded.version
                        """)
                .param("audienceId", audience.audienceId())
                .param("name", audience.name())
                .param("kind", audience.kind().key())
                .param("version", audience.version())
                .update();
        jdbc.sql("""
                        insert into audience_versions (
                          audience_id, version, name, conditions, came_from, as_of, saved_at, saved_by)
                        values (:audienceId, :version, :name, cast(:conditions as jsonb), :cameFrom, :asOf, :savedAt, :savedBy)
                        """)
                .param("audienceId", audience.audienceId())
                .param("version", audience.version())
                .param("name", audience.name())
                .param(
                        "conditions",
                        audience.conditions() == null ? null : json.writeValueAsString(audience.conditions()))
                .param("cameFrom", audience.cameFrom())
                .param("asOf", audience.asOf())
                .param("savedAt", audience.savedAt().atOffset(ZoneOffset.UTC))
                .param("savedBy", audience.savedBy())
                .update();
    }

    /** Puts those of these ids on a frozen list that are users. */
    int addUsers(UUID audienceId, Collection<String> userIds) {
        return jdbc.sql("""
                        insert into audience_users (user_id, audience_id)
                        select users.user_id, :audienceId
                        from unnest(:userIds) as chosen (user_id)
                        join users on users.user_id = chosen.user_id collate "C"
                        order by users.user_id
                        on conflict (user_id, audience_id) do nothing
                        """)
                .param("audienceId", audienceId)
                .param("userIds", userIds.toArray(String[]::new))
                .update();
    }

    boolean delete(UUID audienceId, Instant at, String by) {
        return jdbc.sql("""
                                update audiences
                                set deleted_at = :at, deleted_by = :by
                                where audience_id = :audienceId and deleted_at is null
                                """)
                        .param("audienceId", audienceId)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                > 0;
    }

    private Audience audience(ResultSet row, int number) throws SQLException {
        var conditions = row.getString("conditions");
        return new Audience(
                row.getObject("audience_id", UUID.class),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                conditions == null ? null : json.readValue(conditions, AudienceConditions.class),
                row.getString("came_from"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                row.getString("saved_by"));
    }
}
