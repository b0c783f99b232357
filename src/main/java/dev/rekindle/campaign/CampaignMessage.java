package dev.rekindle.campaign;

import java.util.List;

/**
 * A message as it is sent (S4 §G).
 *
 * @param abGroup the arm
 * @param recommendedJobs at most three job ids, best first
 * @param messageBasis {@code baseline}, {@code similar_category} or {@code wage_uplift}
 */
public record CampaignMessage(
        String userId, Arm abGroup, String title, String body, List<String> recommendedJobs, String messageBasis) {}
