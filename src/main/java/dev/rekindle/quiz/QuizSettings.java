package dev.rekindle.quiz;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the quiz may be.
 *
 * @param linkLifetime how long a user's link opens the quiz
 * @param window over which attempts are counted
 * @param perUser how many attempts one user's link has in a window
 * @param perAddress how many attempts with links come from one address in a window
 */
@ConfigurationProperties("rekindle.quiz")
record QuizSettings(
        @DefaultValue("7d") Duration linkLifetime,
        @DefaultValue("10m") Duration window,
        @DefaultValue("20") int perUser,
        @DefaultValue("200") int perAddress) {}
