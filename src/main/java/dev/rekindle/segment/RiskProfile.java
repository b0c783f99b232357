package dev.rekindle.segment;

import java.util.Arrays;

/** How a user takes risks, by their own answers. */
public enum RiskProfile {
    HIGH("High-Risk"),
    MODERATE("Moderate-Risk"),
    LOW("Low-Risk");

    private final String label;

    RiskProfile(String label) {
        this.label = label;
    }

    /** As tables and the API write it. */
    public String label() {
        return label;
    }

    public static RiskProfile of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no risk profile " + label + "."));
    }
}
