package dev.rekindle.recommendation;

import dev.rekindle.access.AuditService;
import dev.rekindle.recommendation.Learned.Counts;
import dev.rekindle.recommendation.LearningDecision.Choice;
import dev.rekindle.recommendation.LearningDecision.Kind;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The loop that learns (S1 §2.5.2): nightly it finds what clicks led to, counts it, and estimates anew how often each
 * programme is picked. Every change is a decision on record with the counts behind it, from which it can be made again.
 */
@Service
@Transactional
public class LearningService {

    /** How long after a click an action still counts as its conversion. */
    private static final Duration CONVERTING = Duration.ofHours(24);

    /** Days that are counted anew: actions may arrive late. */
    private static final int DAYS_ANEW = 8;

    private static final int DAYS_BETWEEN_HOURS = 7;

    private final ShownProposalStore shown;
    private final OfferDayStore days;
    private final LearningDecisionStore decisions;
    private final GroupHoursStore hours;
    private final CatalogueService catalogue;
    private final AuditService audit;
    private final Clock clock;

    LearningService(
            ShownProposalStore shown,
            OfferDayStore days,
            LearningDecisionStore decisions,
            GroupHoursStore hours,
            CatalogueService catalogue,
            AuditService audit,
            Clock clock) {
        this.shown = shown;
        this.days = days;
        this.decisions = decisions;
        this.hours = hours;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Learns from what was shown before this day.
     *
     * @return how many choices have new weights
     */
    public int learn(LocalDate asOf) {
        decisions.decideAlone();
        var from = firstDay(asOf);
        var zone = clock.getZone();
        shown.convert(
                from.minusDays(1).atStartOfDay(zone).toInstant(),
                asOf.atStartOfDay(zone).toInstant(),
                CONVERTING,
                zone);
        days.count(from, asOf, zone);
        var newest = newest();
        var totals = totals(asOf);
        var learned = 0;
        for (var choice : running(asOf).entrySet()) {
            var before = newest.get(choice.getKey());
            if (before == null
                    || (before.kind() != Kind.FROZEN && !before.asOf().isAfter(asOf))) {
                learned += learn(choice.getKey(), choice.getValue(), before, totals, asOf);
            }
        }
        return learned;
    }

    /**
     * Counts when the users of each group are there, which changes slowly: once a week.
     *
     * @return how many groups were counted
     */
    public int countHours() {
        var now = clock.instant();
        var zone = clock.getZone();
        var today = LocalDate.ofInstant(now, zone);
        return hours.countedOn(zone)
                        .filter(day -> day.plusDays(DAYS_BETWEEN_HOURS).isAfter(today))
                        .isPresent()
                ? 0
                : hours.count(now, zone);
    }

    /** How each offer did since a day. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<OfferPerformance> performance(LocalDate since) {
        return days.performance(since, LocalDate.now(clock).plusDays(1));
    }

    /** What was decided last about each choice. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Map<Choice, LearningDecision> newest() {
        return decisions.newest().stream().collect(Collectors.toMap(LearningDecision::choice, Function.identity()));
    }

    /** What was decided about a choice since a day, the oldest first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<LearningDecision> decisions(Choice choice, LocalDate since) {
        return decisions.since(choice, since);
    }

    /** Keeps the weights of a choice what they are until they are released. */
    @PreAuthorize("hasRole('CRM')")
    public void freeze(Choice choice) {
        decide(choice, Kind.FROZEN);
    }

    /** Lets a choice learn again, from all that was shown meanwhile too. */
    @PreAuthorize("hasRole('CRM')")
    public void release(Choice choice) {
        decide(choice, Kind.RELEASED);
    }

    /** Forgets what a choice has learned: all its programmes are picked alike again. */
    @PreAuthorize("hasRole('CRM')")
    public void reset(Choice choice) {
        decide(choice, Kind.RESET);
    }

    /**
     * Makes all decisions again from their counts, settings and seeds.
     *
     * @return the ids of those that came out differently; none, unless somebody has changed the record
     */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Long> replay() {
        var differing = new ArrayList<Long>();
        var known = new HashMap<Choice, Learned>();
        for (var decision : decisions.all()) {
            var again = again(decision, known.get(decision.choice()));
            if (!again.equals(decision.learned())) {
                differing.add(decision.decisionId());
            }
            known.put(decision.choice(), again);
        }
        return differing;
    }

    private static Learned again(LearningDecision decision, @Nullable Learned known) {
        var kept = decision.learned();
        var offers = kept.weights().keySet();
        var before = known == null ? OfferLearning.begin(offers, new TreeMap<>(), kept.settings()) : known;
        return switch (decision.kind()) {
            case ESTIMATED ->
                OfferLearning.learn(before, offers, kept.counts(), kept.totals(), kept.seed(), kept.settings());
            case RESET -> OfferLearning.begin(offers, kept.totals(), kept.settings());
            case FROZEN, RELEASED ->
                known == null ? OfferLearning.begin(offers, kept.totals(), kept.settings()) : known;
        };
    }

    private int learn(
            Choice choice,
            List<String> offers,
            @Nullable LearningDecision newest,
            Map<Integer, SortedMap<String, Counts>> totals,
            LocalDate asOf) {
        var now = totals(totals, choice, offers, newest);
        var before = newest == null
                ? OfferLearning.begin(offers, new TreeMap<>(), LearningSettings.USUAL)
                : newest.learned();
        var news = Learned.news(now, before.totals());
        if (news.isEmpty() && before.weights().keySet().equals(new TreeSet<>(offers))) {
            return 0;
        }
        var learned = OfferLearning.learn(before, offers, news, now, seed(asOf, choice), LearningSettings.USUAL);
        decisions.add(choice, Kind.ESTIMATED, asOf, clock.instant(), "server", learned);
        return 1;
    }

    private void decide(Choice choice, Kind kind) {
        decisions.decideAlone();
        var today = LocalDate.now(clock);
        var offers = running(today).getOrDefault(choice, List.of());
        var newest = newest().get(choice);
        var totals = totals(totals(today), choice, offers, newest);
        var learned = newest == null || kind == Kind.RESET
                ? OfferLearning.begin(offers, totals, LearningSettings.USUAL)
                : newest.learned();
        decisions.add(choice, kind, today, clock.instant(), person(), learned);
        audit.record(
                "learning_" + kind.name().toLowerCase(Locale.ROOT),
                RewardLevel.groups(choice.rewardLevel()) + " " + choice.kind(),
                Map.of());
    }

    /** Days that were never counted, and the last ones again. */
    private LocalDate firstDay(LocalDate asOf) {
        var usual = asOf.minusDays(DAYS_ANEW);
        return days.lastDay()
                .or(() -> days.firstShown(clock.getZone()))
                .filter(day -> day.isBefore(usual))
                .orElse(usual);
    }

    /** Every choice there is on a day: programmes of a kind for a segment that are running. */
    private Map<Choice, List<String>> running(LocalDate day) {
        var known = catalogue.current();
        var granted = known.granted(day);
        return known.programmes().stream()
                .filter(programme -> programme.state(day, granted) == Programme.State.RUNNING)
                .collect(Collectors.groupingBy(
                        programme -> new Choice(programme.rewardLevel(), programme.kind()),
                        Collectors.mapping(Programme::programmeId, Collectors.toList())));
    }

    private Map<Integer, SortedMap<String, Counts>> totals(LocalDate before) {
        var totals = new HashMap<Integer, SortedMap<String, Counts>>();
        days.performance(LocalDate.EPOCH, before)
                .forEach(offer -> totals.computeIfAbsent(offer.rewardLevel(), level -> new TreeMap<>())
                        .put(offer.offer(), new Counts(offer.impressions(), offer.conversions())));
        return totals;
    }

    /** Those of the offers of a choice, also of the ones that are no longer running. */
    private static SortedMap<String, Counts> totals(
            Map<Integer, SortedMap<String, Counts>> totals,
            Choice choice,
            List<String> offers,
            @Nullable LearningDecision newest) {
        var own = new TreeMap<>(totals.getOrDefault(choice.rewardLevel(), new TreeMap<>()));
        own.keySet()
                .removeIf(offer -> !offers.contains(offer)
                        && (newest == null || !newest.learned().totals().containsKey(offer)));
        return own;
    }

    /** Of the day and the choice, so that the same night draws the same numbers wherever it runs. */
    private static long seed(LocalDate asOf, Choice choice) {
        var text = "%s %d %s".formatted(asOf, choice.rewardLevel(), choice.kind());
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    private static String person() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Principal::getName)
                .orElse("server");
    }
}
