package dev.rekindle.recommendation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a recommendation is decided by, of one user. */
@Repository
class UserFactsQuery {

    /**
     * One row, or none for who is no user. Every part of it is found by a primary key that begins with the user. Tokens
     * of the month are those of the days from its first; the last earning also counts as a visit when the user's policy
     * says so.
     */
    static final String SQL = """
            select
              users.user_id,
              protection_of(
                users.self_excluded_until, users.birth_date, users.marketing_consent, users.cooling_off_until,
                :today) as protection,
              users.birth_date,
              users.zone,
              segments.rfm_group,
              segments.policy,
              segments.policy_version,
              segments.risk_profile,
              metrics.tokens_earned - metrics.tokens_spent as balance,
              case
                when metrics.user_id is not null then user_hours(users.user_id, coalesce(users.zone, :zone))
              end as hours,
              (select max(visit_timestamp) from site_visits where site_visits.user_id = users.user_id)
                as last_visit_at,
              (select sum(tokens_earned_partner) from user_days
                where user_days.user_id = users.user_id and user_days.day between :monthStart and :monthEnd)
                as earned_this_month,
              earnings.issued_at as last_earning_at,
              earnings.reward_value as last_earned,
              policies.rules ->> 'visits' as visit_unit,
              coalesce((select version from data_versions where table_name = :catalogue), 0) as catalogue_version
            from users
            left join user_metrics as metrics on metrics.user_id = users.user_id
            left join user_segments as segments on segments.user_id = users.user_id
            left join segment_policies as policies
              on policies.policy = segments.policy and policies.policy_version = segments.policy_version
            left join lateral (
              select issued_at, reward_value
              from site_rewards
              where site_rewards.user_id = users.user_id
              order by issued_at desc
              limit 1
            ) as earnings on true
            where users.user_id = :userId
            """;

    private final JdbcClient jdbc;

    UserFactsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a user, and which version the catalogue has. */
    record Found(UserFacts user, long catalogueVersion) {}

    /**
     * Finds a user.
     *
     * @param zone by whose clock hours are counted of who has no zone
     */
    Optional<Found> find(String userId, LocalDate today, ZoneId zone) {
        return jdbc.sql(SQL)
                .param("userId", userId)
                .param("catalogue", CatalogueService.VERSION)
                .param("today", today)
                .param("zone", zone.getId())
                .param("monthStart", today.withDayOfMonth(1))
                .param("monthEnd", today.withDayOfMonth(today.lengthOfMonth()))
                .query((row, number) -> new Found(facts(row), row.getLong("catalogue_version")))
                .optional();
    }

    private static UserFacts facts(ResultSet row) throws SQLException {
        var earningAt = time(row, "last_earning_at");
        var visitAt = time(row, "last_visit_at");
        return new UserFacts(
                row.getString("user_id"),
                row.getString("protection"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("zone"),
                row.getString("rfm_group"),
                row.getString("policy"),
                row.getObject("policy_version", Integer.class),
                row.getString("risk_profile"),
                number(row, "balance"),
                numbers(row, "hours"),
                "earnings".equals(row.getString("visit_unit")) ? later(visitAt, earningAt) : visitAt,
                number(row, "earned_this_month"),
                earningAt,
                number(row, "last_earned"));
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getBigDecimal(column), BigDecimal.ZERO);
    }

    private static List<Long> numbers(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Number[]) array.getArray())
                        .map(Number::longValue)
                        .toList();
    }
}
