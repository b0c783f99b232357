package dev.rekindle.retention;

import java.time.LocalDate;

/** A user behind a number, and what is known of when they were there. */
public record CohortUser(
        String userId, LocalDate firstDay, LocalDate lastDay, String firstActionType, long activeDays) {}
