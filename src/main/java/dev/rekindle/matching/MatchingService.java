package dev.rekindle.matching;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the job posts that fit users, and what came nearest where none does. */
@Service
public class MatchingService {

    /** The tables matches are computed from, beside the users and their settlements. */
    public static final Set<String> TABLES = Set.of("job_posts", "category_map");

    private final JobMatchQuery matches;
    private final NearestMissQuery misses;

    MatchingService(JobMatchQuery matches, NearestMissQuery misses) {
        this.matches = matches;
        this.misses = misses;
    }

    /** Every pair of these users and a post that fits: by user id, best first. */
    @Transactional(readOnly = true)
    public List<JobMatch> matches(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy) {
        return targets.isEmpty() ? List.of() : matches.matches(targets, asOf, policy);
    }

    /** The posts that fit this user and take somebody on this day, best first. */
    @Transactional(readOnly = true)
    public List<JobMatch> openMatches(MatchTarget target, LocalDate today, MatchPolicy policy) {
        return matches.matches(List.of(target), today, policy, today);
    }

    /** By user id; a user for whom nothing came near is absent. */
    @Transactional(readOnly = true)
    public Map<String, NearestMiss> nearestMisses(List<MatchTarget> targets, LocalDate asOf, MatchPolicy policy) {
        return targets.isEmpty()
                ? Map.of()
                : misses.nearestMisses(targets, asOf, policy).stream()
                        .collect(Collectors.toMap(NearestMiss::userId, Function.identity()));
    }
}
