package dev.rekindle.segment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A set of users that was saved.
 *
 * @param version grows with every edit
 * @param conditions whom it holds, now; absent for a frozen list
 * @param cameFrom of a frozen list where it is from, in words; absent for conditions
 * @param asOf of a frozen list the day it is of; absent for conditions
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Audience(
        UUID audienceId,
        String name,
        Kind kind,
        int version,
        @Nullable AudienceConditions conditions,
        @Nullable String cameFrom,
        @Nullable LocalDate asOf,
        Instant savedAt,
        String savedBy) {

    /** What makes somebody part of it. */
    public enum Kind {
        /** Fitting, now. */
        CONDITIONS,
        /** Having been on the list when it was saved. */
        USERS;

        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
