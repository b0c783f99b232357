package dev.rekindle.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code audit_entries}, newest first. */
@Repository
class AuditStore {

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AuditEntry entry) {
        jdbc.sql("""
                        insert into audit_entries (at, who, action, subject, details, address)
                        values (:at, :who, :action, :subject, cast(:details as jsonb), :address)
                        """)
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("who", entry.who())
                .param("action", entry.action())
                .param("subject", entry.subject())
                .param("details", entry.details())
                .param("address", entry.address())
                .update();
    }

    /** Entries with this text anywhere in who, action or subject; all of them for the empty text. */
    List<AuditEntry> entries(String containing, int offset, int limit) {
        return jdbc.sql("""
                        select at, who, action, subject, details, address
                        from audit_entries
                        where position(lower(:containing) in lower(concat_ws(' ', who, action, subject))) > 0
                        order by at desc, entry_id desc
                        offset :offset limit :limit
                        """)
                .param("containing", containing)
                .param("offset", offset)
                .param("limit", limit)
                .query(AuditStore::entry)
                .list();
    }

    int count(String containing) {
        return jdbc.sql("""
                        select count(*) as entries
                        from audit_entries
                        where position(lower(:containing) in lower(concat_ws(' ', who, action, subject))) > 0
                        """)
                .param("containing", containing)
                .query(Integer.class)
                .single();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("address"));
    }
}
