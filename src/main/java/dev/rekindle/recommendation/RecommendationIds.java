package dev.rekindle.recommendation;

import dev.rekindle.access.Seal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The ids of recommendations: each holds, sealed, to whom what was recommended when, so that no read has to write it.
 */
@Component
class RecommendationIds {

    private static final String PURPOSE = "recommendation";

    private final Seal seal;

    RecommendationIds(Seal seal) {
        this.seal = seal;
    }

    /** What an id says. */
    record Recommended(UUID id, int rewardLevel, Instant at, List<String> offers, String userId) {}

    String seal(UserFacts user, Instant at, List<String> offers) {
        return seal.seal(
                PURPOSE,
                "%s %d %d %s %s"
                        .formatted(
                                UUID.randomUUID(),
                                user.rewardLevel(),
                                at.toEpochMilli(),
                                String.join(",", offers),
                                user.userId()));
    }

    /** Empty for an id that is not one of ours. */
    Optional<Recommended> open(String id) {
        return seal.open(PURPOSE, id).map(text -> {
            var parts = text.split(" ", 5);
            return new Recommended(
                    UUID.fromString(parts[0]),
                    Integer.parseInt(parts[1]),
                    Instant.ofEpochMilli(Long.parseLong(parts[2])),
                    List.of(parts[3].split(",")),
                    parts[4]);
        });
    }
}
