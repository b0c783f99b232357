package dev.rekindle.refresh.ui;

import dev.rekindle.access.Role;
import dev.rekindle.ingest.StreamService;
import dev.rekindle.ingest.StreamStatus;
import dev.rekindle.notification.NotificationService;
import dev.rekindle.outbox.OutboxService;
import dev.rekindle.outbox.OutboxStatus;
import dev.rekindle.redis.RedisMirror;
import dev.rekindle.redis.RedisMirrorService;
import dev.rekindle.ui.LiveFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The one broadcast from which every open Stream page lives. */
@Configuration(proxyBeanMethods = false)
class StreamFeed {

    private static final Duration EVERY = Duration.ofMillis(400);

    /** What comes in and what goes out; Redis only where there is one. */
    record Pulse(
            StreamStatus stream,
            OutboxStatus news,
            Map<String, Long> notifications,
            @Nullable RedisMirror redis) {}

    @Bean
    LiveFeed<Pulse> streamPulse(
            StreamService stream,
            OutboxService outbox,
            NotificationService notifications,
            RedisMirrorService redis,
            Clock clock) {
        return new LiveFeed<>(
                "stream page",
                EVERY,
                () -> asServer(() -> new Pulse(
                        stream.status(),
                        outbox.status(),
                        notifications.counts(),
                        redis.status().orElse(null))),
                clock);
    }

    private interface Question<T> {
        T ask();
    }

    /** Only admins can open the page; the broadcast asks for all of them. */
    private static <T> T asServer(Question<T> question) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated("server", "", Role.ADMIN.authorities()));
        SecurityContextHolder.setContext(context);
        try {
            return question.ask();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
