package dev.rekindle.activity;

/** Something that should hold actions is not JSON that could hold any. */
public final class UnreadableBody extends IllegalArgumentException {

    UnreadableBody(Refusal refusal) {
        super(refusal.sentence());
    }
}
