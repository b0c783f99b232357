package dev.rekindle.activity;

/** What came in as one action: one that can be recorded, or the reason why it cannot. */
public sealed interface Arrival permits Action, Refusal {}
