package dev.rekindle.profile;

import dev.rekindle.access.AuditService;
import dev.rekindle.audience.UserAttributes;
import dev.rekindle.audience.UserStore;
import dev.rekindle.segment.SegmentService;
import dev.rekindle.snapshot.DataVersionStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;

/** One user: reads what every feature says of the person, and changes attributes, consent and protection. */
@Service
@Transactional
public class ProfileService {

    private final UserStore users;
    private final SegmentService segments;
    private final ProfileQuery kept;
    private final DataVersionStore versions;
    private final AuditService audit;
    private final Clock clock;

    ProfileService(
            UserStore users,
            SegmentService segments,
            ProfileQuery kept,
            DataVersionStore versions,
            AuditService audit,
            Clock clock) {
        this.users = users;
        this.segments = segments;
        this.kept = kept;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The user of this id; empty when there is none. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public Optional<UserProfile> profile(String userId) {
        var today = LocalDate.now(clock);
        return users.attributes(userId)
                .map(attributes -> UserProfile.of(
                        attributes,
                        segments.user(userId).orElseThrow(),
                        kept.values(userId, today).orElseThrow(),
                        users.protection(userId, today)));
    }

    /**
     * Changes attributes of a user: those fields that are named. What protects the user can be tightened by CRM; only
     * an admin can loosen it, since whoever asks for that should not be who sells to the person.
     */
    @PreAuthorize("hasRole('CRM')")
    public UserProfile change(String userId, Map<String, @Nullable Object> fields) {
        var today = LocalDate.now(clock);
        var before = users.hold(userId).orElseThrow(() -> none(userId));
        var after = AttributeField.edited(before, fields, today);
        if (!after.equals(before)) {
            var protectedBefore = users.protection(userId, today);
            users.put(userId, after);
            var loosened = loosened(before, after, protectedBefore, users.protection(userId, today));
            if (loosened && !mayLoosen()) {
                throw new ResponseStatusException(
                        HttpStatus.FORBIDDEN,
                        "This would loosen what protects the user; an ADMIN can do that. Nothing was changed.");
            }
            versions.changed(List.of("users"));
            audit.record("user_changed", userId, Map.of("fields", changed(before, after), "loosened", loosened));
        }
        return profile(userId).orElseThrow();
    }

    static NoSuchElementException none(String userId) {
        return new NoSuchElementException(
                "There is no user %s; users come with an import, or with their first action.".formatted(userId));
    }

    /** Whether a reason is gone, or one that still holds ends earlier. */
    private static boolean loosened(
            UserAttributes before, UserAttributes after, List<String> protectedBefore, List<String> protectedAfter) {
        return !protectedAfter.containsAll(protectedBefore)
                || (protectedBefore.contains("self_excluded")
                        && isEarlier(after.selfExcludedUntil(), before.selfExcludedUntil()))
                || (protectedBefore.contains("under_age") && isEarlier(after.birthDate(), before.birthDate()));
    }

    private static boolean isEarlier(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day != null && other != null && day.isBefore(other);
    }

    private static boolean mayLoosen() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
    }

    /** The names only: what is known of a person does not belong into the log of who did what. */
    private static List<String> changed(UserAttributes before, UserAttributes after) {
        return Arrays.stream(AttributeField.values())
                .filter(field -> !Objects.equals(field.of(before), field.of(after)))
                .map(AttributeField::key)
                .toList();
    }
}
