package dev.rekindle.redis;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the mirror is.
 *
 * @param url of the Redis server, such as {@code redis://:password@host:6379/0}, or {@code rediss://} with TLS; absent:
 *     there is no mirror, and nothing is done for one
 * @param patience how long an answer of Redis is waited for
 */
@ConfigurationProperties("rekindle.redis")
record RedisSettings(@Nullable URI url, @DefaultValue("2s") Duration patience) {

    RedisSettings {
        if (url != null
                && (url.getHost() == null || !String.valueOf(url.getScheme()).matches("rediss?"))) {
            throw new IllegalArgumentException(
                    "rekindle.redis.url is redis://host:port or rediss://host:port, with :password@ before the host.");
        }
    }

    /** Host and port, without what is secret. */
    String address() {
        return url == null ? "" : url.getHost() + ":" + (url.getPort() < 0 ? 6379 : url.getPort());
    }
}
