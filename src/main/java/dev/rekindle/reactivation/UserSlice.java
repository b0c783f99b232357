package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.risk.Tier;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users behind a number. Every condition that is given must hold.
 *
 * @param tier of this tier
 * @param settlements with none (0), one (1) or more (2) settlements in the history
 * @param fit who get at least this far along the matching rules; {@link Fit#HIGH_RISK} means all high-risk users
 * @param fitBelow who get no further than before this rule
 * @param arms logged in one of these arms on the as-of date
 * @param applied and applied in one of them
 * @param blocked who blocked notifications after the as-of date
 * @param leftOut left out of the contact for this reason
 * @param cohort of this retention cohort
 * @param week who returned in this week (1, 2 or 4) after the start of their cohort
 * @param planned whom the plan deals to this arm
 * @param cycleDays with a settlement cycle of so many days
 * @param pairs with so many job posts that fit
 */
public record UserSlice(
        @Nullable Tier tier,
        @Nullable Integer settlements,
        Fit fit,
        @Nullable Fit fitBelow,
        Set<Arm> arms,
        boolean applied,
        boolean blocked,
        @Nullable LeftOutReason leftOut,
        @Nullable Cohort cohort,
        @Nullable Integer week,
        @Nullable Arm planned,
        @Nullable Stretch cycleDays,
        @Nullable Stretch pairs) {

    /** From a value on and below another; where the upper one is absent, without end. */
    public record Stretch(long from, @Nullable Long below) {}

    /** The users whose return is watched. */
    public enum Cohort {
        /** Those logged on the as-of date, from that date on. */
        POST,
        /** Those with more than one settlement who were not logged, from their last settlement before that date on. */
        PRE
    }

    public static UserSlice everyone() {
        return new UserSlice(
                null, null, Fit.NOT_AT_RISK, null, Set.of(), false, false, null, null, null, null, null, null);
    }

    public UserSlice tier(@Nullable Tier of) {
        return new UserSlice(
                of,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice settlements(int exactly) {
        return new UserSlice(
                tier, exactly, fit, fitBelow, arms, applied, blocked, leftOut, cohort, week, planned, cycleDays, pairs);
    }

    /** Users with a cycle. */
    public UserSlice evaluable() {
        return settlements(2);
    }

    public UserSlice reaching(Fit least) {
        return new UserSlice(
                tier,
                settlements,
                least,
                fitBelow,
                arms,
                applied,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice notReaching(Fit missed) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                missed,
                arms,
                applied,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice in(Arm... anyOf) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                Set.of(anyOf),
                applied,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice whoApplied() {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                true,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice whoBlocked() {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                true,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice leftOut(LeftOutReason reason) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                blocked,
                reason,
                cohort,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice of(Cohort watched) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                blocked,
                leftOut,
                watched,
                week,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice returnedIn(int inWeek) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                blocked,
                leftOut,
                cohort,
                inWeek,
                planned,
                cycleDays,
                pairs);
    }

    public UserSlice plannedFor(Arm arm) {
        return new UserSlice(
                tier, settlements, fit, fitBelow, arms, applied, blocked, leftOut, cohort, week, arm, cycleDays, pairs);
    }

    public UserSlice withCycle(Stretch days) {
        return new UserSlice(
                tier, settlements, fit, fitBelow, arms, applied, blocked, leftOut, cohort, week, planned, days, pairs);
    }

    public UserSlice withPairs(Stretch posts) {
        return new UserSlice(
                tier,
                settlements,
                fit,
                fitBelow,
                arms,
                applied,
                blocked,
                leftOut,
                cohort,
                week,
                planned,
                cycleDays,
                posts);
    }

    int armBits() {
        return arms.stream().mapToInt(Arm::bit).sum();
    }
}
