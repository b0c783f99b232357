package dev.rekindle.reactivation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignDecision;
import dev.rekindle.campaign.CampaignDecision.Verdict;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.matching.PostHorizon;
import dev.rekindle.reactivation.ReactivationDocument.ArmGuardrail;
import dev.rekindle.reactivation.ReactivationDocument.ArmOutcome;
import dev.rekindle.reactivation.ReactivationDocument.Assignment;
import dev.rekindle.reactivation.ReactivationDocument.ChiSquareFields;
import dev.rekindle.reactivation.ReactivationDocument.Decision;
import dev.rekindle.reactivation.ReactivationDocument.Guardrails;
import dev.rekindle.reactivation.ReactivationDocument.MatchCounts;
import dev.rekindle.reactivation.ReactivationDocument.Matching;
import dev.rekindle.reactivation.ReactivationDocument.Outcome;
import dev.rekindle.reactivation.ReactivationDocument.Outcomes;
import dev.rekindle.reactivation.ReactivationDocument.PolicyFields;
import dev.rekindle.reactivation.ReactivationDocument.PostRetention;
import dev.rekindle.reactivation.ReactivationDocument.Range;
import dev.rekindle.reactivation.ReactivationDocument.Retention;
import dev.rekindle.reactivation.ReactivationDocument.Returns;
import dev.rekindle.reactivation.ReactivationDocument.SampleRatio;
import dev.rekindle.reactivation.ReactivationDocument.Step;
import dev.rekindle.reactivation.ReactivationDocument.TierFields;
import dev.rekindle.reactivation.ReactivationDocument.WeekReturn;
import dev.rekindle.reactivation.ReactivationRows.Log;
import dev.rekindle.reactivation.ReactivationRows.Post;
import dev.rekindle.reactivation.ReactivationRows.Settlement;
import dev.rekindle.reactivation.ReactivationRows.User;
import dev.rekindle.risk.CycleThreshold;
import dev.rekindle.risk.History;
import dev.rekindle.risk.Tier;
import dev.rekindle.statistics.ChiSquare;
import dev.rekindle.statistics.GuardrailVerdict;
import dev.rekindle.statistics.Holm;
import dev.rekindle.statistics.NonInferiority;
import dev.rekindle.statistics.Proportion;
import dev.rekindle.statistics.ProportionComparison;
import dev.rekindle.statistics.SampleRatioCheck;
import dev.rekindle.statistics.SampleRatioVerdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole reactivation document once more, user by user in plain loops over rows in memory, written from the design's
 * definitions alone. Slow and simple on purpose: it exists to disagree with the real computation. Only p-values come
 * from the statistics package, which has tests of its own against published numbers.
 */
final class ReactivationOracle {

    /** Text as PostgreSQL's C collation orders it: by the bytes of UTF-8. */
    static final Comparator<String> C_COLLATION = (one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other));

    private static final double Z = 1.959963984540054;

    /** One user with everything that the definitions say of him. */
    record Person(
            User user,
            Tier tier,
            int settlements,
            @Nullable Integer recencyDays,
            @Nullable Double cycleDays,
            boolean highRisk,
            @Nullable Settlement last,
            List<Pair> pairs,
            Fit fit,
            Set<Arm> arms,
            Set<Arm> appliedArms,
            boolean blockedAfter,
            @Nullable LeftOutReason leftOut,
            Set<LocalDate> activeOn) {

        boolean recipient() {
            return !arms.isEmpty();
        }

        boolean target() {
            return highRisk && recipient();
        }

        boolean matched() {
            return highRisk && !pairs.isEmpty();
        }

        boolean protectedPerson() {
            return leftOut == LeftOutReason.SELF_EXCLUDED
                    || leftOut == LeftOutReason.UNDER_AGE
                    || leftOut == LeftOutReason.NO_CONSENT;
        }

        @Nullable
        LocalDate preStart() {
            return user.totalSettleCnt() > 1 && !recipient() && last != null ? last.settledAt() : null;
        }

        boolean returned(LocalDate start, int week) {
            return activeOn.stream()
                    .anyMatch(day ->
                            day.isAfter(start.plusDays(7L * (week - 1))) && !day.isAfter(start.plusDays(7L * week)));
        }
    }

    record Pair(String userId, String jobId, boolean sameCategory, int wageUplift) {

        String matchBasis() {
            return sameCategory ? "same_category" : "similar_category";
        }
    }

    /** A message without its words. */
    record Send(String userId, Arm arm, List<String> jobs) {}

    private final ReactivationRows rows;
    private final ReactivationQuestion question;
    private final LocalDate asOf;
    private final ReactivationPolicy policy;
    private final Map<String, List<Settlement>> settlementsByUser;
    private final Map<String, List<Log>> logsByUser;
    private final Map<Tier, Double> thresholds;
    private final List<Person> people;

    ReactivationOracle(ReactivationRows rows, ReactivationQuestion question) {
        this.rows = rows;
        this.question = question;
        this.asOf = question.asOf();
        this.policy = question.policy();
        this.settlementsByUser = rows.settlements().stream().collect(Collectors.groupingBy(Settlement::userId));
        this.logsByUser = rows.logs().stream().collect(Collectors.groupingBy(Log::userId));
        this.thresholds = thresholds();
        this.people = rows.users().stream()
                .filter(user -> question.regions().isEmpty()
                        || user.regionId() != null && question.regions().contains(user.regionId()))
                .filter(user -> question.tiers().isEmpty() || question.tiers().contains(tier(user)))
                .map(this::person)
                .sorted(comparing(person -> person.user().userId(), C_COLLATION))
                .toList();
    }

    /** The users in question, by user id. */
    List<Person> people() {
        return people;
    }

    ReactivationDocument document() {
        var tiers = new LinkedHashMap<String, TierFields>();
        for (var tier : Tier.values()) {
            var threshold = thresholds.get(tier);
            tiers.put(
                    tier.key(),
                    new TierFields(
                            count(person -> person.tier() == tier),
                            count(person -> person.tier() == tier && person.cycleDays() != null),
                            threshold,
                            why(threshold),
                            count(person -> person.tier() == tier && person.highRisk()),
                            List.of()));
        }
        long evaluable = count(person -> person.cycleDays() != null);
        long highRisk = count(Person::highRisk);
        var outcome = new Outcomes(outcome(Person::target), outcome(person -> person.target() && person.matched()));
        var guardrail =
                new Guardrails(guardrail(Person::target), guardrail(person -> person.target() && person.matched()));
        return new ReactivationDocument(
                asOf,
                policyFields(),
                "",
                people.size(),
                count(person -> person.settlements() == 0),
                count(person -> person.settlements() == 1),
                evaluable,
                highRisk,
                ratio(highRisk, evaluable),
                why(ratio(highRisk, evaluable)),
                tiers,
                matching(),
                assignment(),
                outcome,
                guardrail,
                decision(outcome.targets(), guardrail.targets()),
                retention());
    }

    /** All matches of these users, best first. */
    List<Pair> pairs(MatchScope scope) {
        return people.stream()
                .filter(Person::highRisk)
                .filter(person -> scope == MatchScope.POTENTIAL || executable(person))
                .flatMap(person -> person.pairs().stream())
                .toList();
    }

    /** Who gets which jobs in which arm: by the log of the day, or where there is none as it would be dealt. */
    List<Send> sends() {
        boolean logged = rows.logs().stream().anyMatch(log -> log.sentAt().equals(asOf));
        var plan = plan();
        return people.stream()
                .filter(Person::highRisk)
                .filter(person -> !person.protectedPerson())
                .flatMap(person -> Arrays.stream(Arm.values())
                        .filter(arm -> logged
                                ? person.arms().contains(arm)
                                : arm == plan.get(person.user().userId()))
                        .map(arm -> new Send(person.user().userId(), arm, recommended(person, arm))))
                .toList();
    }

    /** The post that came nearest for a user without a match, and what it lacked; absent when nothing came near. */
    Optional<String> nearestMiss(Person person) {
        var user = person.user();
        var last = person.last();
        if (user.regionId() == null || last == null || last.finalHourlyRate() == 0) {
            return Optional.empty();
        }
        var fitting = rows.posts().stream()
                .filter(post -> counts(post) && fitsCategory(post, last))
                .toList();
        Comparator<Post> bestPaid = comparing(Post::hourlyRate, reverseOrder()).thenComparing(Post::jobId, C_COLLATION);
        return fitting.stream()
                .filter(post -> post.regionId() == user.regionId())
                .min(bestPaid)
                .map(post -> "PAY " + post.jobId())
                .or(() -> fitting.stream()
                        .filter(post -> paysEnough(post, last))
                        .min(comparing((Post post) -> Math.abs(post.regionId() - user.regionId()))
                                .thenComparing(bestPaid))
                        .map(post -> "REGION " + post.jobId()));
    }

    private static List<String> recommended(Person person, Arm arm) {
        Comparator<Pair> bestFirst = comparing(Pair::wageUplift, reverseOrder());
        var order =
                switch (arm) {
                    case CONTROL -> null;
                    case A -> comparing(Pair::sameCategory, reverseOrder()).thenComparing(bestFirst);
                    case B -> bestFirst;
                };
        return order == null
                ? List.of()
                : person.pairs().stream()
                        .sorted(order.thenComparing(Pair::jobId, C_COLLATION))
                        .limit(3)
                        .map(Pair::jobId)
                        .toList();
    }

    private Tier tier(User user) {
        int total = user.totalSettleCnt();
        if (total < 1) {
            return Tier.UNDEFINED;
        }
        if (total <= policy.risk().lightMax()) {
            return Tier.LIGHT;
        }
        return total <= policy.risk().regularMax() ? Tier.REGULAR : Tier.POWER;
    }

    private List<Settlement> history(User user) {
        return settlementsByUser.getOrDefault(user.userId(), List.of()).stream()
                .filter(row -> policy.risk().history() == History.ALL
                        || row.settledAt().isBefore(asOf))
                .sorted(comparing(Settlement::settledAt))
                .toList();
    }

    private static @Nullable Double cycleDays(List<Settlement> history) {
        return history.size() < 2
                ? null
                : (double) days(
                                history.getFirst().settledAt(),
                                history.getLast().settledAt())
                        / (history.size() - 1);
    }

    /* A threshold belongs to the policy: it is taken over all users of the tier, whatever part of them is looked at. */
    private Map<Tier, Double> thresholds() {
        var byTier = new EnumMap<Tier, Double>(Tier.class);
        for (var tier : Tier.values()) {
            var cycles = rows.users().stream()
                    .filter(user -> tier(user) == tier)
                    .map(user -> cycleDays(history(user)))
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            switch (policy.risk().threshold()) {
                case CycleThreshold.Ntile3 ntile -> {
                    if (cycles.size() >= 3) {
                        byTier.put(tier, smallestInBucket3(cycles));
                    }
                }
                case CycleThreshold.Quantile(BigDecimal share) -> {
                    if (!cycles.isEmpty()) {
                        byTier.put(tier, quantile(cycles, share.doubleValue()));
                    }
                }
            }
        }
        return byTier;
    }

    /* ntile(4) written out: buckets filled one after the other, the first (n mod 4) of them holding one row more. */
    private static double smallestInBucket3(List<Double> ascending) {
        int n = ascending.size();
        var buckets = new ArrayList<Integer>();
        for (int bucket = 1; bucket <= 4; bucket++) {
            int size = n / 4 + (bucket <= n % 4 ? 1 : 0);
            for (int row = 0; row < size; row++) {
                buckets.add(bucket);
            }
        }
        return ascending.get(buckets.indexOf(3));
    }

    private static double quantile(List<Double> ascending, double share) {
        double position = share * (ascending.size() - 1);
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        double low = ascending.get(below);
        return low + (position - below) * (ascending.get(above) - low);
    }

    private Person person(User user) {
        var tier = tier(user);
        var history = history(user);
        var cycle = cycleDays(history);
        Integer recency = history.isEmpty() ? null : days(history.getLast().settledAt(), asOf);
        var threshold = thresholds.get(tier);
        boolean highRisk = cycle != null && threshold != null && recency > threshold;
        var last = settlementsByUser.getOrDefault(user.userId(), List.of()).stream()
                .filter(row -> row.settledAt().isBefore(asOf))
                .max(comparing(Settlement::settledAt).thenComparing(Settlement::stId, C_COLLATION))
                .orElse(null);
        var pairs = highRisk && last != null ? pairs(user, last) : List.<Pair>of();
        var sent = logsByUser.getOrDefault(user.userId(), List.of()).stream()
                .filter(log -> log.sentAt().equals(asOf))
                .toList();
        return new Person(
                user,
                tier,
                history.size(),
                recency,
                cycle,
                highRisk,
                last,
                pairs,
                fit(user, highRisk, last, pairs),
                arms(sent.stream()),
                arms(sent.stream().filter(Log::applied)),
                user.notificationBlockedAt() != null
                        && user.notificationBlockedAt().isAfter(asOf),
                leftOut(user),
                activeOn(user));
    }

    private static Set<Arm> arms(Stream<Log> logs) {
        return logs.map(log -> Arm.of(log.abGroup())).collect(Collectors.toSet());
    }

    private List<Pair> pairs(User user, Settlement last) {
        return rows.posts().stream()
                .filter(post -> inRegion(post, user) && fitsCategory(post, last) && paysEnough(post, last))
                .map(post -> new Pair(
                        user.userId(),
                        post.jobId(),
                        post.categoryId().equals(last.categoryId()),
                        post.hourlyRate() - last.finalHourlyRate()))
                .sorted(comparing(Pair::wageUplift, reverseOrder()).thenComparing(Pair::jobId, C_COLLATION))
                .toList();
    }

    private boolean inRegion(Post post, User user) {
        return user.regionId() != null && user.regionId() == post.regionId() && counts(post);
    }

    private boolean counts(Post post) {
        return policy.match().posts() == PostHorizon.ALL || !post.postedAt().isAfter(asOf);
    }

    private boolean fitsCategory(Post post, Settlement last) {
        return post.categoryId().equals(last.categoryId())
                || rows.mappings().stream()
                        .anyMatch(map -> map.originalCat().equals(last.categoryId())
                                && map.similarCat().equals(post.categoryId()));
    }

    private boolean paysEnough(Post post, Settlement last) {
        return BigDecimal.valueOf(post.hourlyRate())
                        .compareTo(BigDecimal.valueOf(last.finalHourlyRate())
                                .multiply(policy.match().payRatio()))
                >= 0;
    }

    private Fit fit(User user, boolean highRisk, @Nullable Settlement last, List<Pair> pairs) {
        if (!highRisk) {
            return Fit.NOT_AT_RISK;
        }
        if (last == null) {
            return Fit.HIGH_RISK;
        }
        if (!pairs.isEmpty()) {
            return Fit.PAY;
        }
        if (rows.posts().stream().anyMatch(post -> inRegion(post, user) && fitsCategory(post, last))) {
            return Fit.CATEGORY;
        }
        return rows.posts().stream().anyMatch(post -> inRegion(post, user)) ? Fit.REGION : Fit.LAST_SETTLEMENT;
    }

    private @Nullable LeftOutReason leftOut(User user) {
        if (user.selfExcludedUntil() != null && !user.selfExcludedUntil().isBefore(asOf)) {
            return LeftOutReason.SELF_EXCLUDED;
        }
        if (user.birthDate() != null && user.birthDate().plusYears(19).isAfter(asOf)) {
            return LeftOutReason.UNDER_AGE;
        }
        if (Boolean.FALSE.equals(user.marketingConsent())) {
            return LeftOutReason.NO_CONSENT;
        }
        if (policy.preset() == Preset.REFERENCE_SCENARIO) {
            return null;
        }
        if (!user.pushOn()) {
            return LeftOutReason.PUSH_OFF;
        }
        if (user.notificationBlockedAt() != null
                && !user.notificationBlockedAt().isAfter(asOf)) {
            return LeftOutReason.BLOCKED;
        }
        // At most three days with a contact in any seven, the day of sending included.
        long daysContacted = logsByUser.getOrDefault(user.userId(), List.of()).stream()
                .map(Log::sentAt)
                .filter(day -> day.isBefore(asOf) && !day.isBefore(asOf.minusDays(6)))
                .distinct()
                .count();
        return daysContacted >= 3 ? LeftOutReason.FREQUENCY_CAP : null;
    }

    private Set<LocalDate> activeOn(User user) {
        return Stream.concat(
                        settlementsByUser.getOrDefault(user.userId(), List.of()).stream()
                                .map(Settlement::settledAt),
                        logsByUser.getOrDefault(user.userId(), List.of()).stream()
                                .filter(Log::applied)
                                .map(Log::sentAt))
                .collect(Collectors.toSet());
    }

    private PolicyFields policyFields() {
        return new PolicyFields(
                policy.preset() == Preset.STANDARD ? "standard" : "reference-scenario",
                policy.risk().threshold() instanceof CycleThreshold.Quantile(BigDecimal share)
                        ? share.toPlainString()
                        : "ntile3",
                policy.risk().history() == History.ALL ? "all" : "before",
                policy.match().posts() == PostHorizon.ALL ? "all" : "until",
                policy.risk().lightMax(),
                policy.risk().regularMax(),
                policy.match().payRatio(),
                policy.margin());
    }

    private Matching matching() {
        return new Matching(
                matchCounts(Person::highRisk),
                matchCounts(ReactivationOracle::executable),
                Stream.of(Fit.HIGH_RISK, Fit.LAST_SETTLEMENT, Fit.REGION, Fit.CATEGORY, Fit.PAY)
                        .map(rule -> new Step(
                                rule.name().toLowerCase(Locale.ROOT),
                                count(person -> person.fit().compareTo(rule) >= 0)))
                        .toList());
    }

    private static boolean executable(Person person) {
        return person.highRisk()
                && (person.arms().contains(Arm.A) || person.arms().contains(Arm.B));
    }

    private MatchCounts matchCounts(Predicate<Person> who) {
        var pairsPerUser = people.stream()
                .filter(who)
                .map(person -> person.pairs().size())
                .filter(pairs -> pairs > 0)
                .sorted()
                .toList();
        int matched = pairsPerUser.size();
        long pairs = pairsPerUser.stream().mapToLong(Integer::longValue).sum();
        var median = matched == 0
                ? null
                : (Double) ((pairsPerUser.get((matched - 1) / 2) + pairsPerUser.get(matched / 2)) / 2.0);
        return new MatchCounts(
                count(who),
                matched,
                count(who) - matched,
                pairs,
                ratio(pairs, matched),
                median,
                why(median),
                List.of());
    }

    private Assignment assignment() {
        var plan = plan();
        var leftOut = new LinkedHashMap<String, Long>();
        for (var reason : LeftOutReason.values()) {
            leftOut.put(reason.key(), count(person -> person.highRisk() && person.leftOut() == reason));
        }
        return new Assignment(
                byTierAndArm((person, arm) -> plan.get(person.user().userId()) == arm),
                byTierAndArm((person, arm) -> person.target() && person.arms().contains(arm)),
                leftOut);
    }

    /** The arm of everybody who is dealt one: within each tier by hash, Control, A, B in turn. */
    private Map<String, Arm> plan() {
        return people.stream()
                .filter(person -> person.highRisk() && person.leftOut() == null)
                .collect(Collectors.groupingBy(Person::tier))
                .values()
                .stream()
                .flatMap(stratum -> dealt(stratum.stream()
                                .map(person -> person.user().userId())
                                .sorted(comparing(id -> sha256("reactivation-" + asOf + ":" + id)))
                                .toList())
                        .entrySet()
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Arm> dealt(List<String> userIds) {
        var arms = new LinkedHashMap<String, Arm>();
        for (int turn = 0; turn < userIds.size(); turn++) {
            arms.put(userIds.get(turn), Arm.values()[turn % 3]);
        }
        return arms;
    }

    private interface InArm {
        boolean test(Person person, Arm arm);
    }

    private Map<String, Map<Arm, Long>> byTierAndArm(InArm condition) {
        var counts = new LinkedHashMap<String, Map<Arm, Long>>();
        for (var tier : Tier.values()) {
            var arms = new EnumMap<Arm, Long>(Arm.class);
            for (var arm : Arm.values()) {
                arms.put(arm, count(person -> person.tier() == tier && condition.test(person, arm)));
            }
            counts.put(tier.key(), arms);
        }
        return counts;
    }

    private Outcome outcome(Predicate<Person> who) {
        var n = new EnumMap<Arm, Long>(Arm.class);
        var applied = new EnumMap<Arm, Long>(Arm.class);
        var proportions = new EnumMap<Arm, Proportion>(Arm.class);
        for (var arm : Arm.values()) {
            n.put(arm, count(who.and(person -> person.arms().contains(arm))));
            applied.put(arm, count(who.and(person -> person.appliedArms().contains(arm))));
            proportions.put(arm, new Proportion(applied.get(arm), n.get(arm)));
        }
        var p = Stream.of(Arm.A, Arm.B)
                .map(arm -> new ProportionComparison(proportions.get(Arm.CONTROL), proportions.get(arm)).pValue())
                .toList();
        var pHolm = Holm.adjust(p);
        var arms = new EnumMap<Arm, ArmOutcome>(Arm.class);
        double controlRate = rate(applied.get(Arm.CONTROL), n.get(Arm.CONTROL));
        for (var arm : Arm.values()) {
            var treated = arm != Arm.CONTROL;
            var comparable = treated && n.get(arm) > 0 && n.get(Arm.CONTROL) > 0;
            var uplift = comparable ? (Double) (rate(applied.get(arm), n.get(arm)) - controlRate) : null;
            var relative = comparable && controlRate > 0 ? (Double) (uplift / controlRate) : null;
            var pValue = treated ? toDouble(p.get(arm.ordinal() - 1).toOptional()) : null;
            var why = !treated ? why(n.get(arm) > 0 ? Boolean.TRUE : null) : relative == null ? "-" : why(pValue);
            arms.put(
                    arm,
                    new ArmOutcome(
                            n.get(arm),
                            applied.get(arm),
                            ratio(applied.get(arm), n.get(arm)),
                            wilson(applied.get(arm), n.get(arm)),
                            uplift,
                            comparable
                                    ? newcombe(
                                            applied.get(Arm.CONTROL), n.get(Arm.CONTROL), applied.get(arm), n.get(arm))
                                    : null,
                            relative,
                            pValue,
                            treated ? toDouble(pHolm.get(arm.ordinal() - 1).toOptional()) : null,
                            why));
        }
        return new Outcome(arms, chiSquare(List.copyOf(proportions.values())), sampleRatio(List.copyOf(n.values())));
    }

    private static ChiSquareFields chiSquare(List<Proportion> arms) {
        var filled = arms.stream().filter(arm -> arm.trials() > 0).toList();
        double n = filled.stream().mapToLong(Proportion::trials).sum();
        double yes = filled.stream().mapToLong(Proportion::successes).sum();
        int df = Math.max(0, filled.size() - 1);
        if (df == 0 || yes == 0 || yes == n) {
            return new ChiSquareFields(null, df, null, null, "-");
        }
        double statistic = 0;
        double minExpected = Double.MAX_VALUE;
        for (var arm : filled) {
            double expectedYes = arm.trials() * yes / n;
            double expectedNo = arm.trials() * (n - yes) / n;
            statistic += Math.pow(arm.successes() - expectedYes, 2) / expectedYes;
            statistic += Math.pow(arm.trials() - arm.successes() - expectedNo, 2) / expectedNo;
            minExpected = Math.min(minExpected, Math.min(expectedYes, expectedNo));
        }
        return new ChiSquareFields(
                statistic, df, toDouble(ChiSquare.of(arms).pValue().toOptional()), minExpected, null);
    }

    private static SampleRatio sampleRatio(List<Long> n) {
        long users = n.stream().mapToLong(Long::longValue).sum();
        var p = users == 0
                ? null
                : toDouble(
                        new SampleRatioCheck(n, List.of(1.0, 1.0, 1.0)).pValue().toOptional());
        var verdict = users < 100 || n.stream().anyMatch(arm -> arm < 8)
                ? SampleRatioVerdict.NOT_ENOUGH_DATA
                : p < 0.001 ? SampleRatioVerdict.MISMATCH : SampleRatioVerdict.BALANCED;
        return new SampleRatio(p, verdict, why(p));
    }

    private Map<Arm, ArmGuardrail> guardrail(Predicate<Person> who) {
        var arms = new EnumMap<Arm, ArmGuardrail>(Arm.class);
        double margin = policy.margin().doubleValue();
        long controlN = count(who.and(person -> person.arms().contains(Arm.CONTROL)));
        long controlBlocked = count(who.and(person -> person.arms().contains(Arm.CONTROL) && person.blockedAfter()));
        for (var arm : Arm.values()) {
            long n = count(who.and(person -> person.arms().contains(arm)));
            long blocked = count(who.and(person -> person.arms().contains(arm) && person.blockedAfter()));
            if (arm == Arm.CONTROL) {
                arms.put(
                        arm,
                        new ArmGuardrail(
                                n,
                                blocked,
                                ratio(blocked, n),
                                wilson(blocked, n),
                                null,
                                null,
                                null,
                                null,
                                null,
                                why(ratio(blocked, n))));
                continue;
            }
            boolean comparable = n > 0 && controlN > 0;
            var difference = comparable ? (Double) (rate(blocked, n) - rate(controlBlocked, controlN)) : null;
            var interval = comparable ? newcombe(controlBlocked, controlN, blocked, n) : null;
            var p = toDouble(
                    new NonInferiority(new Proportion(controlBlocked, controlN), new Proportion(blocked, n), margin)
                            .pValue()
                            .toOptional());
            var verdict = p == null
                    ? GuardrailVerdict.NOT_ESTABLISHED
                    : p < 0.025
                            ? GuardrailVerdict.HELD
                            : interval.lower() > 0 ? GuardrailVerdict.BREACHED : GuardrailVerdict.NOT_ESTABLISHED;
            double rate = rate(controlBlocked, controlN);
            boolean open = verdict == GuardrailVerdict.NOT_ESTABLISHED;
            var users = open && rate > 0 && rate < 1
                    ? (Long) (long)
                            Math.ceil(Math.pow(1.959964 + 0.841621, 2) * 2 * rate * (1 - rate) / (margin * margin))
                    : null;
            arms.put(
                    arm,
                    new ArmGuardrail(
                            n,
                            blocked,
                            ratio(blocked, n),
                            wilson(blocked, n),
                            difference,
                            interval,
                            p,
                            verdict,
                            users,
                            p == null || open && users == null ? "-" : null));
        }
        return arms;
    }

    private static Decision decision(Outcome outcome, Map<Arm, ArmGuardrail> guardrail) {
        var treated = List.of(Arm.A, Arm.B);
        if (outcome.sampleRatio().verdict() == SampleRatioVerdict.MISMATCH) {
            return decision(Verdict.HOLD, null, CampaignDecision.Rule.SAMPLE_RATIO_MISMATCH);
        }
        Predicate<Arm> effect = arm -> outcome.arms().get(arm).pHolm() != null
                && outcome.arms().get(arm).pHolm() < 0.05;
        Predicate<Arm> better = effect.and(arm -> outcome.arms().get(arm).uplift() > 0);
        Predicate<Arm> worse = effect.and(arm -> outcome.arms().get(arm).uplift() < 0);
        var ship = treated.stream()
                .filter(better.and(arm -> guardrail.get(arm).verdict() == GuardrailVerdict.HELD))
                .sorted(comparing(arm -> outcome.arms().get(arm).uplift(), reverseOrder()))
                .toList();
        if (!ship.isEmpty()) {
            return decision(Verdict.SHIP, ship.getFirst(), CampaignDecision.Rule.UPLIFT_AND_GUARDRAIL_HELD);
        }
        for (var arm : treated) {
            if (guardrail.get(arm).verdict() == GuardrailVerdict.BREACHED) {
                return decision(Verdict.STOP, arm, CampaignDecision.Rule.GUARDRAIL_BREACHED);
            }
        }
        for (var arm : treated) {
            if (worse.test(arm)) {
                return decision(Verdict.STOP, arm, CampaignDecision.Rule.UPLIFT_NEGATIVE);
            }
        }
        var rule = treated.stream().anyMatch(better)
                ? CampaignDecision.Rule.GUARDRAIL_NOT_ESTABLISHED
                : treated.stream().anyMatch(arm -> outcome.arms().get(arm).pHolm() != null)
                        ? CampaignDecision.Rule.UPLIFT_NOT_SIGNIFICANT
                        : CampaignDecision.Rule.NOT_ESTIMABLE;
        return decision(Verdict.HOLD, null, rule);
    }

    private static Decision decision(Verdict verdict, @Nullable Arm arm, CampaignDecision.Rule rule) {
        return new Decision(verdict, arm, rule.name().toLowerCase(Locale.ROOT), List.of());
    }

    private Retention retention() {
        return new Retention(
                new PostRetention(
                        post(Person::recipient),
                        post(Person::target),
                        post(person -> person.target() && person.matched())),
                pre());
    }

    private Returns post(Predicate<Person> who) {
        long n = count(who);
        return new Returns(
                n,
                week(n, count(who.and(person -> person.returned(asOf, 1))), reached(asOf.plusDays(7))),
                week(n, count(who.and(person -> person.returned(asOf, 2))), reached(asOf.plusDays(14))),
                week(n, count(who.and(person -> person.returned(asOf, 4))), reached(asOf.plusDays(28))));
    }

    private Returns pre() {
        Predicate<Person> who = person -> person.preStart() != null;
        long n = count(who);
        var weeks = Stream.of(1, 2, 4)
                .map(week -> week(
                        n,
                        count(who.and(person -> person.returned(person.preStart(), week))),
                        people.stream()
                                .filter(who)
                                .allMatch(person -> reached(person.preStart().plusDays(7L * week)))))
                .toList();
        return new Returns(n, weeks.get(0), weeks.get(1), weeks.get(2));
    }

    private static WeekReturn week(long n, long returned, boolean complete) {
        return new WeekReturn(returned, ratio(returned, n), complete, why(ratio(returned, n)));
    }

    /* The data is that of activity: a post dated far ahead does not say that anybody could have been seen coming back. */
    private boolean reached(LocalDate weeksEnd) {
        return Stream.of(
                        rows.settlements().stream().map(Settlement::settledAt),
                        rows.logs().stream().map(Log::sentAt))
                .flatMap(days -> days)
                .anyMatch(day -> !day.isBefore(weeksEnd));
    }

    private long count(Predicate<Person> who) {
        return people.stream().filter(who).count();
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private static double rate(long part, long whole) {
        return (double) part / whole;
    }

    private static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : (Double) rate(part, whole);
    }

    /** Any reason at all, for what is absent. */
    private static @Nullable String why(@Nullable Object value) {
        return value == null ? "-" : null;
    }

    private static @Nullable Double toDouble(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /* (2np + z² ∓ z√(z² + 4np(1−p))) / 2(n + z²), Wilson 1927. */
    private static @Nullable Range wilson(long yes, long n) {
        if (n == 0) {
            return null;
        }
        double root = Z * Math.sqrt(Z * Z + 4.0 * yes * (n - yes) / n);
        double whole = 2 * (n + Z * Z);
        return new Range((2.0 * yes + Z * Z - root) / whole, (2.0 * yes + Z * Z + root) / whole);
    }

    /* Newcombe 1998, method 10. */
    private static Range newcombe(long controlYes, long controlN, long armYes, long armN) {
        var control = wilson(controlYes, controlN);
        var arm = wilson(armYes, armN);
        double controlRate = rate(controlYes, controlN);
        double armRate = rate(armYes, armN);
        double difference = armRate - controlRate;
        return new Range(
                difference - Math.hypot(armRate - arm.lower(), control.upper() - controlRate),
                difference + Math.hypot(arm.upper() - armRate, controlRate - control.lower()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
