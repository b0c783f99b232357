-- One row per minute, door and slot: how many actions came and what became of them. Concurrent batches use slots of
-- their own, so that none waits for another; readers sum over them.
create table intake_minutes (
  minute    timestamptz not null,
  door      text not null,
  slot      smallint not null,
  accepted  bigint not null,
  duplicate bigint not null,
  rejected  bigint not null,
  constraint intake_minutes_pk primary key (minute, door, slot),
  constraint intake_minutes_door_is_known check (door in ('KAFKA', 'REST', 'CSV'))
) with (fillfactor = 50);

-- One row per action type or metadata key that no definition speaks of, and slot: kept with the actions, and counted here.
create table unknown_words (
  kind  text not null,
  word  text collate "C" not null,
  slot  smallint not null,
  times bigint not null,
  constraint unknown_words_pk primary key (kind, word, slot),
  constraint unknown_words_kind_is_known check (kind in ('TYPE', 'KEY'))
) with (fillfactor = 50);
