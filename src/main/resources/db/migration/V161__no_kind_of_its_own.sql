-- Users are counted by plain columns again: read from one table, they are shared between workers without it.
drop type reactivation_kind;
