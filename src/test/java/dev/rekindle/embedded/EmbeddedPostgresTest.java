package dev.rekindle.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class EmbeddedPostgresTest {

    @Test
    void killedServerIsStartedAgainWithAllThatItHad() throws Exception {
        try (var server = TestPostgres.start()) {
            server.jdbc().sql("create table kept as select 7 as number").update();
            var address = server.jdbcUrl();

            server.kill();

            assertThat(number(server)).isEqualTo(7);
            assertThat(server.jdbcUrl()).isEqualTo(address);
        }
    }

    @Test
    void closedServerStaysClosed() throws Exception {
        var server = TestPostgres.start();
        var master = server.master();

        server.close();

        assertThat(master.onExit()).succeedsWithin(Duration.ofMinutes(1));
        assertThat(Files.exists(server.folder())).isFalse();
    }

    @Test
    void serverThatAKilledProcessLeftBehindIsStoppedThoughSomebodyLooksOn() throws Exception {
        try (var server = TestPostgres.start()) {
            server.jdbc().sql("create table kept as select 7 as number").update();
            server.leaveBehind();
            number(server);
            try (var session = DriverManager.getConnection(server.jdbcUrl(), "postgres", "postgres")) {
                server.startAgain();

                assertThat(number(server)).isEqualTo(7);
                assertThat(session.isValid(1)).isFalse();
            }
        }
    }

    private static int number(TestPostgres server) {
        while (true) {
            try {
                return server.jdbc()
                        .sql("select number from kept")
                        .query(Integer.class)
                        .single();
            } catch (DataAccessException notYet) {
                LockSupport.parkNanos(50_000_000);
            }
        }
    }
}
