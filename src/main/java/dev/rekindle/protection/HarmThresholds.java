package dev.rekindle.protection;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From where on behaviour counts as a sign of harm.
 *
 * @param raisedStakes so many higher stakes, each soon after a loss, are one
 * @param lossMinutes how soon
 * @param stakeHours within how many hours they lie
 * @param lateNights so many of seven nights with long play are one
 * @param nightMinutes how long
 * @param pauseMinutes a longer break between two plays is no play
 * @param spendTimes so many times the weekly mean of the four weeks before, spent in seven days, is one
 * @param spendLeast if it is at least so many tokens
 * @param coolingOffDays for how many days after a sign a user is left alone
 */
public record HarmThresholds(
        int raisedStakes,
        int lossMinutes,
        int stakeHours,
        int lateNights,
        int nightMinutes,
        int pauseMinutes,
        BigDecimal spendTimes,
        BigDecimal spendLeast,
        int coolingOffDays) {

    /** One threshold: its name, in which direction it is tighter, and how far it goes. */
    private record Limit(String name, boolean lessIsTighter, Function<HarmThresholds, BigDecimal> of, String tightest) {

        static Limit less(String name, Function<HarmThresholds, BigDecimal> of, String tightest) {
            return new Limit(name, true, of, tightest);
        }

        static Limit more(String name, Function<HarmThresholds, BigDecimal> of, String tightest) {
            return new Limit(name, false, of, tightest);
        }

        boolean isLooser(HarmThresholds than, HarmThresholds before) {
            var change = of.apply(than).compareTo(of.apply(before));
            return lessIsTighter ? change > 0 : change < 0;
        }

        boolean isBeyond(HarmThresholds thresholds) {
            var distance = of.apply(thresholds).compareTo(new BigDecimal(tightest));
            return lessIsTighter ? distance < 0 : distance > 0;
        }
    }

    private static final List<Limit> LIMITS = List.of(
            Limit.less("raised_stakes", of -> BigDecimal.valueOf(of.raisedStakes), "1"),
            Limit.more("loss_minutes", of -> BigDecimal.valueOf(of.lossMinutes), "1440"),
            Limit.more("stake_hours", of -> BigDecimal.valueOf(of.stakeHours), "168"),
            Limit.less("late_nights", of -> BigDecimal.valueOf(of.lateNights), "1"),
            Limit.less("night_minutes", of -> BigDecimal.valueOf(of.nightMinutes), "1"),
            Limit.more("pause_minutes", of -> BigDecimal.valueOf(of.pauseMinutes), "300"),
            Limit.less("spend_times", HarmThresholds::spendTimes, "1.01"),
            Limit.less("spend_least", HarmThresholds::spendLeast, "1"),
            Limit.more("cooling_off_days", of -> BigDecimal.valueOf(of.coolingOffDays), "365"));

    /** A threshold that cannot become what is wanted, with the value it has and the farthest it can be tightened to. */
    record Refused(String name, BigDecimal wanted, BigDecimal now, String tightest, boolean looser) {}

    /** The first of these thresholds that would be looser than before, or tighter than makes sense. */
    Optional<Refused> refused(HarmThresholds before) {
        return LIMITS.stream()
                .filter(limit -> limit.isLooser(this, before) || limit.isBeyond(this))
                .findFirst()
                .map(limit -> new Refused(
                        limit.name(),
                        limit.of().apply(this),
                        limit.of().apply(before),
                        limit.tightest(),
                        limit.isLooser(this, before)));
    }
}
