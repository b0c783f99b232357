package dev.rekindle.demo;

/** The scenario's tables in the order in which they are written, with the columns of their files. */
public enum DemoTable {
    USERS("users", "user_id,region_id,push_on,total_settle_cnt,notification_blocked_at"),
    SETTLEMENTS("settlements", "st_id,user_id,category_id,settled_at,final_hourly_rate"),
    JOB_POSTS("job_posts", "job_id,category_id,region_id,hourly_rate,posted_at"),
    CATEGORY_MAP("category_map", "original_cat,similar_cat"),
    CAMPAIGN_LOGS("campaign_logs", "log_id,user_id,ab_group,is_applied,sent_at");

    private final String tableName;
    private final String columns;

    DemoTable(String tableName, String columns) {
        this.tableName = tableName;
        this.columns = columns;
    }

    public String tableName() {
        return tableName;
    }

    public String fileName() {
        return tableName + ".csv";
    }

    /** As they stand in the first line of the file. */
    public String header() {
        return columns;
    }
}
