package dev.rekindle.segment;

import dev.rekindle.access.AuditService;
import dev.rekindle.segment.Audience.Kind;
import dev.rekindle.segment.AudienceCounts.Step;
import dev.rekindle.segment.AudienceQuery.Alike;
import dev.rekindle.ui.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets of users under a name: who fits some conditions, live, or who was on a list that somebody saved. Who receives no
 * marketing is counted apart and never handed out.
 */
@Service
@Transactional
public class AudienceService {

    private static final int LONGEST_NAME = 100;

    private final AudienceStore audiences;
    private final AudienceQuery query;
    private final SegmentUserQuery rows;
    private final SegmentCountQuery counts;
    private final SegmentPolicyStore policies;
    private final AuditService audit;
    private final Clock clock;

    AudienceService(
            AudienceStore audiences,
            AudienceQuery query,
            SegmentUserQuery rows,
            SegmentCountQuery counts,
            SegmentPolicyStore policies,
            AuditService audit,
            Clock clock) {
        this.audiences = audiences;
        this.query = query;
        this.rows = rows;
        this.counts = counts;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that are saved, by name. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Audience> audiences() {
        return audiences.all();
    }

    /** All versions of one, the newest first. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Audience> versions(UUID audienceId) {
        var versions = audiences.versions(audienceId);
        if (versions.isEmpty()) {
            throw new NoSuchElementException(
                    "There is no audience %s; it may have been deleted.".formatted(audienceId));
        }
        return versions;
    }

    /** How many users fit these conditions, and what each of them costs. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public AudienceCounts count(AudienceConditions conditions) {
        var window = window();
        return counts(query.counts(window, conditions), conditions, window.onDay(), null);
    }

    /** How many users a saved audience holds. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public AudienceCounts count(Audience audience) {
        if (audience.conditions() != null) {
            return count(audience.conditions());
        }
        var today = LocalDate.now(clock);
        return counts(query.counts(audience.audienceId(), today), AudienceConditions.NONE, today, counts.users());
    }

    private static AudienceCounts counts(
            List<Alike> alike, AudienceConditions conditions, LocalDate today, @Nullable Long users) {
        var asked = Arrays.stream(AudienceCondition.values())
                .filter(conditions::has)
                .toList();
        int all = asked.stream().mapToInt(AudienceCondition::bit).sum();
        var before = new int[1];
        var waterfall = asked.stream()
                .map(condition -> {
                    var earlier = before[0];
                    before[0] += condition.bit();
                    return new Step(
                            condition,
                            sum(alike, user -> (user.failed() & (earlier | condition.bit())) == 0),
                            sum(alike, user -> (user.failed() & (earlier | condition.bit())) == condition.bit()),
                            sum(alike, user -> (user.failed() & condition.bit()) != 0),
                            sum(alike, user -> (user.failed() & all) == condition.bit()));
                })
                .toList();
        var matching = sum(alike, user -> user.failed() == 0);
        var isProtected = sum(alike, user -> user.failed() == 0 && user.isProtected());
        return new AudienceCounts(
                today,
                users == null ? sum(alike, user -> true) : users,
                waterfall,
                matching,
                isProtected,
                matching - isProtected);
    }

    private static long sum(List<Alike> alike, Predicate<Alike> which) {
        return alike.stream().filter(which).mapToLong(Alike::users).sum();
    }

    /** Those of the users who fit these conditions that may be targeted, by user id: a page of them. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public List<SegmentUser> users(AudienceConditions conditions, long offset, int limit) {
        var window = window();
        return rows.users(window, query.users(window, conditions, offset, limit));
    }

    /** The same of a saved audience. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public List<SegmentUser> users(Audience audience, long offset, int limit) {
        return audience.conditions() != null
                ? users(audience.conditions(), offset, limit)
                : rows.users(window(), query.users(audience.audienceId(), LocalDate.now(clock), offset, limit));
    }

    /** The regions users live in. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<Integer> regions() {
        return query.regions();
    }

    /** The statement behind the counts, with its parameters. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public SegmentStatement statement(AudienceConditions conditions) {
        return new SegmentStatement(AudienceQuery.COUNTS, query.readable(window(), conditions));
    }

    /** The same of a frozen list. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public SegmentStatement statement(Audience list) {
        return new SegmentStatement(
                AudienceQuery.COUNTS_OF_LIST,
                Map.of(
                        "audienceId",
                        list.audienceId().toString(),
                        "onDay",
                        LocalDate.now(clock).toString()));
    }

    /** Saves conditions under a name nobody has taken. */
    @PreAuthorize("hasRole('CRM')")
    public Audience save(String name, AudienceConditions conditions) {
        return keep(first(name, Kind.CONDITIONS, conditions, null, null));
    }

    /** Saves other conditions, or another name, as the next version. */
    @PreAuthorize("hasRole('CRM')")
    public Audience edit(UUID audienceId, String name, AudienceConditions conditions) {
        var before = versions(audienceId).getFirst();
        if (before.kind() != Kind.CONDITIONS) {
            throw new Refusal("audiences.frozen");
        }
        if (before.name().equals(name) && conditions.equals(before.conditions())) {
            return before;
        }
        return keep(new Audience(
                audienceId,
                free(name, audienceId),
                Kind.CONDITIONS,
                before.version() + 1,
                conditions,
                null,
                null,
                clock.instant(),
                person()));
    }

    /**
     * Saves a list of users as it is.
     *
     * @param cameFrom its definition in words: from which page, by which policy and filters
     * @param asOf the day the list is of
     */
    @PreAuthorize("hasRole('CRM')")
    public Audience saveUsers(String name, String cameFrom, LocalDate asOf, Collection<String> userIds) {
        var saved = keep(first(name, Kind.USERS, null, cameFrom, asOf));
        audiences.addUsers(saved.audienceId(), userIds);
        return saved;
    }

    /** Takes it from the list; what refers to it still finds what it was. */
    @PreAuthorize("hasRole('CRM')")
    public void delete(UUID audienceId) {
        var deleted = versions(audienceId).getFirst();
        audiences.delete(audienceId, clock.instant(), person());
        audit.record("audience_deleted", deleted.name(), Map.of("audience_id", audienceId));
    }

    private Audience first(
            String name,
            Kind kind,
            @Nullable AudienceConditions conditions,
            @Nullable String cameFrom,
            @Nullable LocalDate asOf) {
        var id = UUID.randomUUID();
        return new Audience(id, free(name, id), kind, 1, conditions, cameFrom, asOf, clock.instant(), person());
    }

    private String free(String name, UUID of) {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new Refusal("audiences.bad-name", LONGEST_NAME);
        }
        if (audiences.named(stripped).filter(taken -> !taken.equals(of)).isPresent()) {
            throw new Refusal("audiences.name-taken", stripped);
        }
        return stripped;
    }

    private Audience keep(Audience audience) {
        audiences.save(audience);
        audit.record(
                "audience_saved",
                audience.name(),
                Map.of("audience_id", audience.audienceId(), "version", audience.version()));
        return audience;
    }

    private Window window() {
        return Window.live(LocalDate.now(clock), policies.active().rules(), clock.getZone());
    }

    private static String person() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person == null ? "server" : person.getName();
    }
}
