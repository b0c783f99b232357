package dev.rekindle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoServiceTest {

    private static final List<String> TABLES =
            List.of("users", "settlements", "job_posts", "category_map", "campaign_logs");

    private final DemoDatabase database = new DemoDatabase();
    private final DemoService service = database.service();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEmptySystemIsFilledAndSaysThatItHoldsDemoData() {
        assertThat(service.isEmpty()).isTrue();
        assertThat(service.isDemo()).isFalse();

        service.load(50, 7, share -> {});

        assertThat(service.isEmpty()).isFalse();
        assertThat(service.loaded()).hasValue(new LoadedDemo(50, 7, DemoDatabase.NOW));
        assertThat(database.count("select count(*) from users")).isEqualTo(50);
        assertThat(database.versions().versions(TABLES).values()).containsOnly(1L);
    }

    @Test
    void everySettlementStandsInItsUsersHistoryInOrder() {
        service.load(200, 7, share -> {});

        assertThat(database.count("select sum(cardinality(settled_on)) from user_histories"))
                .isEqualTo(database.count("select count(*) from settlements"));
        assertThat(database.count("""
                select count(*)
                from user_histories
                where settled_on <> (select array_agg(day order by day) from unnest(settled_on) as day)
                """)).isZero();
    }

    @Test
    void usersHaveComeIntoTheirGroupsNightByNight() {
        service.load(300, 7, share -> {});

        assertThat(database.count("select count(distinct cast(changed_at as date)) from segment_changes"))
                .isGreaterThan(30);
    }

    @Test
    void whatUsersDidReachesUpToThisMoment() {
        service.load(300, 7, share -> {});

        assertThat(database.count("select count(*) from user_actions where action_timestamp > '2026-11-20T09:00:00Z'"))
                .isZero();
        assertThat(database.count("select count(*) from user_actions where action_timestamp > '2026-11-20T00:00:00Z'"))
                .isPositive();
    }

    @Test
    void progressRisesToTheWhole() {
        var shares = new ArrayList<Double>();

        service.load(3_000, 7, shares::add);

        assertThat(shares).isSorted().endsWith(1.0).hasSizeGreaterThan(10);
    }

    @Test
    void aSystemThatHoldsDataTakesNoDemoData() {
        database.jdbc().sql("insert into users (user_id) values ('somebody')").update();

        assertThatThrownBy(() -> service.load(10, 7, share -> {}))
                .hasMessage("Demo data is only for an empty system, and this one holds data."
                        + " Start with an empty data folder.");
        assertThat(database.count("select count(*) from users")).isEqualTo(1);
    }

    @Test
    void whatIsCancelledLeavesNothing() {
        assertThatThrownBy(() -> service.load(10, 7, share -> {
                    if (share > 0.5) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(service.isEmpty()).isTrue();
        assertThat(service.isDemo()).isFalse();
    }

    @Test
    void removingLeavesAnEmptySystemThatCanBeFilledAgain() {
        service.load(50, 7, share -> {});

        service.remove();

        assertThat(service.isEmpty()).isTrue();
        assertThat(service.isDemo()).isFalse();
        assertThat(database.count("select count(*) from user_histories")).isZero();
        assertThat(service.load(20, 8, share -> {}).users()).isEqualTo(20);
    }

    @Test
    void removingTouchesNoRowsThatAreNotDemoData() {
        database.jdbc().sql("insert into users (user_id) values ('somebody')").update();

        service.remove();

        assertThat(database.count("select count(*) from users")).isEqualTo(1);
    }
}
