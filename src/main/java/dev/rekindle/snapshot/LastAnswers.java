package dev.rekindle.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The answers to the last few questions. A question holds all that its answer depends on, so no answer grows old. */
public final class LastAnswers<Q, A> {

    private static final int MOST = 8;

    private final Map<Q, A> answers = new LinkedHashMap<>(16, 0.75f, true);

    /** Asks only what was not asked lately; two who ask the same at once may both have to wait. */
    public A get(Q question, Supplier<A> ask) {
        synchronized (answers) {
            var known = answers.get(question);
            if (known != null) {
                return known;
            }
        }
        var fresh = ask.get();
        synchronized (answers) {
            answers.put(question, fresh);
            if (answers.size() > MOST) {
                answers.remove(answers.keySet().iterator().next());
            }
        }
        return fresh;
    }
}
