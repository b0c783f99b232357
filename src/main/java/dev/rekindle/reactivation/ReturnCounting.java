package dev.rekindle.reactivation;

import dev.rekindle.reactivation.ReactivationDocument.PostRetention;
import dev.rekindle.reactivation.ReactivationDocument.Retention;
import dev.rekindle.reactivation.ReactivationDocument.Returns;
import dev.rekindle.reactivation.ReactivationDocument.WeekReturn;
import dev.rekindle.statistics.Proportion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Who came back in week 1 (days 1–7), 2 (8–14) and 4 (22–28) after the start of their cohort. */
final class ReturnCounting {

    private final Collection<PeopleGroup> groups;
    private final LocalDate asOf;
    private final Optional<LocalDate> newestDay;

    /** Takes how far the data reaches: a week that ends later is not complete, however many are in the cohort. */
    ReturnCounting(Collection<PeopleGroup> groups, LocalDate asOf, Optional<LocalDate> newestDay) {
        this.groups = groups;
        this.asOf = asOf;
        this.newestDay = newestDay;
    }

    Retention retention() {
        Predicate<PeopleGroup> recipients = PeopleGroup::recipient;
        Predicate<PeopleGroup> others = group -> group.cohort() == UserSlice.Cohort.PRE;
        var sent = Optional.of(asOf);
        return new Retention(
                new PostRetention(
                        returns(recipients, sent),
                        returns(recipients.and(PeopleGroup::highRisk), sent),
                        returns(recipients.and(PeopleGroup::matched), sent)),
                returns(others, latestStart(others)));
    }

    private Returns returns(Predicate<PeopleGroup> cohort, Optional<LocalDate> latestStart) {
        var members = groups.stream().filter(cohort).toList();
        return new Returns(
                users(members, 0),
                week(members, 1, latestStart),
                week(members, 2, latestStart),
                week(members, 4, latestStart));
    }

    private Optional<LocalDate> latestStart(Predicate<PeopleGroup> cohort) {
        return groups.stream()
                .filter(cohort)
                .map(PeopleGroup::latestStart)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    private WeekReturn week(List<PeopleGroup> members, int week, Optional<LocalDate> latestStart) {
        var share = new Proportion(users(members, week), users(members, 0));
        var lastEnd = latestStart.map(start -> start.plusDays(7L * week));
        boolean complete =
                lastEnd.isEmpty() || (newestDay.isPresent() && !newestDay.get().isBefore(lastEnd.get()));
        return new WeekReturn(
                share.successes(), Estimates.value(share.rate()), complete, Estimates.reason(share.rate()));
    }

    /** The members who returned in this week; the bits of weeks 1, 2 and 4 are their numbers. Week 0 means all. */
    private static long users(List<PeopleGroup> members, int week) {
        return members.stream()
                .filter(group -> week == 0 || (group.returnedWeeks() & week) != 0)
                .mapToLong(PeopleGroup::users)
                .sum();
    }
}
