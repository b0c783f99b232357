package dev.rekindle.activity;

/** By which way actions come in. */
public enum Door {
    KAFKA,
    REST,
    CSV
}
