package dev.rekindle.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rekindle.TestDatabase;
import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.LeftOutReason;
import dev.rekindle.matching.JobMatch;
import dev.rekindle.reactivation.ReactivationOracle.Person;
import dev.rekindle.reactivation.ReactivationOracle.Send;
import dev.rekindle.risk.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service against {@link ReactivationOracle} on many small data sets full of collisions: the document field by
 * field, every list row by row, and for every number in the document the list of its users.
 */
class ReactivationOracleTest {

    private static final int DATA_SETS = Integer.getInteger("rekindle.oracle.sets", 60);
    private static final int QUESTIONS = 3;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestDatabase database;
    private static ReactivationService service;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        service = Reactivations.over(database);
    }

    static IntStream seeds() {
        return IntStream.range(0, DATA_SETS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void serviceAgreesWithTheComputationByHand(int seed) {
        var random = new RandomReactivations(seed);
        var rows = random.rows(seed);
        rows.load(database);
        for (int number = 0; number < QUESTIONS; number++) {
            var question = random.question(seed, number);
            var oracle = new ReactivationOracle(rows, question);
            var document = service.document(question);
            var where = "seed " + seed + ", question " + number + ": " + question;
            assertThat(differences(document, oracle.document())).as(where).isEmpty();
            histogramsAgree(document, oracle, where);
            usersAgree(question, oracle, where);
            matchesAgree(question, oracle, where);
            messagesAgree(question, oracle, where);
            if (number == seed % QUESTIONS) {
                if (seed % 4 == 0) {
                    pagesAreCutFromTheWhole(question, where);
                }
                slicesAgree(question, oracle, seed, where);
            }
        }
    }

    private static List<String> differences(ReactivationDocument actual, ReactivationDocument expected) {
        var differences = new ArrayList<String>();
        compare("", JSON.valueToTree(actual), JSON.valueToTree(expected), differences);
        return differences;
    }

    /* Reasons only have to be there or not; histograms and ids are compared elsewhere. */
    private static void compare(String path, JsonNode actual, JsonNode expected, List<String> differences) {
        if (path.endsWith("istogram") || path.endsWith("snapshotId") || path.endsWith("reasons")) {
            return;
        }
        if (actual.isObject() && expected.isObject()) {
            var names = new TreeSet<>(actual.propertyNames());
            names.addAll(expected.propertyNames());
            names.forEach(name -> compare(path + "/" + name, actual.path(name), expected.path(name), differences));
        } else if (actual.isArray() && expected.isArray() && actual.size() == expected.size()) {
            for (int item = 0; item < actual.size(); item++) {
                compare(path + "/" + item, actual.path(item), expected.path(item), differences);
            }
        } else if (!same(path, actual, expected)) {
            differences.add(path + ": service " + actual + ", by hand " + expected);
        }
    }

    private static boolean same(String path, JsonNode actual, JsonNode expected) {
        if (path.endsWith("notEstimable")) {
            return actual.isString() == expected.isString();
        }
        if (actual.isNumber() && expected.isNumber()) {
            double difference = Math.abs(actual.asDouble() - expected.asDouble());
            return actual.isIntegralNumber()
                    ? actual.equals(expected)
                    : difference <= 1e-14 + 1e-10 * Math.abs(expected.asDouble());
        }
        return actual.equals(expected) || absent(actual) && absent(expected);
    }

    private static boolean absent(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    private static void histogramsAgree(ReactivationDocument document, ReactivationOracle oracle, String where) {
        for (var tier : Tier.values()) {
            var cycles = oracle.people().stream()
                    .filter(person -> person.tier() == tier)
                    .map(Person::cycleDays)
                    .filter(Objects::nonNull)
                    .toList();
            var bins = document.tiers().get(tier.key()).cycleHistogram();
            int expectedFrom = 0;
            long total = 0;
            for (var bin : bins) {
                assertThat(bin.fromDays()).as(where).isEqualTo(expectedFrom);
                assertThat(bin.toDays()).as(where).isEqualTo(expectedFrom + 5);
                assertThat(bin.users())
                        .as(where)
                        .isEqualTo(cycles.stream()
                                .filter(cycle -> cycle >= bin.fromDays() && cycle < bin.toDays())
                                .count());
                total += bin.users();
                expectedFrom = bin.toDays();
            }
            assertThat(total).as(where).isEqualTo(cycles.size());
        }
        for (var scope : MatchScope.values()) {
            var counts = scope == MatchScope.POTENTIAL
                    ? document.matching().potential()
                    : document.matching().executable();
            var pairs = oracle.pairs(scope).stream()
                    .collect(Collectors.groupingBy(ReactivationOracle.Pair::userId, Collectors.counting()))
                    .values();
            long total = 0;
            for (var bin : counts.pairsHistogram()) {
                assertThat(bin.users())
                        .as(where)
                        .isEqualTo(pairs.stream()
                                .filter(users -> users >= bin.fromPairs() && users <= bin.toPairs())
                                .count());
                total += bin.users();
            }
            assertThat(total).as(where).isEqualTo(pairs.size());
        }
    }

    private static void usersAgree(ReactivationQuestion question, ReactivationOracle oracle, String where) {
        var everyone = service.users(question, UserSlice.everyone(), 0, 1000);
        assertThat(everyone.total()).as(where).isEqualTo(oracle.people().size());
        assertThat(everyone.items())
                .as(where)
                .extracting(ReactivationOracleTest::text)
                .containsExactlyElementsOf(oracle.people().stream()
                        .map(ReactivationOracleTest::text)
                        .toList());
    }

    private static void matchesAgree(ReactivationQuestion question, ReactivationOracle oracle, String where) {
        for (var scope : MatchScope.values()) {
            var expected = oracle.pairs(scope);
            var all = service.matches(question, scope, 0, 100_000);
            assertThat(all.total()).as(where).isEqualTo(expected.size());
            assertThat(all.items())
                    .as(where)
                    .extracting(ReactivationOracleTest::text)
                    .containsExactlyElementsOf(expected.stream()
                            .map(pair -> pair.userId() + " " + pair.jobId() + " " + pair.matchBasis() + " "
                                    + pair.wageUplift())
                            .toList());
        }
    }

    private static void pagesAreCutFromTheWhole(ReactivationQuestion question, String where) {
        var evaluable = UserSlice.everyone().evaluable();
        var users = service.users(question, evaluable, 0, 1000);
        assertThat(service.users(question, evaluable, 5, 7)).as(where).isEqualTo(cut(users, 5, 7));
        var matches = service.matches(question, MatchScope.POTENTIAL, 0, 100_000);
        for (int offset : List.of(0, 3, 10, 17, (int) matches.total() - 2, (int) matches.total() + 3)) {
            if (offset >= 0) {
                assertThat(service.matches(question, MatchScope.POTENTIAL, offset, 7))
                        .as(where)
                        .isEqualTo(cut(matches, offset, 7));
            }
        }
        var messages = service.messages(question, "en", null, 0, 1000);
        assertThat(service.messages(question, "en", null, 3, 5)).as(where).isEqualTo(cut(messages, 3, 5));
        var ofB = messages.items().stream()
                .filter(message -> message.abGroup() == Arm.B)
                .toList();
        assertThat(service.messages(question, "en", Arm.B, 0, 1000)).as(where).isEqualTo(new Page<>(ofB.size(), ofB));
        var firsts = service.firstMessages(question, "en");
        for (var arm : Arm.values()) {
            assertThat(firsts.getOrDefault(arm, new Page<>(0, List.of())))
                    .as(where)
                    .isEqualTo(service.messages(question, "en", arm, 0, 1));
        }
        var unmatched = service.unmatched(question, 0, 1000);
        assertThat(service.unmatched(question, 2, 3)).as(where).isEqualTo(cut(unmatched, 2, 3));
    }

    private static void messagesAgree(ReactivationQuestion question, ReactivationOracle oracle, String where) {
        var all = service.messages(question, "ko", null, 0, 1000);
        var expected = oracle.sends();
        assertThat(all.items())
                .as(where)
                .extracting(message -> new Send(message.userId(), message.abGroup(), message.recommendedJobs()))
                .containsExactlyElementsOf(expected);
        assertThat(all.total()).as(where).isEqualTo(expected.size());
        assertThat(all.items()).as(where).allMatch(message -> message.messageBasis()
                .equals(
                        switch (message.abGroup()) {
                            case CONTROL -> "baseline";
                            case A -> "similar_category";
                            case B -> "wage_uplift";
                        }));
        var unmatched = service.unmatched(question, 0, 1000);
        assertThat(unmatched.items())
                .as(where)
                .extracting(miss -> miss.user().userId() + " "
                        + Optional.ofNullable(miss.nearestMiss()).map(post -> post.kind() + " " + post.jobId()))
                .containsExactlyElementsOf(oracle.people().stream()
                        .filter(person -> person.highRisk() && !person.matched())
                        .map(person -> person.user().userId() + " " + oracle.nearestMiss(person))
                        .toList());
        assertThat(unmatched.total()).as(where).isEqualTo(unmatched.items().size());
    }

    /* Every number of the document opens: the list of its users is right and as long as the number says. */
    private static void slicesAgree(ReactivationQuestion question, ReactivationOracle oracle, int seed, String where) {
        var everyone = UserSlice.everyone();
        var slices = new LinkedHashMap<UserSlice, Predicate<Person>>();
        slices.put(everyone.evaluable(), person -> person.cycleDays() != null);
        slices.put(everyone.settlements(0), person -> person.settlements() == 0);
        slices.put(everyone.settlements(1), person -> person.settlements() == 1);
        for (var tier : Tier.values()) {
            Predicate<Person> inTier = person -> person.tier() == tier;
            slices.put(everyone.tier(tier), inTier);
            slices.put(everyone.tier(tier).evaluable(), inTier.and(person -> person.cycleDays() != null));
            slices.put(everyone.tier(tier).reaching(Fit.HIGH_RISK), inTier.and(Person::highRisk));
            for (var arm : Arm.values()) {
                slices.put(
                        everyone.tier(tier).reaching(Fit.HIGH_RISK).in(arm),
                        inTier.and(Person::target).and(in(arm)));
            }
        }
        for (var fit : Fit.values()) {
            slices.put(everyone.reaching(fit), person -> person.fit().compareTo(fit) >= 0);
            if (fit.compareTo(Fit.HIGH_RISK) > 0) {
                slices.put(
                        everyone.reaching(Fit.HIGH_RISK).notReaching(fit),
                        person -> person.highRisk() && person.fit().compareTo(fit) < 0);
            }
        }
        for (var least : List.of(Fit.HIGH_RISK, Fit.PAY)) {
            Predicate<Person> reached = person -> person.fit().compareTo(least) >= 0;
            slices.put(
                    everyone.reaching(Fit.HIGH_RISK).notReaching(least).in(Arm.A, Arm.B),
                    person -> person.highRisk()
                            && person.fit().compareTo(least) < 0
                            && in(Arm.A).or(in(Arm.B)).test(person));
            slices.put(
                    everyone.reaching(least).in(Arm.A, Arm.B),
                    reached.and(in(Arm.A).or(in(Arm.B))));
            for (var arm : Arm.values()) {
                slices.put(everyone.reaching(least).in(arm), reached.and(in(arm)));
                slices.put(everyone.reaching(least).in(arm).whoApplied(), reached.and(person -> person.appliedArms()
                        .contains(arm)));
                slices.put(
                        everyone.reaching(least).in(arm).whoBlocked(),
                        reached.and(in(arm)).and(Person::blockedAfter));
            }
        }
        for (var reason : LeftOutReason.values()) {
            slices.put(
                    everyone.reaching(Fit.HIGH_RISK).leftOut(reason),
                    person -> person.highRisk() && person.leftOut() == reason);
        }
        for (var least : List.of(Fit.NOT_AT_RISK, Fit.HIGH_RISK, Fit.PAY)) {
            Predicate<Person> post =
                    person -> person.recipient() && person.fit().compareTo(least) >= 0;
            var slice = everyone.reaching(least).of(UserSlice.Cohort.POST);
            slices.put(slice, post);
            for (int week : List.of(1, 2, 4)) {
                slices.put(slice.returnedIn(week), post.and(person -> person.returned(question.asOf(), week)));
            }
        }
        Predicate<Person> pre = person -> person.preStart() != null;
        slices.put(everyone.of(UserSlice.Cohort.PRE), pre);
        for (int week : List.of(1, 2, 4)) {
            slices.put(
                    everyone.of(UserSlice.Cohort.PRE).returnedIn(week),
                    pre.and(person -> person.returned(person.preStart(), week)));
        }
        // Each data set opens every ninth number; together they open all of them again and again.
        var opened = List.copyOf(slices.keySet());
        for (int number = seed % 9; number < opened.size(); number += 9) {
            var slice = opened.get(number);
            var condition = slices.get(slice);
            var expected = ids(oracle, condition);
            var page = service.users(question, slice, 0, 1000);
            assertThat(page.items())
                    .as(where + " " + slice)
                    .extracting(ReactivationUser::userId)
                    .containsExactlyElementsOf(expected);
            assertThat(page.total()).as(where + " " + slice).isEqualTo(expected.size());
        }
    }

    private static Predicate<Person> in(Arm arm) {
        return person -> person.arms().contains(arm);
    }

    private static List<String> ids(ReactivationOracle oracle, Predicate<Person> condition) {
        return oracle.people().stream()
                .filter(condition)
                .map(person -> person.user().userId())
                .toList();
    }

    private static <T> Page<T> cut(Page<T> whole, int offset, int limit) {
        return new Page<>(
                whole.total(), whole.items().stream().skip(offset).limit(limit).toList());
    }

    private static String text(JobMatch match) {
        return match.userId() + " " + match.jobId() + " " + match.matchBasis() + " " + match.wageUplift();
    }

    private static String text(ReactivationUser user) {
        return String.join(
                " ",
                user.userId(),
                user.tier().key(),
                "region " + user.regionId(),
                "settlements " + user.settlements(),
                "recency " + user.recencyDays(),
                "cycle " + user.cycleDays(),
                "high-risk " + user.highRisk(),
                "last " + user.lastSettledOn() + " " + user.lastCategoryId() + " " + user.lastHourlyRate(),
                "arms " + user.arms() + " applied " + user.appliedArms(),
                "blocked " + user.blocked(),
                "left out " + user.leftOut(),
                "pairs " + user.pairs());
    }

    private static String text(Person person) {
        var last = person.last();
        return String.join(
                " ",
                person.user().userId(),
                person.tier().key(),
                "region " + person.user().regionId(),
                "settlements " + person.settlements(),
                "recency " + person.recencyDays(),
                "cycle " + person.cycleDays(),
                "high-risk " + person.highRisk(),
                last == null
                        ? "last null null null"
                        : "last " + last.settledAt() + " " + last.categoryId() + " " + last.finalHourlyRate(),
                "arms " + bits(person.arms()) + " applied " + bits(person.appliedArms()),
                "blocked " + person.blockedAfter(),
                "left out "
                        + (person.leftOut() == null ? null : person.leftOut().key()),
                "pairs " + person.pairs().size());
    }

    private static int bits(Set<Arm> arms) {
        return arms.stream().mapToInt(Arm::bit).sum();
    }
}
