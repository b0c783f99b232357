package dev.rekindle.kpi;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a filter can be chosen from. */
@Repository
class OverviewChoiceQuery {

    private final JdbcClient jdbc;

    OverviewChoiceQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OverviewChoice choice() {
        return new OverviewChoice(groups(), regions(), hasActions());
    }

    /** The groups of the active policy, the highest first. */
    private List<String> groups() {
        return jdbc.sql("""
                        with active as (
                          select rules
                          from segment_activations
                          join segment_policies using (policy, policy_version)
                          order by activation_id desc
                          limit 1
                        )
                        select segment_name(rules, rank) as name
                        from active
                        cross join generate_series(jsonb_array_length(rules -> 'groups'), 0, -1) as ranks (rank)
                        order by rank desc
                        """).query(String.class).list();
    }

    private List<Integer> regions() {
        return jdbc.sql("select distinct region_id from users where region_id is not null order by region_id")
                .query(Integer.class)
                .list();
    }

    private boolean hasActions() {
        return jdbc.sql("select exists (select from kpi_hours where actions > 0) as has_actions")
                .query(Boolean.class)
                .single();
    }

    /** What can be said while nobody has acted. */
    WithoutActions withoutActions() {
        return jdbc.sql("""
                        select
                          (select count(*) from users) as users,
                          (select count(*) from settlements) as settlements,
                          (select max(settled_at) from settlements) as last_settlement
                        """).query(WithoutActions.class).single();
    }
}
