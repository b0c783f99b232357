\timing on
select count(*) from (
) x;
select count(*) from (
) x;
show max_parallel_workers_per_gather;
explain (analyze, buffers, verbose off)
