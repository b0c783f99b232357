package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.risk.Tier;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users behind a number: every condition that was given must hold. A slice never changes; each condition makes
 * another.
 */
public final class UserSlice {

    private static final UserSlice EVERYONE = new UserSlice(null, neutral());

    /** From a value on and below another; where the upper one is absent, without end. */
    public record Stretch(long from, @Nullable Long below) {}

    /** The users whose return is watched. */
    public enum Cohort {
        /** Those logged on the as-of date, from that date on. */
        POST,
        /** Those with more than one settlement who were not logged, from their last settlement before that date on. */
        PRE
    }

    private final @Nullable Arm planned;

    /** By the names they have in the statement. */
    private final Map<String, @Nullable Object> conditions;

    private UserSlice(@Nullable Arm planned, Map<String, @Nullable Object> conditions) {
        this.planned = planned;
        this.conditions = conditions;
    }

    public static UserSlice everyone() {
        return EVERYONE;
    }

    private static Map<String, @Nullable Object> neutral() {
        var conditions = new HashMap<String, @Nullable Object>();
        Stream.of(
                        "tier",
                        "settlements",
                        "fitBelow",
                        "leftOut",
                        "cohort",
                        "cycleFrom",
                        "cycleBelow",
                        "pairsFrom",
                        "pairsBelow")
                .forEach(unasked -> conditions.put(unasked, null));
        conditions.put("fit", Fit.NOT_AT_RISK.level());
        conditions.put("armBits", 0);
        conditions.put("applied", false);
        conditions.put("blocked", false);
        conditions.put("weekBit", 0);
        return conditions;
    }

    public UserSlice tier(@Nullable Tier of) {
        return with("tier", of == null ? null : of.name());
    }

    /** With none (0), one (1) or more (2) settlements in the history. */
    public UserSlice settlements(int number) {
        return with("settlements", number);
    }

    /** With a cycle. */
    public UserSlice evaluable() {
        return settlements(2);
    }

    /** Who get at least this far along the matching rules; {@link Fit#HIGH_RISK} means all high-risk users. */
    public UserSlice reaching(Fit least) {
        return with("fit", least.level());
    }

    /** Who get no further than before this rule. */
    public UserSlice notReaching(Fit missed) {
        return with("fitBelow", missed.level());
    }

    /** Logged in one of these arms on the as-of date. */
    public UserSlice in(Arm... anyOf) {
        return with("armBits", Stream.of(anyOf).mapToInt(Arm::bit).sum());
    }

    /** Who applied in one of the arms. */
    public UserSlice whoApplied() {
        return with("applied", true);
    }

    /** Who blocked notifications after the as-of date. */
    public UserSlice whoBlocked() {
        return with("blocked", true);
    }

    /** Left out of the contact for this reason. */
    public UserSlice leftOut(LeftOutReason reason) {
        return with("leftOut", reason.key());
    }

    public UserSlice of(Cohort watched) {
        return with("cohort", watched.name());
    }

    /** Who returned in this week (1, 2 or 4) after the start of their cohort. */
    public UserSlice returnedIn(int week) {
        return with("weekBit", week);
    }

    /** Whom the plan deals to this arm. */
    public UserSlice plannedFor(Arm arm) {
        return new UserSlice(arm, conditions);
    }

    /** With a settlement cycle of so many days. */
    public UserSlice withCycle(Stretch days) {
        return with("cycleFrom", days.from()).with("cycleBelow", days.below());
    }

    /** With so many job posts that fit. */
    public UserSlice withPairs(Stretch posts) {
        return with("pairsFrom", posts.from()).with("pairsBelow", posts.below());
    }

    private UserSlice with(String name, @Nullable Object value) {
        var changed = new HashMap<String, @Nullable Object>(conditions);
        changed.put(name, value);
        return new UserSlice(planned, changed);
    }

    @Nullable
    Arm planned() {
        return planned;
    }

    /** The conditions as parameters of the statement, all of them. */
    Map<String, @Nullable Object> parameters() {
        return conditions;
    }
}
