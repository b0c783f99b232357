package dev.rekindle.recommendation;

import dev.rekindle.recommendation.LearningDecision.Choice;
import dev.rekindle.recommendation.LearningDecision.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code learning_decisions}. */
@Repository
class LearningDecisionStore {

    /** "lear": one at a time decides about weights. */
    private static final long LOCK = 0x6c656172;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LearningDecisionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Lets nobody else decide until the current transaction ends. */
    void decideAlone() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
    }

    /** The newest decision of every choice. */
    List<LearningDecision> newest() {
        return jdbc.sql("""
                        select distinct on (reward_level, kind) *
                        from learning_decisions
                        order by reward_level, kind, decision_id desc
                        """).query(this::decision).list();
    }

    /** All decisions, the oldest first. */
    List<LearningDecision> all() {
        return jdbc.sql("select * from learning_decisions order by decision_id")
                .query(this::decision)
                .list();
    }

    /** Those of one choice since a day, the oldest first. */
    List<LearningDecision> since(Choice choice, LocalDate day) {
        return jdbc.sql("""
                        select *
                        from learning_decisions
                        where reward_level = :level and kind = :kind and as_of >= :day
                        order by decision_id
                        """)
                .param("level", choice.rewardLevel())
                .param("kind", choice.kind().name())
                .param("day", day)
                .query(this::decision)
                .list();
    }

    void add(Choice choice, Kind kind, LocalDate asOf, Instant at, String by, Learned learned) {
        jdbc.sql("""
                        insert into learning_decisions (
                          reward_level, kind, decision, as_of, decided_at, decided_by, learned)
                        values (:level, :kind, :decision, :asOf, :at, :by, cast(:learned as jsonb))
                        """)
                .param("level", choice.rewardLevel())
                .param("kind", choice.kind().name())
                .param("decision", kind.name())
                .param("asOf", asOf)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("learned", json.writeValueAsString(learned))
                .update();
    }

    private LearningDecision decision(ResultSet row, int number) throws SQLException {
        return new LearningDecision(
                row.getLong("decision_id"),
                new Choice(row.getInt("reward_level"), ProgrammeKind.valueOf(row.getString("kind"))),
                Kind.valueOf(row.getString("decision")),
                row.getObject("as_of", LocalDate.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                json.readValue(row.getString("learned"), Learned.class));
    }
}
