-- One row per user and transaction that changed what Redis says of the user; written in that transaction, gone once Redis has
-- the values. Rows are only added and removed, so that who adds one never waits for who is writing to Redis.
create table redis_changes (
  change_id  uuid not null default uuidv7(),
  user_id    text collate "C" not null,
  changed_at timestamptz not null,
  constraint redis_changes_pk primary key (change_id, user_id)
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);

-- At most one row: the newest wish that everything in Redis be written anew. Redis keeps which wish it was written for.
create table redis_rebuilds (
  rebuild_id uuid not null default uuidv7(),
  asked_at   timestamptz not null,
  constraint redis_rebuilds_pk primary key (rebuild_id)
);
