package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.segment.WhatIf.Flow;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmentHistoryServiceTest {

    private final Segments segments = new Segments();
    private final SegmentHistoryService service = segments.get(SegmentHistoryService.class);

    @BeforeEach
    void fiveUsersGoTheirWay() {
        segments.user("never");
        segments.day("up", TODAY, 5, "500");
        segments.day("back", TODAY, 5, "500");
        segments.acted(TODAY, "up", "back");
        segments.clock.set(TODAY.plusDays(1));
        segments.day("up", TODAY.plusDays(1), 10, "1500");
        segments.day("new", TODAY.plusDays(1), 1, "0");
        segments.acted(TODAY.plusDays(1), "up", "new");
        segments.clock.set(TODAY.plusDays(11));
        segments.rolled(TODAY.plusDays(11), "back", "up");
        segments.day("back", TODAY.plusDays(11), 5, "500");
        segments.acted(TODAY.plusDays(11), "back");
    }

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void everyDayHoldsAllUsers() {
        var history = service.history(TODAY.minusDays(1), TODAY.plusDays(11));

        assertThat(history.days()).hasSize(13);
        assertThat(history.days()).allMatch(day -> sum(day.users()) == 4);
        assertThat(history.days().get(0).users()).isEqualTo(Map.of("At-risk", 4L));
        assertThat(history.days().get(1).users()).isEqualTo(Map.of("At-risk", 2L, "Medium", 2L));
        assertThat(history.days().get(2).users()).isEqualTo(Map.of("At-risk", 2L, "Medium", 1L, "High Engaged", 1L));
        assertThat(history.days().getLast().users()).isEqualTo(Map.of("At-risk", 2L, "Medium", 2L));
    }

    @Test
    void flowsAddUpToTheFirstAndTheLastDay() {
        var history = service.history(TODAY, TODAY.plusDays(11));

        assertThat(history.flows())
                .as("one left Medium and came back; one rose and fell to it again")
                .containsExactly(new Flow("At-risk", "At-risk", 2), new Flow("Medium", "Medium", 2));
        assertThat(history.flows().stream()
                        .collect(Collectors.groupingBy(Flow::from, Collectors.summingLong(Flow::users))))
                .isEqualTo(history.days().getFirst().users());

        assertThat(service.history(TODAY.minusDays(1), TODAY.plusDays(1)).flows())
                .containsExactly(
                        new Flow("At-risk", "At-risk", 2),
                        new Flow("At-risk", "High Engaged", 1),
                        new Flow("At-risk", "Medium", 1));
    }

    private static long sum(Map<String, Long> users) {
        return users.values().stream().mapToLong(Long::longValue).sum();
    }
}
