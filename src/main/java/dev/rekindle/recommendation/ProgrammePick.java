package dev.rekindle.recommendation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Picks one programme of each kind: by rule first, by learned weight second. */
final class ProgrammePick {

    private ProgrammePick() {}

    /** A picked programme and the share with which it was picked among those that fit. */
    record Picked(Programme programme, double weight) {}

    /**
     * The same user is shown the same programmes all day; over all users each is shown in proportion to its weight. One
     * without a weight gets an even share.
     */
    static List<Picked> pick(Catalogue catalogue, UserFacts user, LocalDate day) {
        var granted = catalogue.granted(day);
        var picked = new ArrayList<Picked>();
        for (var kind : ProgrammeKind.values()) {
            var fitting = catalogue.programmes().stream()
                    .filter(programme -> programme.kind() == kind
                            && programme.state(day, granted) == Programme.State.RUNNING
                            && programme.suits(user, day))
                    .toList();
            if (!fitting.isEmpty()) {
                picked.add(pick(fitting, catalogue.weights(), point(user.userId(), day, kind)));
            }
        }
        return picked;
    }

    /** The one in whose share the point lies: from 0 to 1 the shares stand one after the other. */
    static Picked pick(List<Programme> fitting, Map<String, Double> weights, double point) {
        var shares = new double[fitting.size()];
        var sum = 0.0;
        for (var i = 0; i < shares.length; i++) {
            shares[i] = weights.getOrDefault(fitting.get(i).programmeId(), 1.0 / shares.length);
            sum += shares[i];
        }
        var rest = point * sum;
        var at = 0;
        while (at < shares.length - 1 && rest >= shares[at]) {
            rest -= shares[at];
            at++;
        }
        return new Picked(fitting.get(at), shares[at] / sum);
    }

    private static double point(String userId, LocalDate day, ProgrammeKind kind) {
        var bits = UUID.nameUUIDFromBytes((day + " " + kind + " " + userId).getBytes(StandardCharsets.UTF_8))
                .getLeastSignificantBits();
        return (bits & ((1L << 53) - 1)) / (double) (1L << 53);
    }
}
