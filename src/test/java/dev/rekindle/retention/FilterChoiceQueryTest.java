package dev.rekindle.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterChoiceQueryTest {

    private final Cohorts cohorts = Cohorts.inSeoul("2026-11-21T03:00:00Z");

    @Test
    void onlyWhatOccursCanBeChosen() {
        cohorts.actOn("u1", "2026-11-16");
        cohorts.jdbc.sql("update users set region_id = 3").update();
        cohorts.jdbc
                .sql(
                        "insert into campaign_logs values ('u1', 'l1', 'A', 0, '2026-11-01'), ('u1', 'l2', 'A', 0, '2026-11-05')")
                .update();
        assertThat(cohorts.get(FilterChoiceQuery.class).choices())
                .isEqualTo(new FilterChoices(
                        List.of(),
                        List.of(3),
                        List.of("PLAY_GAME"),
                        List.of(LocalDate.of(2026, 11, 5), LocalDate.of(2026, 11, 1))));
    }
}
