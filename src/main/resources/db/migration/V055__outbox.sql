-- One row per message that is to leave and has not been acknowledged by the broker yet. It is written in the transaction
-- of the change it tells of, and gone once the broker has it. Within a user, position is the order in which the changes
-- were committed: who writes news of a user keeps others from doing so until then.
create table outbox (
  position   bigint not null generated always as identity,
  user_id    text collate "C" not null,
  topic      text not null,
  headers    jsonb not null default '{}',
  payload    text not null,
  created_at timestamptz not null,
  constraint outbox_pk primary key (position, user_id)
) with (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 100000);
comment on column outbox.headers is 'Object of texts: headers of the Kafka record beside outbox_position.';
