package dev.rekindle.reactivation;

import dev.rekindle.campaign.Arm;
import dev.rekindle.campaign.CampaignMessage;
import dev.rekindle.campaign.MessageService;
import dev.rekindle.campaign.MessageTemplate;
import dev.rekindle.campaign.StratifiedAssignment;
import dev.rekindle.matching.JobMatch;
import dev.rekindle.matching.MatchTarget;
import dev.rekindle.matching.MatchingService;
import dev.rekindle.notification.SendingPolicyStore;
import dev.rekindle.reactivation.PlannedSendQuery.PlannedSend;
import dev.rekindle.reactivation.ReactivationDocument.Decision;
import dev.rekindle.reactivation.ReactivationDocument.Guardrails;
import dev.rekindle.reactivation.ReactivationDocument.Outcomes;
import dev.rekindle.reactivation.ReactivationUserQuery.PairStretch;
import dev.rekindle.risk.ChurnRisk;
import dev.rekindle.risk.RiskService;
import dev.rekindle.snapshot.DataVersionStore;
import dev.rekindle.snapshot.LastAnswers;
import dev.rekindle.snapshot.SnapshotId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes the whole way of a reactivation campaign: risk, matching, arms, results, retention. Screen, API and exports
 * ask here and nowhere else, so they show the same numbers.
 */
@Service
public class ReactivationService {

    private static final String DEFINITION = "reactivation/1";

    private static final int BATCH = 10_000;

    private static final Set<String> DATED = Set.of("settlements", "campaign_logs");

    private static final Set<String> TABLES = Set.of(
            "users",
            "settlements",
            "job_posts",
            "category_map",
            "campaign_logs",
            "message_templates",
            SendingPolicyStore.TABLE);

    private final RiskService risk;
    private final MatchingService matching;
    private final MessageService messages;
    private final ReactivationUserQuery people;
    private final PlannedSendQuery sends;
    private final NewestRowQuery newest;
    private final DataVersionStore versions;
    private final LastAnswers<Map<String, Long>, Optional<LocalDate>> newestDays = new LastAnswers<>();
    private final LastAnswers<Map<String, Long>, Optional<LocalDate>> busiestDays = new LastAnswers<>();

    ReactivationService(
            RiskService risk,
            MatchingService matching,
            MessageService messages,
            ReactivationUserQuery people,
            PlannedSendQuery sends,
            NewestRowQuery newest,
            DataVersionStore versions) {
        this.risk = risk;
        this.matching = matching;
        this.messages = messages;
        this.people = people;
        this.sends = sends;
        this.newest = newest;
        this.versions = versions;
    }

    /** The whole document, from one state of the data. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ReactivationDocument document(ReactivationQuestion question) {
        var groups = people.groups(
                question, risk.thresholds(question.asOf(), question.policy().risk()));
        var churnRisk = churnRisk(question, groups);
        var matches = new MatchCounting(groups);
        var margin = question.policy().margin();
        var targets = new ResultCounting(groups, PeopleGroup::highRisk, margin);
        var matched = new ResultCounting(groups, PeopleGroup::matched, margin);
        var outcome = targets.outcome();
        var guardrail = targets.guardrail();
        var decision = targets.decision();
        return new ReactivationDocument(
                question.asOf(),
                PolicyParameters.fields(question.policy()),
                snapshotId(question),
                churnRisk.users(),
                churnRisk.usersWithoutSettlement(),
                churnRisk.usersWithOneSettlement(),
                churnRisk.evaluable(),
                churnRisk.highRisk(),
                churnRisk.evaluable() == 0 ? null : churnRisk.highRisk() / (double) churnRisk.evaluable(),
                churnRisk.evaluable() == 0 ? "no user has a settlement cycle" : null,
                RiskCounting.tiers(churnRisk),
                matches.matching(),
                matches.assignment(),
                new Outcomes(outcome, matched.outcome()),
                new Guardrails(guardrail, matched.guardrail()),
                new Decision(
                        decision.verdict(),
                        decision.arm(),
                        decision.rule().name().toLowerCase(Locale.ROOT),
                        DecisionReasons.of(decision, outcome, guardrail)),
                new ReturnCounting(groups, question.asOf(), newestDay()).retention());
    }

    /** Who is about to leave; fast enough to follow a form while it is filled in. */
    @Transactional(readOnly = true)
    public ChurnRisk churnRisk(ReactivationQuestion question) {
        return risk.churnRisk(question.asOf(), question.policy().risk(), question.regions(), question.tiers());
    }

    /** The same from users who were counted by their risk already. */
    private ChurnRisk churnRisk(ReactivationQuestion question, List<PeopleGroup> groups) {
        return risk.churnRisk(
                question.asOf(),
                question.policy().risk(),
                question.regions(),
                question.tiers(),
                groups.stream()
                        .filter(PeopleGroup::highRisk)
                        .collect(Collectors.groupingBy(PeopleGroup::tier, Collectors.summingLong(PeopleGroup::users))));
    }

    /** The statement behind the counts of a document. */
    @Transactional(readOnly = true)
    public Statement statement(ReactivationQuestion question) {
        return people.statement(
                question, risk.thresholds(question.asOf(), question.policy().risk()));
    }

    /** The users behind a number, by user id. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Page<ReactivationUser> users(ReactivationQuestion question, UserSlice slice, long offset, int limit) {
        return people.users(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()),
                slice,
                offset,
                limit);
    }

    /** Hands over every user of a slice, by user id, without holding them all. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public void everyUser(ReactivationQuestion question, UserSlice slice, Consumer<ReactivationUser> use) {
        people.everyUser(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()),
                slice,
                use);
    }

    /** The pairs of user and post that fit, by user id, best first. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Page<JobMatch> matches(ReactivationQuestion question, MatchScope scope, long offset, int limit) {
        var thresholds = risk.thresholds(question.asOf(), question.policy().risk());
        var stretch = people.stretch(question, thresholds, scope.armBits(), offset, limit);
        if (stretch.isEmpty()) {
            return new Page<>(offset == 0 ? 0 : matches(question, scope, 0, 1).total(), List.of());
        }
        var pairs = matching.matches(
                stretch.stream().map(PairStretch::target).toList(),
                question.asOf(),
                question.policy().match());
        return new Page<>(
                stretch.getFirst().allPairs(),
                pairs.stream()
                        .skip(offset - stretch.getFirst().firstPair())
                        .limit(limit)
                        .toList());
    }

    /** The messages as they are sent, by user id; protected users get none, whatever the log says. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Page<CampaignMessage> messages(
            ReactivationQuestion question, String lang, @Nullable Arm arm, long offset, int limit) {
        var words = messages.templates(lang);
        var planned = sends.sends(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()),
                arm,
                offset,
                limit);
        return new Page<>(planned.total(), messages(question, words, planned.items()));
    }

    /** By arm its first message and how many it would send; an arm that sends none is absent. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Map<Arm, Page<CampaignMessage>> firstMessages(ReactivationQuestion question, String lang) {
        var words = messages.templates(lang);
        var firsts = sends.firstOfEachArm(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()));
        var written = new EnumMap<Arm, Page<CampaignMessage>>(Arm.class);
        firsts.forEach(
                (arm, first) -> written.put(arm, new Page<>(first.total(), messages(question, words, first.items()))));
        return written;
    }

    /** Hands over every message of an arm in batches, by user id, without holding them all. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public void everyMessage(ReactivationQuestion question, String lang, Arm arm, Consumer<List<CampaignMessage>> use) {
        var words = messages.templates(lang);
        var batch = new ArrayList<PlannedSend>(BATCH);
        sends.everySend(
                question,
                risk.thresholds(question.asOf(), question.policy().risk()),
                StratifiedAssignment.plannedSalt(question.asOf()),
                arm,
                send -> {
                    batch.add(send);
                    if (batch.size() == BATCH) {
                        use.accept(messages(question, words, batch));
                        batch.clear();
                    }
                });
        use.accept(messages(question, words, batch));
    }

    private List<CampaignMessage> messages(
            ReactivationQuestion question, Map<Arm, MessageTemplate> words, List<PlannedSend> sends) {
        var matchesByUser = matching
                .matches(
                        sends.stream()
                                .filter(send -> send.arm() != Arm.CONTROL)
                                .map(PlannedSend::target)
                                .distinct()
                                .toList(),
                        question.asOf(),
                        question.policy().match())
                .stream()
                .collect(Collectors.groupingBy(JobMatch::userId));
        return sends.stream()
                .map(send -> MessageService.message(
                        send.target().userId(),
                        Objects.requireNonNull(words.get(send.arm()), "every arm has words"),
                        matchesByUser.getOrDefault(send.target().userId(), List.of())))
                .toList();
    }

    /** The high-risk users whom no post fits, each with the post that came nearest. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Page<UnmatchedUser> unmatched(ReactivationQuestion question, long offset, int limit) {
        var users = users(question, UserSlice.everyone().reaching(Fit.HIGH_RISK).notReaching(Fit.PAY), offset, limit);
        var misses = matching.nearestMisses(
                users.items().stream().flatMap(user -> target(user).stream()).toList(),
                question.asOf(),
                question.policy().match());
        return users.map(user -> new UnmatchedUser(user, misses.get(user.userId())));
    }

    /** The regions that have users, ascending. */
    @Transactional(readOnly = true)
    public List<Integer> regions() {
        return newest.regions();
    }

    /** Whether there is anything to ask about. */
    @Transactional(readOnly = true)
    public boolean hasRows() {
        return newest.hasRows();
    }

    /** The day a page starts with: the day most users were logged on, else the day after the newest row. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> defaultAsOf() {
        return busiestDays
                .get(versions.versions(DATED), newest::busiestCampaignDay)
                .or(() -> newestDay().map(day -> day.plusDays(1)));
    }

    private Optional<LocalDate> newestDay() {
        return newestDays.get(versions.versions(DATED), newest::newestDay);
    }

    /** The version of each table that a document is computed from. */
    SortedMap<String, Long> dataVersions() {
        return versions.versions(TABLES);
    }

    private String snapshotId(ReactivationQuestion question) {
        var policy = new TreeMap<>(PolicyParameters.of(question.policy()));
        policy.put("regions", new TreeSet<>(question.regions()).toString());
        policy.put("tiers", new TreeSet<>(question.tiers()).toString());
        return SnapshotId.of(DEFINITION, policy, question.asOf(), dataVersions());
    }

    private static Optional<MatchTarget> target(ReactivationUser user) {
        return user.regionId() == null || user.lastCategoryId() == null || user.lastHourlyRate() == null
                ? Optional.empty()
                : Optional.of(
                        new MatchTarget(user.userId(), user.regionId(), user.lastCategoryId(), user.lastHourlyRate()));
    }
}
