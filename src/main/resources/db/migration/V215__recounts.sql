-- Three tables of one row, each of which said when something was counted last, become one.

-- One row per thing that is counted again and again: when that began last, of what, and how long it took. As long as the basis
-- reads the same, what was counted is what there is.
create table recounts (
  name       text not null,
  counted_at timestamptz not null,
  basis      text not null,
  seconds    double precision not null,
  constraint recounts_pk primary key (name)
);
comment on column recounts.name is 'The table it is counted into, or the first of them.';
comment on column recounts.basis is 'As whoever counts writes it: how many actions there were, say.';

drop table kpi_slice_counts, kpi_slice_user_counts, activity_counts;
