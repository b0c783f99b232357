package dev.rekindle.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rekindle.activity.ActionReader;
import dev.rekindle.activity.Refusal;
import dev.rekindle.activity.RefusalReason;
import dev.rekindle.ingest.DeadLetter.Place;
import dev.rekindle.ingest.DeadLetter.State;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code dead_letters}. */
@Repository
class DeadLetterStore {

    /** Of a payload that is larger than an action may be, this much is kept. */
    static final int SAMPLE_BYTES = 2_048;

    /** How many go into one statement, which may hold as many payloads of full size. */
    private static final int AT_ONCE = 200;

    private static final byte[] NOTHING = {};

    private final JdbcClient jdbc;

    DeadLetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps records that cannot be recorded. */
    void add(String topicId, List<RefusedRecord> refused, Instant now) {
        for (var from = 0; from < refused.size(); from += AT_ONCE) {
            addSome(topicId, refused.subList(from, Math.min(from + AT_ONCE, refused.size())), now);
        }
    }

    private void addSome(String topicId, List<RefusedRecord> refused, Instant now) {
        var payloads = refused.stream().map(DeadLetterStore::payload).toList();
        jdbc.sql("""
                        insert into dead_letters (
                          topic, topic_id, partition, record_offset, reason, detail, payload, payload_bytes,
                          payload_hash, arrived_at)
                        select
                          topic, :topicId, partition, record_offset, reason, detail, payload, payload_bytes,
                          payload_hash, :now
                        from unnest(:topics, :partitions, :offsets, :reasons, :details, :payloads, :bytes, :hashes)
                          as refused (
                            topic, partition, record_offset, reason, detail, payload, payload_bytes, payload_hash)
                        """)
                .param("topicId", topicId)
                .param("now", Timestamp.from(now))
                .param(
                        "topics",
                        refused.stream().map(one -> one.record().topic()).toArray(String[]::new))
                .param(
                        "partitions",
                        refused.stream().map(one -> one.record().partition()).toArray(Integer[]::new))
                .param(
                        "offsets",
                        refused.stream().map(one -> one.record().offset()).toArray(Long[]::new))
                .param(
                        "reasons",
                        refused.stream()
                                .map(one -> one.refusal().reason().name())
                                .toArray(String[]::new))
                .param(
                        "details",
                        refused.stream().map(one -> one.refusal().detail()).toArray(String[]::new))
                .param("payloads", payloads.stream().map(DeadLetterStore::kept).toArray(byte[][]::new))
                .param("bytes", payloads.stream().map(payload -> payload.length).toArray(Integer[]::new))
                .param("hashes", payloads.stream().map(DeadLetterStore::sha256).toArray(byte[][]::new))
                .update();
    }

    private static byte[] payload(RefusedRecord refused) {
        var value = refused.record().value();
        return value == null ? NOTHING : value;
    }

    private static byte[] kept(byte[] payload) {
        return payload.length <= ActionReader.LARGEST ? payload : Arrays.copyOf(payload, SAMPLE_BYTES);
    }

    private static byte[] sha256(byte[] payload) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(payload);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    // --- Publishing --------------------------------------------------------------------------------------------------

    /** One that has to be put on the topic for dead letters, of {@code bytes} in all. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Unpublished(Place place, Refusal refusal, byte[] payload, int bytes) {

        private static Unpublished of(ResultSet row, int number) throws SQLException {
            return new Unpublished(
                    DeadLetterStore.place(row),
                    DeadLetterStore.refusal(row),
                    row.getBytes("payload"),
                    row.getInt("payload_bytes"));
        }
    }

    /** The oldest that are not published, locked; those another instance is publishing are left to it. */
    List<Unpublished> lockUnpublished(int most) {
        return jdbc.sql("""
                        select topic, topic_id, partition, record_offset, reason, detail, payload, payload_bytes
                        from dead_letters
                        where not is_published
                        order by arrived_at
                        limit :most
                        for update skip locked
                        """).param("most", most).query(Unpublished::of).list();
    }

    void published(Collection<Place> places) {
        mark("""
                        update dead_letters
                        set is_published = true
                        from unnest(:topics, :topicIds, :partitions, :offsets)
                          as those (topic, topic_id, partition, record_offset)
                        where dead_letters.topic = those.topic and dead_letters.topic_id = those.topic_id
                          and dead_letters.partition = those.partition
                          and dead_letters.record_offset = those.record_offset
                        """, places).update();
    }

    // --- Replaying ---------------------------------------------------------------------------------------------------

    /** One that is tried again. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Again(Place place, byte[] payload) {

        private static Again of(ResultSet row, int number) throws SQLException {
            return new Again(DeadLetterStore.place(row), row.getBytes("payload"));
        }
    }

    /** The oldest that are not recorded, of this reason or of all, and were not tried since then; locked. */
    List<Again> lockUnrecorded(@Nullable RefusalReason reason, Instant triedBefore, int most) {
        return jdbc.sql("""
                        select topic, topic_id, partition, record_offset, payload
                        from dead_letters
                        where state <> 'REPLAYED' and (:reason::text is null or reason = :reason)
                          and octet_length(payload) = payload_bytes
                          and (tried_at is null or tried_at < :triedBefore)
                        order by arrived_at, topic, partition, record_offset
                        limit :most
                        for update skip locked
                        """)
                .param("reason", reason == null ? null : reason.name())
                .param("triedBefore", Timestamp.from(triedBefore))
                .param("most", most)
                .query(Again::of)
                .list();
    }

    void replayed(Collection<Place> places, Instant now) {
        mark("""
                        update dead_letters
                        set state = 'REPLAYED', tried_at = :now
                        from unnest(:topics, :topicIds, :partitions, :offsets)
                          as those (topic, topic_id, partition, record_offset)
                        where dead_letters.topic = those.topic and dead_letters.topic_id = those.topic_id
                          and dead_letters.partition = those.partition
                          and dead_letters.record_offset = those.record_offset
                        """, places).param("now", Timestamp.from(now)).update();
    }

    void refusedAgain(Place place, Refusal refusal, Instant now) {
        jdbc.sql("""
                        update dead_letters
                        set state = 'REFUSED_AGAIN', tried_at = :now, reason = :reason, detail = :detail
                        where topic = :topic and topic_id = :topicId and partition = :partition
                          and record_offset = :offset
                        """)
                .param("now", Timestamp.from(now))
                .param("reason", refusal.reason().name())
                .param("detail", refusal.detail())
                .param("topic", place.topic())
                .param("topicId", place.topicId())
                .param("partition", place.partition())
                .param("offset", place.offset())
                .update();
    }

    // --- Looking -----------------------------------------------------------------------------------------------------

    /** How many are not recorded, by reason, most first. */
    List<DeadLetter.Count> counts() {
        return jdbc.sql("""
                        with counted as (
                          select *, count(*) over (partition by reason) as letters,
                            row_number() over (
                              partition by reason order by arrived_at desc, record_offset desc) as place
                          from dead_letters
                          where state <> 'REPLAYED'
                        )
                        select topic, topic_id, partition, record_offset, reason, detail,
                          substr(payload, 1, :sample) as sample, payload_bytes, arrived_at, state, tried_at, letters
                        from counted
                        where place = 1
                        order by letters desc, reason
                        """)
                .param("sample", SAMPLE_BYTES)
                .query((row, number) -> {
                    var newest = letter(row, number);
                    return new DeadLetter.Count(newest.refusal().reason(), row.getLong("letters"), newest);
                })
                .list();
    }

    long countUnrecorded() {
        return jdbc.sql("select count(*) from dead_letters where state <> 'REPLAYED'")
                .query(Long.class)
                .single();
    }

    /** Those of this reason and state, or of all, newest first. */
    List<DeadLetter> letters(@Nullable RefusalReason reason, @Nullable State state, int offset, int limit) {
        return jdbc.sql("""
                        select topic, topic_id, partition, record_offset, reason, detail,
                          substr(payload, 1, :sample) as sample, payload_bytes, arrived_at, state, tried_at
                        from dead_letters
                        where (:reason::text is null or reason = :reason)
                          and (:state::text is null or state = :state)
                        order by arrived_at desc, topic, partition, record_offset desc
                        limit :limit offset :offset
                        """)
                .param("sample", SAMPLE_BYTES)
                .param("reason", reason == null ? null : reason.name())
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .param("offset", offset)
                .query(DeadLetterStore::letter)
                .list();
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        var triedAt = row.getTimestamp("tried_at");
        return new DeadLetter(
                place(row),
                refusal(row),
                readable(row.getBytes("sample")),
                row.getInt("payload_bytes"),
                row.getTimestamp("arrived_at").toInstant(),
                State.valueOf(row.getString("state")),
                triedAt == null ? null : triedAt.toInstant());
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        return new Refusal(null, RefusalReason.valueOf(row.getString("reason")), row.getString("detail"));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString("topic"),
                row.getString("topic_id"),
                row.getInt("partition"),
                row.getLong("record_offset"));
    }

    /** As text where it is text; the other bytes as \xHH. */
    static String readable(byte[] bytes) {
        var shown = new StringBuilder();
        var decoder = UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length + 1);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (!result.isMalformed()) {
                break;
            }
            out.flip();
            shown.append(out);
            out.clear();
            for (var i = 0; i < result.length(); i++) {
                shown.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(in.get()));
            }
        }
        out.flip();
        shown.append(out);
        return shown.toString().replace('\0', '\u2400');
    }

    private JdbcClient.StatementSpec mark(String sql, Collection<Place> places) {
        var all = new ArrayList<>(places);
        return jdbc.sql(sql)
                .param("topics", all.stream().map(Place::topic).toArray(String[]::new))
                .param("topicIds", all.stream().map(Place::topicId).toArray(String[]::new))
                .param("partitions", all.stream().map(Place::partition).toArray(Integer[]::new))
                .param("offsets", all.stream().map(Place::offset).toArray(Long[]::new));
    }
}
