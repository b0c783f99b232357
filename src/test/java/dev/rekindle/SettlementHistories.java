package dev.rekindle;

/** The straightforward way to what is kept as settlements arrive. */
public final class SettlementHistories {

    /** One row per user with a settlement, from the settlements alone. */
    public static final String REBUILD = """
            insert into settlement_histories (user_id, settled_on, category_ids, hourly_rates)
            select
              user_id,
              array_agg(settled_at order by settled_at, st_id),
              array_agg(category_id order by settled_at, st_id),
              array_agg(final_hourly_rate order by settled_at, st_id)
            from settlements
            group by user_id
            """;

    private SettlementHistories() {}
}
