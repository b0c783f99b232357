package dev.rekindle.protection;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code harm_thresholds}: versions are added, never changed. */
@Repository
class HarmThresholdStore {

    private final JdbcClient jdbc;

    HarmThresholdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest version. */
    HarmThresholds current() {
        return jdbc.sql("""
                        select raised_stakes, loss_minutes, stake_hours, late_nights, night_minutes, pause_minutes,
                          spend_times, spend_least, cooling_off_days
                        from harm_thresholds
                        order by version desc
                        limit 1
                        """).query(HarmThresholds.class).single();
    }

    int version() {
        return jdbc.sql("select max(version) as version from harm_thresholds")
                .query(Integer.class)
                .single();
    }

    /** Adds these as the next version; of two at once the later one fails. */
    void add(HarmThresholds thresholds, String by, Instant at) {
        jdbc.sql("""
                        insert into harm_thresholds (
                          version, raised_stakes, loss_minutes, stake_hours, late_nights, night_minutes, pause_minutes,
                          spend_times, spend_least, cooling_off_days, saved_by, saved_at)
                        select max(version) + 1, :raisedStakes, :lossMinutes, :stakeHours, :lateNights, :nightMinutes,
                          :pauseMinutes, :spendTimes, :spendLeast, :coolingOffDays, :by, :at
                        from harm_thresholds
                        """)
                .param("raisedStakes", thresholds.raisedStakes())
                .param("lossMinutes", thresholds.lossMinutes())
                .param("stakeHours", thresholds.stakeHours())
                .param("lateNights", thresholds.lateNights())
                .param("nightMinutes", thresholds.nightMinutes())
                .param("pauseMinutes", thresholds.pauseMinutes())
                .param("spendTimes", thresholds.spendTimes())
                .param("spendLeast", thresholds.spendLeast())
                .param("coolingOffDays", thresholds.coolingOffDays())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
