package dev.rekindle.segment;

import java.math.BigDecimal;
import java.util.List;

/**
 * What rules that are being edited would do to the groups as they are now.
 *
 * @param groups users of each group under the edited rules, the highest first
 * @param flows who would move where; who stays too
 * @param borders how many users stand at each bound of the edited rules
 */
public record WhatIf(long users, List<GroupUsers> groups, List<Flow> flows, List<Border> borders) {

    /** Users in a group. */
    public record GroupUsers(String group, long users) {}

    /** Users in one group under the active policy, in the other under the edited rules. */
    public record Flow(String from, String to, long users) {}

    /**
     * Users whose value lies within 5 % of a bound and who fulfil everything else the group asks for: moving this bound
     * alone would let them in or out.
     */
    public record Border(String group, Bound bound, BigDecimal value, long users) {}
}
