package dev.rekindle.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntakeCountQueryTest {

    private final IntakeSession session = new IntakeSession();
    private final IntakeCountQuery query = new IntakeCountQuery(session.jdbc);

    @Test
    void allDoorsAndSlotsAddUpAndTheRateIsThatOfTheLastTwoMinutes() {
        session.jdbc.sql("""
                        insert into intake_minutes (minute, door, slot, accepted, duplicate, rejected) values
                          ('2026-11-21 02:58Z', 'KAFKA', 0, 1000, 1, 0),
                          ('2026-11-21 02:59Z', 'KAFKA', 0, 600, 2, 1),
                          ('2026-11-21 02:59Z', 'KAFKA', 1, 200, 4, 0),
                          ('2026-11-21 03:00Z', 'REST', 0, 100, 0, 3)
                        """).update();

        assertThat(query.counts(Instant.parse("2026-11-21T03:00:30Z"))).isEqualTo(new IntakeCounts(1900, 7, 4, 10.0));
    }

    @Test
    void nothingCameYet() {
        assertThat(query.counts(Instant.parse("2026-11-21T03:00:30Z"))).isEqualTo(new IntakeCounts(0, 0, 0, 0));
    }
}
