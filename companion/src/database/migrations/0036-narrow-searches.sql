-- As it was, but for `offset 0`: what is compared of an issue is taken from its row at once. Without it Postgres carries
-- whole rows through the sorting, which takes twice as long and goes to disk.
drop function find_open_issues(bigint[], float8[], text, float8, float8, float8, text[], integer);
create function find_open_issues(
  words bigint[], worth float8[], field text, mean_length float8, k float8, b float8, excluded text[], most integer)
returns table (issue_id text, score float8)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  return query
  select hit.issue_id, sum(hit.worth * hit.times * (k + 1)
      / (hit.times + k * (1 - b + b * hit.length / mean_length))) as score
  from (
    select entry.issue_id, word.worth, entry.weights[array_position(entry.tokens, word.token)]::float8 as times,
      case field when 'summary' then entry.summary_length else entry.text_length end as length
    from unnest(words, worth) as word (token, worth)
    join public.issue_index entry on entry.tokens @> array[word.token]
    where entry.tenant_id::text = public.current_tenant()::text and entry.issue_id <> all (excluded)
    offset 0) hit
  group by hit.issue_id order by 2 desc, 1 limit most;
end $$;
