package dev.rekindle.audience;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code users} that come from elsewhere than a file. */
@Repository
public class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a user of each of these ids that is not one yet; all else about them is unknown. */
    public void add(Collection<String> userIds) {
        jdbc.sql("""
                        insert into users (user_id)
                        select user_id
                        from unnest(:userIds) as acting (user_id)
                        order by user_id collate "C"
                        on conflict (user_id) do nothing
                        """).param("userIds", userIds.toArray(String[]::new)).update();
    }

    /** What is known of a user. */
    public Optional<UserAttributes> attributes(String userId) {
        return jdbc.sql("""
                        select region_id, push_on, total_settle_cnt, notification_blocked_at, birth_date,
                          self_excluded_until, marketing_consent, zone
                        from users
                        where user_id = :userId
                        """).param("userId", userId).query(UserAttributes.class).optional();
    }

    /** The same; nobody else changes it until the transaction ends. */
    public Optional<UserAttributes> hold(String userId) {
        jdbc.sql("select user_id from users where user_id = :userId for no key update")
                .param("userId", userId)
                .query(String.class)
                .optional();
        return attributes(userId);
    }

    /** Makes this what is known of a user. */
    public void put(String userId, UserAttributes attributes) {
        jdbc.sql("""
                        update users
                        set region_id = :regionId, push_on = :pushOn, total_settle_cnt = :totalSettleCnt,
                          notification_blocked_at = :notificationBlockedAt, birth_date = :birthDate,
                          self_excluded_until = :selfExcludedUntil, marketing_consent = :marketingConsent, zone = :zone
                        where user_id = :userId
                        """)
                .param("userId", userId)
                .param("regionId", attributes.regionId())
                .param("pushOn", attributes.pushOn())
                .param("totalSettleCnt", attributes.totalSettleCnt())
                .param("notificationBlockedAt", attributes.notificationBlockedAt())
                .param("birthDate", attributes.birthDate())
                .param("selfExcludedUntil", attributes.selfExcludedUntil())
                .param("marketingConsent", attributes.marketingConsent())
                .param("zone", attributes.zone())
                .update();
    }

    /** Every reason for which a user receives no marketing on this day, by the definition {@code protection_of}. */
    public List<String> protection(String userId, LocalDate onDay) {
        return jdbc.sql("""
                        select reasons.reason
                        from users
                        cross join lateral (values
                          (1, protection_of(self_excluded_until, null, null, null, :onDay)),
                          (2, protection_of(null, birth_date, null, null, :onDay)),
                          (3, protection_of(null, null, marketing_consent, null, :onDay)),
                          (4, protection_of(null, null, null, cooling_off_until, :onDay))) as reasons (position, reason)
                        where user_id = :userId and reasons.reason is not null
                        order by reasons.position
                        """)
                .param("userId", userId)
                .param("onDay", onDay)
                .query(String.class)
                .list();
    }
}
