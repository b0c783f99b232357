package dev.rekindle.activity;

import java.util.List;

/**
 * What became of the actions of one batch.
 *
 * @param duplicate those that had been recorded before, with the same content
 */
public record Intake(int accepted, int duplicate, List<Rejected> rejected) {

    /**
     * One that was not recorded.
     *
     * @param index its position in the batch
     */
    public record Rejected(int index, Refusal refusal) {}
}
