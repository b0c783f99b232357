package dev.rekindle.activity;

import java.time.LocalDate;

/**
 * Actions were recorded, in the current transaction: each of them is a row of the session's table {@code new_actions}.
 * What must be true at the commit handles this in the same thread.
 *
 * @param today in the configured zone
 */
public record ActionsRecorded(LocalDate today) {}
