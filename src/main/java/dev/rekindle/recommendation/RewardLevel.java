package dev.rekindle.recommendation;

import org.jspecify.annotations.Nullable;

/** S1's base_reward_level: how much a segment is offered, whatever its policy calls the last group. */
public final class RewardLevel {

    public static final int HIGHEST = 3;

    private RewardLevel() {}

    /** Of a group by its name; a group of another name has the lowest. */
    public static int of(@Nullable String group) {
        return switch (group) {
            case "Whale" -> 3;
            case "High Engaged" -> 2;
            case "Medium" -> 1;
            case null, default -> 0;
        };
    }

    /** The game for a segment: the higher, the higher its payout; for the last group one that brings people back. */
    static String game(int level) {
        return switch (level) {
            case 3 -> "Roulette";
            case 2 -> "SlotMachine";
            case 1 -> "RPSGame";
            default -> "Quiz";
        };
    }

    /** The groups of both built-in policies that have this level. */
    public static String groups(int level) {
        return switch (level) {
            case 3 -> "Whale";
            case 2 -> "High Engaged";
            case 1 -> "Medium";
            default -> "At-risk / Low";
        };
    }
}
