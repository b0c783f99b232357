package dev.rekindle.kpi;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the users who ever acted stand in the groups, day by day. */
@Repository
class GroupDayQuery {

    /**
     * One row per day and group: days that are over as they were counted, today as it was counted last. Of groups that
     * are chosen, how many stood in them; not where those who stand in them now were before.
     */
    static final String GROUPS = """
            select day, rfm_group, sum(users) as users
            from kpi_groups
            where day between :from and :to
              and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
            group by day, rfm_group
            union all
            select cast(:today as date), rfm_group, sum(users)
            from kpi_slice_users
            where rfm_group is not null and cast(:today as date) between :from and :to
              and is_chosen_slice(region_id, tier, rfm_group, :regions, :tiers, :groups)
            group by rfm_group
            order by day, rfm_group
            """;

    private final JdbcClient jdbc;

    GroupDayQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<GroupDay> days(LocalDate from, LocalDate to, UserFilter filter, LocalDate today) {
        Map<LocalDate, Map<String, Long>> byDay = new LinkedHashMap<>();
        jdbc.sql(GROUPS)
                .params(filter.parameters())
                .param("from", from)
                .param("to", to)
                .param("today", today)
                .query(row -> {
                    byDay.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new TreeMap<>())
                            .put(row.getString("rfm_group"), row.getLong("users"));
                });
        var days = new ArrayList<GroupDay>();
        byDay.forEach((day, users) -> days.add(new GroupDay(day, users)));
        return days;
    }
}
