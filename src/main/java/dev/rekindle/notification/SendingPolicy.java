package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What holds for every message, whoever asks for it, and which version of it this is. */
public record SendingPolicy(int version, @JsonUnwrapped SendingRules rules) {}
