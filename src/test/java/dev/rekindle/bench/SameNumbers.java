package dev.rekindle.bench;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Our document beside numbers that somebody else computed: where they differ, a comparison of times says nothing. */
record SameNumbers(JsonNode document) {

    private static final double RELATIVE_TOLERANCE = 1e-9;

    /**
     * @param numbers by their place in the document, such as {@code tiers.light.high_risk}
     * @throws IllegalStateException with every number that is another one in the document
     */
    void require(Map<String, Double> numbers) {
        var differences = numbers.entrySet().stream()
                .filter(number -> !same(at(number.getKey()), number.getValue()))
                .map(number ->
                        "%s is %s here and %s there".formatted(number.getKey(), at(number.getKey()), number.getValue()))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty()) {
            throw new IllegalStateException("The peer computes other numbers: " + differences + ".");
        }
    }

    private JsonNode at(String place) {
        return document.at("/" + place.replace('.', '/'));
    }

    private static boolean same(JsonNode ours, double theirs) {
        return ours.isNumber()
                && Math.abs(ours.asDouble() - theirs) <= RELATIVE_TOLERANCE * Math.max(1, Math.abs(theirs));
    }
}
