package dev.rekindle.segment;

import java.math.BigDecimal;

/** What reaching a group by one's own action earns. */
public record UpgradeReward(String group, String rewardType, BigDecimal rewardValue) {

    public UpgradeReward {
        if (group.isBlank() || rewardType.isBlank()) {
            throw new IllegalArgumentException("A reward needs a group and a type.");
        }
        if (rewardValue.signum() <= 0) {
            throw new IllegalArgumentException("A reward of " + rewardValue.toPlainString() + " is none; remove it.");
        }
    }
}
