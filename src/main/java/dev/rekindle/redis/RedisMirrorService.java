package dev.rekindle.redis;

import dev.rekindle.metrics.MetricsUpdated;
import dev.rekindle.profile.UserErased;
import dev.rekindle.redis.RedisServer.Contents;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.segment.SegmentUser;
import dev.rekindle.segment.SegmentsChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps Redis saying what PostgreSQL says of each user, a moment later. Whose values change is noted in the transaction
 * that changes them; after the commit the values are read as they are then and written, and only when Redis has them is
 * the note removed. So an action never waits for Redis, whatever is killed Redis catches up, and what it says twice is
 * right twice.
 *
 * <p>Only one in the cluster writes at a time: two who wrote of the same user could leave the older value.
 */
@Service
@EnableConfigurationProperties(RedisSettings.class)
public class RedisMirrorService {

    private final RedisSettings settings;
    private final RedisServer server;
    private final RedisChangeStore changes;
    private final RedisRebuildStore rebuilds;
    private final MirroredUserQuery users;
    private final SegmentService segments;
    private final Clock clock;
    private volatile Standing standing = new Standing(null, null, false);

    private record Standing(
            @Nullable String failure, @Nullable Instant failingSince, boolean rebuilding) {}

    RedisMirrorService(
            RedisSettings settings,
            RedisServer server,
            RedisChangeStore changes,
            RedisRebuildStore rebuilds,
            MirroredUserQuery users,
            SegmentService segments,
            Clock clock) {
        this.settings = settings;
        this.server = server;
        this.changes = changes;
        this.rebuilds = rebuilds;
        this.users = users;
        this.segments = segments;
        this.clock = clock;
    }

    boolean isConfigured() {
        return settings.url() != null;
    }

    @EventListener
    @Order(200) // last: it only notes what the others have done
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(MetricsUpdated updated) {
        if (isConfigured()) {
            changes.addTouched(clock.instant());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(SegmentsChanged changed) {
        if (isConfigured()) {
            changes.addMoved(clock.instant());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UserErased erased) {
        forget(List.of(erased.userId()));
    }

    /** Lets Redis forget users that are erased in the current transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<String> userIds) {
        if (isConfigured()) {
            changes.add(userIds, clock.instant());
        }
    }

    /** Has everything written anew, as soon as Redis answers. */
    @PreAuthorize("hasRole('ADMIN')")
    @Transactional
    public void rebuild() {
        rebuilds.ask(clock.instant());
    }

    /** Whoever runs without a mirror leaves it behind; then it is to be written anew when there is one again. */
    @Transactional
    void leaveBehind() {
        rebuilds.ask(clock.instant());
    }

    /** How the mirror does; empty where there is none. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public Optional<RedisMirror> status() {
        if (!isConfigured()) {
            return Optional.empty();
        }
        var now = standing;
        return Optional.of(new RedisMirror(
                settings.address(),
                changes.waitingUsers(),
                changes.oldestAt().orElse(null),
                now.failure(),
                now.failingSince(),
                now.rebuilding()));
    }

    /**
     * Writes the oldest changes, or the next of all users when everything is written anew.
     *
     * @return how many users were written or removed; 0 also when another instance is at work
     */
    @Transactional
    int writeSome(int most) {
        try {
            // Asked first, and by every instance, so that each knows by itself whether Redis answers.
            var basis = server.runId() + " " + rebuilds.basis();
            var written = changes.takeTurn() ? writeSome(basis, most) : 0;
            standing = new Standing(null, null, server.contents().doneTo() != null);
            return written;
        } catch (JedisException e) {
            var since = standing.failingSince();
            standing = new Standing(
                    String.valueOf(e.getMessage()), since == null ? clock.instant() : since, standing.rebuilding());
            throw e;
        }
    }

    private int writeSome(String basis, int most) {
        var contents = server.contents();
        if (!basis.equals(contents.basis())) {
            server.beginRebuild(basis);
            contents = new Contents(basis, "");
        }
        var changed = changes.takeOldest(most);
        write(changed);
        var doneTo = contents.doneTo();
        if (doneTo == null || changed.size() == most) {
            return changed.size();
        }
        var next = users.after(doneTo, most);
        if (next.isEmpty()) {
            server.endRebuild();
        } else {
            write(next);
            server.rebuiltTo(next.getLast());
        }
        return changed.size() + next.size();
    }

    private void write(List<String> userIds) {
        if (userIds.isEmpty()) {
            return;
        }
        var counted =
                segments.now(userIds).stream().collect(Collectors.toMap(SegmentUser::userId, Function.identity()));
        var found = users.users(counted, LocalDate.now(clock), clock.getZone());
        var gone = new HashSet<>(userIds);
        found.forEach(user -> gone.remove(user.userId()));
        server.write(found, gone);
    }

    /** While Redis is away: lets no more wait than there are users. */
    @Transactional
    void keepOneChangeOfEach() {
        if (changes.takeTurn()) {
            changes.keepOneOfEach();
        }
    }
}
