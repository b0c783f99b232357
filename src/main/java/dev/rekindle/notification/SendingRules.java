package dev.rekindle.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalTime;

/** In which hours of a user's day nothing leaves, and how many messages a user gets at most. */
public record SendingRules(
        @JsonFormat(pattern = "HH:mm") LocalTime quietFrom,
        @JsonFormat(pattern = "HH:mm") LocalTime quietUntil,
        int perDay,
        int perSevenDays) {}
