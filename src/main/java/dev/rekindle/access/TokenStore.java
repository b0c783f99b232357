package dev.rekindle.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code tokens}. */
@Repository
class TokenStore {

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(byte[] hash, String name, Role role, Instant now, String by) {
        jdbc.sql("""
                        insert into tokens (token_hash, name, role, created_at, created_by)
                        values (:hash, :name, :role, :now, :by)
                        """)
                .param("hash", hash)
                .param("name", name)
                .param("role", role.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    List<Token> all() {
        return jdbc.sql("""
                        select token_id, name, role, created_at, created_by, last_used_at, revoked_at, revoked_by
                        from tokens
                        order by revoked_at nulls first, created_at desc
                        """).query(TokenStore::token).list();
    }

    /** The token with this hash, unless it was revoked. */
    Optional<Token> usable(byte[] hash) {
        return jdbc.sql("""
                        select token_id, name, role, created_at, created_by, last_used_at, revoked_at, revoked_by
                        from tokens
                        where token_hash = :hash and revoked_at is null
                        """).param("hash", hash).query(TokenStore::token).optional();
    }

    void used(UUID tokenId, Instant now) {
        jdbc.sql("update tokens set last_used_at = :now where token_id = :tokenId")
                .param("tokenId", tokenId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The name of the token; empty when there is none such, or it was revoked before. */
    Optional<String> revoke(UUID tokenId, Instant now, String by) {
        return jdbc.sql("""
                        update tokens
                        set revoked_at = :now, revoked_by = :by
                        where token_id = :tokenId and revoked_at is null
                        returning name
                        """)
                .param("tokenId", tokenId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(String.class)
                .optional();
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("token_id", UUID.class),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                instant(row.getObject("last_used_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)),
                row.getString("revoked_by"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
