package dev.rekindle.access;

import dev.rekindle.ui.DatabaseCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whether the database answers. */
@Repository
class DatabaseQuery implements DatabaseCheck {

    private final JdbcClient jdbc;

    DatabaseQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean answers() {
        return jdbc.sql("select true").query(Boolean.class).single();
    }
}
