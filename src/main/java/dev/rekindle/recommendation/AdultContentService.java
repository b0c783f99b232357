package dev.rekindle.recommendation;

import dev.rekindle.access.AuditService;
import dev.rekindle.ui.Refusal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is known of adult content, who changes it, and to whom it is open: of age by the birth date, and of the segment.
 */
@Service
@Transactional
public class AdultContentService {

    private final AdultContentStore store;
    private final UserFactsQuery users;
    private final AuditService audit;
    private final Clock clock;

    AdultContentService(AdultContentStore store, UserFactsQuery users, AuditService audit, Clock clock) {
        this.store = store;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** All stages. */
    @PreAuthorize("hasRole('EXEC')")
    @Transactional(readOnly = true)
    public List<AdultContent> contents() {
        return store.contents();
    }

    /** Those that are open to a user today; none to a protected one, or to one whose age nobody knows. */
    @PreAuthorize("hasRole('CRM')")
    @Transactional(readOnly = true)
    public List<AdultContent> openTo(String userId) {
        var today = LocalDate.now(clock);
        var user = users.find(userId, today, clock.getZone())
                .orElseThrow(() -> new NoSuchElementException(
                        "There is no user %s; import the user or post an action of theirs first.".formatted(userId)))
                .user();
        return store.contents().stream()
                .filter(content -> content.isOpenTo(user, today))
                .toList();
    }

    @PreAuthorize("hasRole('CRM')")
    public void put(AdultContent content) {
        if (!CatalogueService.ID.matcher(content.id()).matches()) {
            throw new Refusal("recommendations.bad-id", content.id());
        }
        if (content.name().isBlank()) {
            throw new Refusal("adult.no-name");
        }
        if (content.requiredSegmentLevel() < 0 || content.requiredSegmentLevel() > RewardLevel.HIGHEST) {
            throw new Refusal("adult.level");
        }
        var taken = store.contents().stream()
                .anyMatch(
                        other -> other.stage() == content.stage() && !other.id().equals(content.id()));
        if (content.stage() < 1 || taken) {
            throw new Refusal("adult.stage", content.stage());
        }
        if (!Stream.of(content.thumbnailUrl(), content.mediaUrl()).allMatch(AdultContentService::isWebOrAbsent)) {
            throw new Refusal("adult.address");
        }
        store.put(content);
        audit.record(
                "adult_content_changed",
                content.id(),
                Map.of("stage", content.stage(), "required_segment_level", content.requiredSegmentLevel()));
    }

    private static boolean isWebOrAbsent(@Nullable String address) {
        if (address == null) {
            return true;
        }
        try {
            var uri = URI.create(address);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}
