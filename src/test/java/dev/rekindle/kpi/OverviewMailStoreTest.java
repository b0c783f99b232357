package dev.rekindle.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OverviewMailStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final JdbcClient jdbc = TestDatabase.fresh().jdbc();
    private final OverviewMailStore store = new OverviewMailStore(jdbc);

    @BeforeEach
    void subscribe() {
        jdbc.sql("""
                        insert into accounts (name, password_hash, role, created_at, created_by)
                        values ('exec', '', 'EXEC', '2026-11-01', 'server')
                        """).update();
        store.subscribe(
                "exec", new OverviewSubscription("boss@example.org", 8, "ko", null, null), TODAY.minusDays(1), NOON);
    }

    @Test
    void itIsDueFromItsHourOnOnceADay() {
        assertThat(store.lockDue(TODAY, 7, NOON)).isEmpty();
        assertThat(store.lockDue(TODAY, 8, NOON))
                .contains(new OverviewMailStore.Due("exec", "boss@example.org", "ko", 0));
        assertThat(store.lockDue(TODAY, 23, NOON)).isPresent();

        store.sent("exec", TODAY, TODAY.minusDays(1));

        assertThat(store.lockDue(TODAY, 23, NOON)).isEmpty();
        assertThat(store.lockDue(TODAY.plusDays(1), 8, NOON)).isPresent();
        assertThat(store.subscription("exec"))
                .contains(new OverviewSubscription("boss@example.org", 8, "ko", TODAY.minusDays(1), null));
    }

    @Test
    void whatFailedIsDueLater() {
        store.tryAgain("exec", NOON.plusSeconds(30), "no answer");

        assertThat(store.lockDue(TODAY, 8, NOON)).isEmpty();
        assertThat(store.lockDue(TODAY, 8, NOON.plusSeconds(30)).orElseThrow().tries())
                .isEqualTo(1);
        assertThat(store.subscription("exec").orElseThrow().failure()).isEqualTo("no answer");
    }

    @Test
    void whoMayNotSignInAnyMoreGetsNone() {
        jdbc.sql("update accounts set disabled = true").update();

        assertThat(store.lockDue(TODAY, 8, NOON)).isEmpty();
    }

    @Test
    void whoWantsItNoMoreGetsNone() {
        assertThat(store.unsubscribe("exec")).isTrue();
        assertThat(store.unsubscribe("exec")).isFalse();

        assertThat(store.lockDue(TODAY, 8, NOON)).isEmpty();
        assertThat(store.subscription("exec")).isEmpty();
    }
}
