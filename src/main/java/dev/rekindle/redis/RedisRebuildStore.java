package dev.rekindle.redis;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The row of {@code redis_rebuilds}, and all else on which every value in Redis rests. */
@Repository
class RedisRebuildStore {

    private final JdbcClient jdbc;

    RedisRebuildStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Asks that everything be written anew. */
    void ask(Instant at) {
        jdbc.sql("delete from redis_rebuilds").update();
        jdbc.sql("insert into redis_rebuilds (asked_at) values (:at)")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What the values of all users rest on: the newest wish to write them anew, the active policy by which F and M are
     * counted, and the lifetimes that the LTV is made from. When it is another than it was, all of them are to be
     * written.
     */
    String basis() {
        return jdbc.sql("""
                        select concat_ws(' ',
                          (select rebuild_id from redis_rebuilds order by rebuild_id desc limit 1),
                          (
                            select concat(policy, ':', policy_version)
                            from segment_activations
                            order by activation_id desc
                            limit 1),
                          (select max(as_of) from segment_lifetimes)) as basis
                        """).query(String.class).single();
    }
}
