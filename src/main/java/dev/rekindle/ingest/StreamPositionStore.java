package dev.rekindle.ingest;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code stream_positions}. */
@Repository
class StreamPositionStore {

    private final JdbcClient jdbc;

    StreamPositionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StreamPosition> positions(String topic, String topicId) {
        return jdbc.sql("""
                        select partition, next_offset, recorded_until, missed
                        from stream_positions
                        where topic = :topic and topic_id = :topicId
                        order by partition
                        """)
                .param("topic", topic)
                .param("topicId", topicId)
                .query((row, number) -> new StreamPosition(
                        row.getInt("partition"),
                        row.getLong("next_offset"),
                        row.getTimestamp("recorded_until").toInstant(),
                        row.getLong("missed")))
                .list();
    }

    /**
     * Moves the positions over these spans, each of them only from where it begins; whoever moves the same ones waits.
     *
     * @return whether all of them stood there; otherwise the transaction has to be undone
     */
    boolean move(String topic, String topicId, Collection<Span> spans, Instant now) {
        var moved = jdbc.sql("""
                        insert into stream_positions as kept (
                          topic, topic_id, partition, next_offset, recorded_until, moved_at, missed)
                        select :topic, :topicId, partition, next_offset, recorded_until, :now, missed
                        from unnest(:partitions, :froms, :nexts, :untils::timestamptz[], :missed)
                          as spans (partition, from_offset, next_offset, recorded_until, missed)
                        order by partition
                        on conflict (topic, topic_id, partition) do update
                        set next_offset = excluded.next_offset, recorded_until = excluded.recorded_until,
                          moved_at = excluded.moved_at, missed = kept.missed + excluded.missed
                        where kept.next_offset = (
                          select from_offset
                          from unnest(:partitions, :froms) as begun (partition, from_offset)
                          where begun.partition = kept.partition)
                        """)
                .param("topic", topic)
                .param("topicId", topicId)
                .param("now", Timestamp.from(now))
                .param("partitions", spans.stream().map(Span::partition).toArray(Integer[]::new))
                .param("froms", spans.stream().map(Span::from).toArray(Long[]::new))
                .param("nexts", spans.stream().map(Span::next).toArray(Long[]::new))
                .param(
                        "untils",
                        spans.stream().map(span -> span.until().toString()).toArray(String[]::new))
                .param("missed", spans.stream().map(Span::missed).toArray(Long[]::new))
                .update();
        return moved == spans.size();
    }
}
