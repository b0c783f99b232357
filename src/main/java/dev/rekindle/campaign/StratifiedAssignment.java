package dev.rekindle.campaign;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the users of a stratum are dealt to the arms: ordered by the SHA-256 of salt, a colon and the user id, then
 * Control, A, B in turn. Whoever knows the salt gets the same arms, today or offline.
 */
public final class StratifiedAssignment {

    private StratifiedAssignment() {}

    /** How many of {@code users} each arm is dealt; Control first, so it never has fewer than A, nor A than B. */
    public static Map<Arm, Long> dealt(long users) {
        var dealt = new EnumMap<Arm, Long>(Arm.class);
        long left = users;
        int armsLeft = Arm.values().length;
        for (var arm : Arm.values()) {
            long share = (left + armsLeft - 1) / armsLeft;
            dealt.put(arm, share);
            left -= share;
            armsLeft--;
        }
        return dealt;
    }

    /** The salt of a campaign that is not launched yet: the same question gives the same plan. */
    public static String plannedSalt(LocalDate asOf) {
        return "reactivation-" + asOf;
    }
}
