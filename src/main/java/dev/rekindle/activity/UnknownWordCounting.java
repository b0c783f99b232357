package dev.rekindle.activity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the words that no definition speaks of. Somebody may use keys that are new with every action; after the first
 * two thousand, further ones are counted together.
 */
final class UnknownWordCounting {

    static final String FURTHER = "…";
    private static final int MOST_NAMED = 2_000;

    private final Set<UnknownWord> named = ConcurrentHashMap.newKeySet();

    Map<UnknownWord, Long> times(Collection<Action> actions) {
        var times = new HashMap<UnknownWord, Long>();
        for (var action : actions) {
            for (var word : action.unknownWords()) {
                times.merge(counted(word), 1L, Long::sum);
            }
        }
        return times;
    }

    private UnknownWord counted(UnknownWord word) {
        if (named.contains(word)) {
            return word;
        }
        if (named.size() >= MOST_NAMED) {
            return new UnknownWord(word.kind(), FURTHER);
        }
        named.add(word);
        return word;
    }
}
