package dev.rekindle.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.KeptHistories;
import dev.rekindle.TestDatabase;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.snapshot.DataVersions;
import dev.rekindle.statistics.Estimate;
import dev.rekindle.statistics.NotEstimable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Four Regular users with cycles of 0, 10, 20 and 40 days, all last seen 22 days before the day; one Power user. */
class RiskServiceTest {

    private static final LocalDate DAY = LocalDate.of(2023, 10, 26);
    private static final RiskPolicy NTILE = new RiskPolicy(new CycleThreshold.Ntile3(), History.BEFORE, 1, 5);

    private final TestDatabase database = TestDatabase.fresh();
    private final CountedQuery query = new CountedQuery(database.jdbc());
    private final CountedRecencies recencies = new CountedRecencies(database.jdbc());
    private final DataVersionStore versions = DataVersions.over(database);
    private final RiskService service = new RiskService(query, recencies, versions);

    @BeforeEach
    void load() {
        user("a", 1, 2, 0);
        user("b", 1, 2, 10);
        user("c", 2, 2, 20);
        user("d", 2, 2, 40);
        user("e", 2, 6, 3);
        rebuild();
    }

    @Test
    void quantileInterpolatesAndNtileDoesNot() {
        assertThat(service.thresholds(DAY, quantile("0.75"))).containsEntry(Tier.REGULAR, Estimate.of(25));
        assertThat(service.thresholds(DAY, quantile("0.5"))).containsEntry(Tier.REGULAR, Estimate.of(15));
        assertThat(service.thresholds(DAY, NTILE)).containsEntry(Tier.REGULAR, Estimate.of(20));
    }

    @Test
    void recencyMustExceedTheThreshold() {
        assertThat(highRisk(quantile("0.75"))).isZero();
        assertThat(highRisk(NTILE)).isEqualTo(4);
        assertThat(highRisk(quantile("1"))).isZero();
        assertThat(highRisk(quantile("0"))).isEqualTo(4);
    }

    @Test
    void nobodyIsHighRiskInATierWithoutAThreshold() {
        var power = service.churnRisk(DAY, NTILE, Set.of(), Set.of()).tiers().get(Tier.POWER);

        assertThat(power.evaluable()).isEqualTo(1);
        assertThat(power.thresholdDays()).isInstanceOf(NotEstimable.class);
        assertThat(power.highRisk()).isZero();
    }

    @Test
    void otherThresholdsAndBoundsNeedNoNewQuery() {
        for (var share : new String[] {"0", "0.25", "0.5", "0.75", "1"}) {
            service.churnRisk(DAY, quantile(share), Set.of(), Set.of(Tier.REGULAR));
        }
        service.churnRisk(DAY, NTILE, Set.of(), Set.of());
        service.churnRisk(DAY, new RiskPolicy(new CycleThreshold.Ntile3(), History.BEFORE, 2, 3), Set.of(), Set.of());

        assertThat(query.asked).isEqualTo(1);
        assertThat(recencies.asked).isEqualTo(1);
    }

    @Test
    void whoHasCountedTheHighRiskUsersNeedsNoRecencies() {
        var counted = service.churnRisk(DAY, NTILE, Set.of(), Set.of(), Map.of(Tier.REGULAR, 4L));

        assertThat(counted).isEqualTo(service.churnRisk(DAY, NTILE, Set.of(), Set.of()));
        assertThat(recencies.asked).isEqualTo(1);
    }

    @Test
    void changedDataIsSeenOnceTheChangeIsSaid() {
        assertThat(service.churnRisk(DAY, NTILE, Set.of(), Set.of()).users()).isEqualTo(5);
        user("f", 1, 0, 5);
        rebuild();
        versions.changed(Set.of("users", "settlements"));

        assertThat(service.churnRisk(DAY, NTILE, Set.of(), Set.of()).users()).isEqualTo(6);
    }

    @Test
    void filtersSayWhoIsCountedAndLeaveTheThresholdAlone() {
        var inRegion = service.churnRisk(DAY, NTILE, Set.of(1), Set.of());

        assertThat(inRegion.users()).isEqualTo(2);
        assertThat(inRegion.highRisk()).isEqualTo(2);
        assertThat(inRegion.tiers().get(Tier.REGULAR).thresholdDays()).isEqualTo(Estimate.of(20));
        assertThat(service.churnRisk(DAY, NTILE, Set.of(), Set.of(Tier.POWER)).users())
                .isEqualTo(1);
    }

    @Test
    void cyclesFallIntoBinsOfFiveDays() {
        var bins = service.churnRisk(DAY, NTILE, Set.of(), Set.of())
                .tiers()
                .get(Tier.REGULAR)
                .cycleHistogram();

        assertThat(bins).extracting(TierRisk.CycleBin::users).containsExactly(1L, 0L, 1L, 0L, 1L, 0L, 0L, 0L, 1L);
        assertThat(bins.getLast()).isEqualTo(new TierRisk.CycleBin(40, 45, 1));
    }

    private long highRisk(RiskPolicy policy) {
        return service.churnRisk(DAY, policy, Set.of(), Set.of(Tier.REGULAR)).highRisk();
    }

    private static RiskPolicy quantile(String share) {
        return new RiskPolicy(new CycleThreshold.Quantile(new BigDecimal(share)), History.BEFORE, 1, 5);
    }

    private void user(String userId, int region, int total, int cycleDays) {
        database.jdbc()
                .sql("insert into users (user_id, region_id, total_settle_cnt) values (:user, :region, :total)")
                .param("user", userId)
                .param("region", region)
                .param("total", total)
                .update();
        for (int back : new int[] {22, 22 + cycleDays}) {
            database.jdbc()
                    .sql("""
                        insert into settlements (user_id, st_id, category_id, settled_at, final_hourly_rate)
                        select :user, 'st_' || (select count(*) from settlements), 'cafe', :day, 10000
                        """)
                    .param("user", userId)
                    .param("day", DAY.minusDays(back))
                    .update();
        }
    }

    private void rebuild() {
        database.jdbc().sql(KeptHistories.REBUILD_SETTLEMENTS).update();
    }

    private static final class CountedQuery extends CycleCountsQuery {

        private int asked;

        CountedQuery(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        CycleCounts cycleCounts(LocalDate asOf, History history, Set<Integer> regions) {
            asked++;
            return super.cycleCounts(asOf, history, regions);
        }
    }

    private static final class CountedRecencies extends RecencyCountsQuery {

        private int asked;

        CountedRecencies(JdbcClient jdbc) {
            super(jdbc);
        }

        @Override
        RecencyCounts recencyCounts(LocalDate asOf, History history, Set<Integer> regions) {
            asked++;
            return super.recencyCounts(asOf, history, regions);
        }
    }
}
