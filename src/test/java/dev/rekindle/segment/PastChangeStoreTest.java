package dev.rekindle.segment;

import static dev.rekindle.segment.Segments.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PastChangeStoreTest {

    private final Segments segments = new Segments();
    private final PastChangeService service = segments.get(PastChangeService.class);

    @AfterEach
    void close() {
        segments.close();
    }

    @Test
    void eachNightIsToldThatWouldHaveMovedSomebodyAndThenToday() {
        segments.user("never");
        segments.day("lapsed", TODAY.minusDays(40), 5, "500");
        segments.day("back", TODAY.minusDays(11), 5, "500");
        segments.day("back", TODAY, 1, "10");
        segments.acted(TODAY, "lapsed", "back");

        service.tellAnew();

        assertThat(told())
                .containsExactly(
                        "back 2026-11-10 03:00 At-risk Medium 1 5 500 time_passed",
                        "back 2026-11-20 03:00 Medium At-risk 11 5 500 time_passed",
                        "back 2026-11-20 12:00 At-risk Medium 0 6 510 user_acted",
                        "lapsed 2026-10-12 03:00 At-risk Medium 1 5 500 time_passed",
                        "lapsed 2026-10-22 03:00 Medium At-risk 11 5 500 time_passed");
    }

    @Test
    void toldTwiceItIsTheSame() {
        segments.day("back", TODAY.minusDays(11), 5, "500");
        segments.acted(TODAY, "back");
        service.tellAnew();
        var once = told();

        service.tellAnew();

        assertThat(told()).isEqualTo(once).isNotEmpty();
    }

    @Test
    void whatANightSaysIsWhatTheGroupsAsOfItsDayAre() {
        for (var ago = 1; ago <= 35; ago += 3) {
            segments.day("steady", TODAY.minusDays(ago), 4, "400");
            segments.day("rare", TODAY.minusDays(ago), ago % 2, "30");
        }
        segments.acted(TODAY, "steady", "rare");

        service.tellAnew();

        var counts = segments.get(SegmentUserQuery.class);
        var policy = segments.get(SegmentPolicyStore.class).active();
        for (var ago = 0; ago <= 35; ago++) {
            var day = TODAY.minusDays(ago);
            for (var user : List.of("steady", "rare")) {
                assertThat(groupOn(user, day.toString()))
                        .as(user + " on " + day)
                        .isEqualTo(counts.user(Window.asOf(day, policy.rules(), segments.clock.getZone()), user)
                                .orElseThrow()
                                .group());
            }
        }
    }

    private String groupOn(String user, String day) {
        return segments.jdbc
                .sql("""
                        select coalesce((
                          select to_group from segment_changes
                          where user_id = :user and changed_at <= (cast(:day as date) + time '03:00') at time zone 'Asia/Seoul'
                          order by changed_at desc
                          limit 1), 'At-risk')
                        """)
                .param("user", user)
                .param("day", day)
                .query(String.class)
                .single();
    }

    private List<String> told() {
        return segments.jdbc.sql("""
                        select concat_ws(' ', user_id, to_char(changed_at at time zone 'Asia/Seoul', 'YYYY-MM-DD HH24:MI'),
                          from_group, to_group, recency_days, frequency, monetary, cause)
                        from segment_changes
                        order by user_id, changed_at
                        """).query(String.class).list();
    }
}
