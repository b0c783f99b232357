-- One row per partition of a topic that was read: the offset of the first record that is not recorded yet, moved in the
-- transaction that records those before it. A topic that is made anew has another topic_id and begins from its own start.
create table stream_positions (
  topic          text not null,
  topic_id       text not null,
  partition      integer not null,
  next_offset    bigint not null,
  recorded_until timestamptz not null,
  moved_at       timestamptz not null,
  missed         bigint not null default 0,
  constraint stream_positions_pk primary key (topic, topic_id, partition),
  constraint stream_positions_offset_not_negative check (next_offset >= 0)
) with (fillfactor = 50);
comment on column stream_positions.recorded_until is 'Kafka''s time of the last recorded record.';
comment on column stream_positions.missed is 'Records the broker deleted before they were read.';

-- One row per record of the stream that cannot be recorded as it is.
create table dead_letters (
  topic         text not null,
  topic_id      text not null,
  partition     integer not null,
  record_offset bigint not null,
  reason        text not null,
  detail        text not null,
  payload       bytea not null,
  payload_bytes integer not null,
  payload_hash  bytea not null,
  arrived_at    timestamptz not null,
  state         text not null default 'WAITING',
  tried_at      timestamptz,
  is_published  boolean not null default false,
  constraint dead_letters_pk primary key (topic, topic_id, partition, record_offset),
  constraint dead_letters_state_is_known check (state in ('WAITING', 'REPLAYED', 'REFUSED_AGAIN')),
  constraint dead_letters_payload_is_a_beginning check (octet_length(payload) <= payload_bytes)
);
create index dead_letters_by_time on dead_letters (arrived_at);
create index dead_letters_to_publish on dead_letters (arrived_at) where not is_published;
comment on column dead_letters.payload is 'All of it, or of one beyond the size that is taken its beginning.';
comment on column dead_letters.payload_hash is 'SHA-256 of all of it.';
comment on column dead_letters.is_published is 'Whether it stands on the topic for dead letters.';
