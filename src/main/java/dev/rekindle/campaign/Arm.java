package dev.rekindle.campaign;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** An arm of a campaign. In SQL a set of arms is a sum of bits. */
public enum Arm {
    CONTROL("Control", 1),
    A("A", 2),
    B("B", 4);

    /** The arms that get something new. */
    public static final List<Arm> TREATED = List.of(A, B);

    private final String label;
    private final int bit;

    Arm(String label, int bit) {
        this.label = label;
        this.bit = bit;
    }

    /** As it stands in {@code campaign_logs.ab_group}, in JSON and on screens. */
    @JsonValue
    public String label() {
        return label;
    }

    public int bit() {
        return bit;
    }

    public boolean in(int arms) {
        return (arms & bit) != 0;
    }

    public static Arm of(String label) {
        for (var arm : values()) {
            if (arm.label.equals(label)) {
                return arm;
            }
        }
        throw new IllegalArgumentException("An arm is Control, A or B, not \"" + label + "\".");
    }
}
