-- The open issues of the projects in which links are inferred, as Jira told them last. One that is done is not here.
create table open_issue (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  issue_id text not null,
  project_id text not null,
  key text not null,
  summary text not null,
  description text not null,
  -- What is compared of both, ready for use: the words of the description, and identifiers.
  words text not null,
  identifiers text not null,
  type text,
  priority text,
  status text not null,
  status_category text not null,
  components text[] not null,
  labels text[] not null,
  -- People as Jira names them: {"id", "name", "login"}.
  assignee jsonb,
  reporter jsonb,
  created_at timestamptz,
  updated_at timestamptz not null,
  -- Who changed it or commented on it, and when: [["2026-11-22T10:15:30Z", {"id", "name", "login"}], …].
  activity jsonb not null,
  linked_issue_ids text[] not null,
  read_at timestamptz not null default now(),
  primary key (tenant_id, issue_id)
);
create index open_issue_by_project on open_issue (tenant_id, project_id);
create index open_issue_by_key on open_issue (tenant_id, key);

-- By which words and people an issue is found. A token is a number for one word in one project of one tenant, so that
-- looking one up reads the rows of that project alone; Postgres' own dictionaries cut words otherwise than we do.
create table issue_index (
  tenant_id uuid not null default current_tenant(),
  issue_id text not null,
  project_id text not null,
  tokens bigint[] not null,
  -- How much each token weighs, in the same order.
  weights smallint[] not null,
  text_length integer not null,
  summary_length integer not null,
  updated_at timestamptz not null,
  primary key (tenant_id, issue_id),
  foreign key (tenant_id, issue_id) references open_issue on delete cascade
) with (toast_tuple_target = 8160);
-- A list of changes to come would have to be read through by every search.
create index issue_index_by_token on issue_index using gin (tokens) with (fastupdate = off);
create index issue_index_by_project on issue_index (tenant_id, project_id);

-- In how many of a project's open issues a token stands.
create table token_count (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  project_id text not null,
  token bigint not null,
  count integer not null,
  primary key (tenant_id, token)
) with (fillfactor = 70);
create index token_count_by_project on token_count (tenant_id, project_id);

-- How far the open issues of a project have been read, and how many and how long they are.
create table issue_sync (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  project_id text not null,
  state text not null default 'reading' check (state in ('reading', 'read')),
  -- Where Jira's list goes on: the number of the last issue that was read.
  read_to bigint not null default 0,
  read_count integer not null default 0,
  -- How many there are to read, as Jira said when the reading began; null where it does not say.
  expected integer,
  begun_at timestamptz not null default now(),
  read_at timestamptz,
  -- Until then it waits, so that others get their share of what Jira answers in an hour.
  waits_until timestamptz,
  due_at timestamptz not null default now(),
  issue_count integer not null default 0,
  text_length bigint not null default 0,
  summary_length bigint not null default 0,
  primary key (tenant_id, project_id)
);

do $$
declare closed text;
begin
  foreach closed in array array['open_issue', 'issue_index', 'token_count', 'issue_sync'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;

-- The index over tokens is closed to whoever is under row-level security: Postgres asks no operator that might tell
-- before it has asked whose a row is. This function names the tenant itself, in words that no other index answers: by
-- the key of a tenant, Postgres would read all of its rows for each word.
-- `words` are tokens, `worth` what the full weight of each is, `k` and `b` those of BM25.
create function find_open_issues(
  words bigint[], worth float8[], field text, mean_length float8, k float8, b float8, excluded text[], most integer)
returns table (issue_id text, score float8)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  return query
  select hit.issue_id, sum(word.worth * hit.times * (k + 1)
      / (hit.times + k * (1 - b + b * hit.length / mean_length))) as score
  from unnest(words, worth) as word (token, worth)
  cross join lateral (
    select entry.issue_id, entry.weights[array_position(entry.tokens, word.token)]::float8 as times,
      case field when 'summary' then entry.summary_length else entry.text_length end as length
    from public.issue_index entry
    where entry.tokens @> array[word.token] and entry.tenant_id::text = public.current_tenant()::text
      and entry.issue_id <> all (excluded)) hit
  group by hit.issue_id order by 2 desc, 1 limit most;
end $$;

-- The same for issues that carry any of some tokens, such as one person's names: the latest changed first.
create function find_open_issues_of(names bigint[], excluded text[], most integer)
returns table (issue_id text)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off
as $$
begin
  return query
  select entry.issue_id from public.issue_index entry
  where entry.tokens && names and entry.tenant_id::text = public.current_tenant()::text and entry.issue_id <> all (excluded)
  order by entry.updated_at desc, entry.issue_id limit most;
end $$;
