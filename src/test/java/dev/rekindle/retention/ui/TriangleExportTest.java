package dev.rekindle.retention.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.retention.CohortTriangle;
import dev.rekindle.retention.CohortTriangle.Cell;
import dev.rekindle.retention.CohortTriangle.Cohort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriangleExportTest {

    @Test
    void cellsAndTheirMeanAreRowsWithFullPrecision() throws IOException {
        var triangle = new CohortTriangle(
                "Asia/Seoul",
                List.of(new Cohort(
                        LocalDate.of(2026, 11, 9),
                        3,
                        List.of(new Cell(0, 3, 1, true), new Cell(1, 1, 1 / 3.0, false)))));
        var files = TriangleExport.of(CohortSelection.USUAL, triangle, "All", Instant.parse("2026-11-21T03:00:00Z"))
                .files("CSV", "Excel", "Manifest");
        var out = new ByteArrayOutputStream();
        files.getFirst().content().writeTo(out);
        assertThat(files.getFirst().name()).isEqualTo("rekindle-cohorts-week-2026-11-09-2026-11-09-Asia-Seoul.csv");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        head -> assertThat(head)
                                .endsWith("cohort,cohort_users,period,users,rate,rate_low,rate_high,complete"),
                        own -> assertThat(own)
                                .startsWith("2026-11-09,3,0,3,1.0,0.43")
                                .endsWith(",true"),
                        next -> assertThat(next)
                                .startsWith("2026-11-09,3,1,1,0.3333333333333333,")
                                .endsWith(",false"),
                        mean -> assertThat(mean).startsWith("All,3,0,3,1.0,").endsWith(",true"));
    }
}
