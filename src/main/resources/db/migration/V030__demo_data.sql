-- One row while the system holds demo data, none otherwise.
create table demo_data (
  only_row  boolean not null default true,
  users     integer not null,
  seed      bigint not null,
  loaded_at timestamptz not null,
  constraint demo_data_pk primary key (only_row),
  constraint demo_data_has_one_row check (only_row)
);
