package dev.rekindle.recommendation;

import java.util.List;

/**
 * What stands behind a proposal.
 *
 * @param proposalId by which the app says that it was shown or clicked
 * @param baseRewardLevel of the segment: 3 Whale, 2 High Engaged, 1 Medium, 0 the last group
 */
public record ProposalDetail(String proposalId, List<Reason> reasons, int baseRewardLevel) {}
