package dev.rekindle.protection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is protected, and from where on behaviour counts as a sign of harm, through REST. */
@RestController
@RequestMapping("/api/v1/protection")
@Tag(name = "Protection", description = "Whom nobody may target, and the thresholds of signs of harm")
class ProtectionApi {

    private final ProtectionService protection;

    ProtectionApi(ProtectionService protection) {
        this.protection = protection;
    }

    /** Thresholds by name, and users by what protects them. */
    record Answer(
            int version,
            @JsonUnwrapped HarmThresholds thresholds,
            Map<String, Long> protectedUsers,
            Map<String, Long> signs) {

        static Answer of(Protection protection) {
            return new Answer(
                    protection.version(), protection.thresholds(), protection.protectedUsers(), protection.signs());
        }
    }

    /** Tighter thresholds; who is absent stays. */
    record Tightened(
            @Nullable Integer raisedStakes,
            @Nullable Integer lossMinutes,
            @Nullable Integer stakeHours,
            @Nullable Integer lateNights,
            @Nullable Integer nightMinutes,
            @Nullable Integer pauseMinutes,
            @Nullable BigDecimal spendTimes,
            @Nullable BigDecimal spendLeast,
            @Nullable Integer coolingOffDays) {

        HarmThresholds over(HarmThresholds now) {
            return new HarmThresholds(
                    Objects.requireNonNullElse(raisedStakes, now.raisedStakes()),
                    Objects.requireNonNullElse(lossMinutes, now.lossMinutes()),
                    Objects.requireNonNullElse(stakeHours, now.stakeHours()),
                    Objects.requireNonNullElse(lateNights, now.lateNights()),
                    Objects.requireNonNullElse(nightMinutes, now.nightMinutes()),
                    Objects.requireNonNullElse(pauseMinutes, now.pauseMinutes()),
                    Objects.requireNonNullElse(spendTimes, now.spendTimes()),
                    Objects.requireNonNullElse(spendLeast, now.spendLeast()),
                    Objects.requireNonNullElse(coolingOffDays, now.coolingOffDays()));
        }
    }

    @GetMapping
    @Operation(summary = "How many users are protected, by what, and the thresholds of signs of harm")
    Answer protection() {
        return Answer.of(protection.protection());
    }

    @PutMapping
    @Operation(summary = "Tightens thresholds, by name; a looser value is refused (ADMIN)")
    Answer tighten(@RequestBody Tightened wanted) {
        return Answer.of(protection.tighten(wanted.over(protection.protection().thresholds())));
    }
}
