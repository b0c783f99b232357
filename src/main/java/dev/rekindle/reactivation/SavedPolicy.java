package dev.rekindle.reactivation;

/**
 * A policy that somebody saved under a name, in its newest version.
 *
 * @param version from 1; every version is kept
 */
public record SavedPolicy(String name, int version, ReactivationPolicy policy, String savedBy) {}
