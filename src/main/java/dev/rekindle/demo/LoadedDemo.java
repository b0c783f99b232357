package dev.rekindle.demo;

import java.time.Instant;

/** The demo data that the system holds: enough to make the same rows again. */
public record LoadedDemo(int users, long seed, Instant loadedAt) {}
