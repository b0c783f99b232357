package dev.rekindle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void everyTableOfTheDesignIsThere() {
        var tables = TestDatabase.fresh()
                .jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'public'")
                .query(String.class)
                .list();

        assertThat(tables).contains("users", "settlements", "job_posts", "category_map", "campaign_logs", "snapshots");
    }
}
