package dev.rekindle.recommendation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why something is proposed.
 *
 * @param rule as S1 §2.3.4 writes it
 * @param values what the rule was decided by
 * @param policy the policy by which the user is in the group
 */
public record Reason(
        String rule,
        Map<String, ?> values,
        @Nullable String policy,
        @Nullable Integer policyVersion) {}
