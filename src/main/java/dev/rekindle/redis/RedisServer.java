package dev.rekindle.redis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis server, by one connection that is made when it is needed and made anew after a failure. Beside the values
 * of the users it keeps what they rest on and, while all of them are written anew, the last one done, so that whoever
 * looks next, this or another instance, knows whether they hold.
 */
@Component
class RedisServer implements DisposableBean {

    private static final String MIRROR = "rekindle:mirror";
    private static final String BASIS = "basis";
    private static final String DONE_TO = "done_to";
    private static final Pattern RUN_ID = Pattern.compile("run_id:(\\w+)");

    private final RedisSettings settings;
    private @Nullable Jedis connection;

    RedisServer(RedisSettings settings) {
        this.settings = settings;
    }

    /**
     * What is in Redis.
     *
     * @param basis what it rests on; absent when there is nothing
     * @param doneTo the last user written anew, empty at the beginning; absent when all are
     */
    record Contents(@Nullable String basis, @Nullable String doneTo) {}

    /** The running server's own name: after a restart, with whatever is left in it, it is another one. */
    String runId() {
        return ask(redis -> {
            var found = RUN_ID.matcher(redis.info("server"));
            if (!found.find()) {
                throw new JedisException("Redis does not tell its run_id.");
            }
            return found.group(1);
        });
    }

    Contents contents() {
        return ask(redis -> {
            var found = redis.hgetAll(MIRROR);
            return new Contents(found.get(BASIS), found.get(DONE_TO));
        });
    }

    void beginRebuild(String basis) {
        ask(redis -> redis.hset(MIRROR, Map.of(BASIS, basis, DONE_TO, "")));
    }

    void rebuiltTo(String userId) {
        ask(redis -> redis.hset(MIRROR, DONE_TO, userId));
    }

    void endRebuild() {
        ask(redis -> redis.hdel(MIRROR, DONE_TO));
    }

    /** Writes these users, and removes what there is of others. Returns when Redis has done all of it. */
    void write(Collection<MirroredUser> users, Collection<String> gone) {
        ask(redis -> {
            var pipeline = redis.pipelined();
            for (var user : users) {
                var values = user.values();
                pipeline.mset(pairs(values));
                var absent = MirroredUser.keys(user.userId()).stream()
                        .filter(key -> !values.containsKey(key))
                        .toArray(String[]::new);
                if (absent.length > 0) {
                    pipeline.del(absent);
                }
            }
            for (var userId : gone) {
                pipeline.del(MirroredUser.keys(userId).toArray(String[]::new));
            }
            for (var answer : pipeline.syncAndReturnAll()) {
                if (answer instanceof JedisException refused) {
                    throw refused;
                }
            }
            return List.of();
        });
    }

    private static String[] pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    private interface Question<T> {
        T ask(Jedis redis);
    }

    /**
     * A connection that stood for a while may be dead although the server lives; whatever is asked may be asked twice.
     */
    private <T> T ask(Question<T> question) {
        if (connection != null) {
            try {
                return question.ask(connection);
            } catch (JedisConnectionException dead) {
                destroy();
            }
        }
        try {
            connection = connect();
            return question.ask(connection);
        } catch (JedisException e) {
            destroy();
            throw e;
        }
    }

    private Jedis connect() {
        var url = Objects.requireNonNull(settings.url(), "There is no rekindle.redis.url.");
        var patience = Math.toIntExact(settings.patience().toMillis());
        return new Jedis(url, patience, patience);
    }

    @Override
    public void destroy() {
        if (connection != null) {
            try {
                connection.close();
            } finally {
                connection = null;
            }
        }
    }
}
