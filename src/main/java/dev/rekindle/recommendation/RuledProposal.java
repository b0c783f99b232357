package dev.rekindle.recommendation;

import java.util.Map;

/**
 * A proposal that the rules make, before it has words.
 *
 * @param template the words it takes
 * @param words what stands for the placeholders of the template
 * @param rule why
 * @param values what decided
 */
record RuledProposal(
        ProposalType type, String template, Map<String, String> words, String rule, Map<String, ?> values) {}
