package dev.rekindle.bench;

/**
 * What Rekindle promises, and whether this run kept it.
 *
 * @param what is measured, with its unit
 */
record Limit(String what, double measured, String bound, double limit, boolean met) {

    static Limit atMost(String what, double measured, double limit) {
        return new Limit(what, measured, "at most", limit, measured <= limit);
    }

    static Limit atLeast(String what, double measured, double limit) {
        return new Limit(what, measured, "at least", limit, measured >= limit);
    }
}
