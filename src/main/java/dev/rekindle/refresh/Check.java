package dev.rekindle.refresh;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How something that runs by itself does.
 *
 * @param job its name; a step of the night begins with {@code night.}
 * @param lastGoodAt when it did last what it should; absent: never yet, or it leaves no time behind
 * @param since since when it is late or fails; absent when that is not known
 * @param detail what went wrong; absent when nothing did
 * @param whatToDo in words; absent when it is good
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Check(
        String job,
        State state,
        @Nullable Instant lastGoodAt,
        @Nullable Instant since,
        @Nullable String detail,
        @Nullable String whatToDo) {

    /** How it does. */
    public enum State {
        GOOD,
        /** It has not run yet. */
        NOT_YET,
        /** It is not set up. */
        OFF,
        LATE,
        FAILING
    }

    static Check good(String job, @Nullable Instant lastGoodAt) {
        return new Check(job, State.GOOD, lastGoodAt, null, null, null);
    }

    Check saying(String words) {
        return new Check(job, state, lastGoodAt, since, detail, words);
    }

    /** Whether somebody has to do something. */
    boolean isBad() {
        return state == State.LATE || state == State.FAILING;
    }

    /** How translations name it. */
    public String kind() {
        return job.startsWith("night.") ? "night-step" : job;
    }
}
