package dev.rekindle.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something a page asks, beside the same from a peer.
 *
 * @param peer a statement for DuckDB, of which every number must be among ours
 */
record Question(String name, Ours ours, String peer) {

    /** Answers by name, as the peer names them. */
    @FunctionalInterface
    interface Ours {
        Map<String, Double> numbers() throws Exception;
    }

    /**
     * Both in turn, so that whatever else the machine does meets both; one time ahead that is not measured.
     *
     * @throws IllegalStateException where the numbers differ: then a comparison of times says nothing
     */
    Compared compare(ActionPeer other, int times) throws Exception {
        Bench.progress("asking for " + name);
        var ours = this.ours.numbers();
        var theirs = other.numbers(peer);
        requireSame(ours, theirs);
        var here = new ArrayList<Double>();
        var there = new ArrayList<Double>();
        for (var i = 0; i < times; i++) {
            here.add(Seconds.of(this.ours::numbers));
            there.add(Seconds.of(() -> other.numbers(peer)));
        }
        return new Compared(name, Seconds.of(here), Seconds.of(there), theirs.size());
    }

    private void requireSame(Map<String, Double> ours, Map<String, Double> theirs) {
        var differences = theirs.entrySet().stream()
                .filter(number -> !isSame(ours.get(number.getKey()), number.getValue()))
                .limit(10)
                .map(number -> "%s is %s here and %s there"
                        .formatted(number.getKey(), ours.get(number.getKey()), number.getValue()))
                .collect(Collectors.joining("; "));
        if (!differences.isEmpty() || theirs.isEmpty()) {
            throw new IllegalStateException("The peer answers %s otherwise: %s.".formatted(name, differences));
        }
    }

    private static boolean isSame(@Nullable Double ours, double theirs) {
        return Math.abs(Objects.requireNonNullElse(ours, 0.0) - theirs) <= 1e-9 * Math.max(1, Math.abs(theirs));
    }

    /**
     * How long each took.
     *
     * @param numbersCompared how many were the same on both sides
     */
    record Compared(String question, Seconds ours, Seconds peer, double timesFaster, int numbersCompared) {

        Compared(String question, Seconds ours, Seconds peer, int numbersCompared) {
            this(question, ours, peer, peer.median() / ours.median(), numbersCompared);
        }

        /** How many times longer each question took than with the users measured before, and how many more they are. */
        static Map<String, Double> growth(double users, List<Compared> here, List<Compared> before) {
            var growth = new LinkedHashMap<String, Double>();
            growth.put("users", users);
            for (var i = 0; i < here.size(); i++) {
                growth.put(
                        here.get(i).question(),
                        here.get(i).ours().median() / before.get(i).ours().median());
            }
            return growth;
        }
    }
}
