-- Every table of a tenant carries tenant_id first in its key and is closed by row-level security: a transaction sees
-- only the tenant it has named with set_config('app.tenant', …, true). Roles and their rights are in ../roles.sql.

create function current_tenant() returns uuid language sql stable as $$
  select nullif(current_setting('app.tenant', true), '')::uuid
$$;

-- A sealed known word for each master key: it tells a right key from a wrong one before anything is read or written.
create table key_check (
  key_id text primary key,
  sealed text not null
);

create table tenant (
  tenant_id uuid primary key,
  kind text not null check (kind in ('forge', 'self-managed')),
  installation_id text,
  environment_id text,
  cloud_id text,
  wrapped_key text,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  unique (installation_id, environment_id)
);

create table connection (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  connection_id uuid not null,
  host text not null,
  mode text not null check (mode in ('forge', 'oauth', 'api-token', 'pat', 'app')),
  state text not null default 'connected' check (state in ('connected', 'expiring', 'expired', 'revoked')),
  base_url text not null,
  sealed_token text,
  token_expires_at timestamptz,
  projects_read_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, connection_id)
);

-- Read before a tenant is known, by exact hook id and through find_hook() alone.
create table hook_route (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  hook_id text not null unique,
  git_host text not null,
  sealed_secrets text[] not null,
  primary key (tenant_id, connection_id, hook_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);

create table repository (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  connection_id uuid not null,
  host_repository_id text not null,
  name text not null,
  is_private boolean not null,
  primary key (tenant_id, repository_id),
  unique (tenant_id, connection_id, host_repository_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);

create table project (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  project_id text not null,
  key text not null,
  name text not null,
  primary key (tenant_id, project_id)
);

-- Which repositories may reach which Jira projects. What is not here is neither linked nor shown.
create table repository_project (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  project_id text not null,
  primary key (tenant_id, repository_id, project_id),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

create table issue (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  issue_id text not null,
  key text not null,
  project_id text not null,
  summary text not null,
  status text not null,
  status_category text not null,
  is_deleted boolean not null default false,
  read_at timestamptz not null default now(),
  primary key (tenant_id, issue_id)
);
create index issue_by_key on issue (tenant_id, key);

create table pull_request (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  repository_id uuid not null,
  number bigint not null,
  title text not null,
  url text not null,
  state text not null check (state in ('open', 'draft', 'merged', 'declined')),
  branch text not null,
  base_branch text not null,
  head_sha text not null,
  author jsonb not null,
  reviews jsonb not null,
  is_revert boolean not null,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  merged_at timestamptz,
  merged_by text,
  merge_sha text,
  file_count integer not null,
  primary key (tenant_id, pull_request_id),
  unique (tenant_id, repository_id, number),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

create table linked_issue (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  issue_id text not null,
  origin text not null check (origin in ('written', 'inferred', 'manual')),
  decision text not null default 'none' check (decision in ('none', 'confirmed', 'rejected')),
  is_revert boolean not null,
  why jsonb not null,
  linked_at timestamptz not null default now(),
  primary key (tenant_id, pull_request_id, issue_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade,
  foreign key (tenant_id, issue_id) references issue on delete cascade
);
create index linked_issue_by_issue on linked_issue (tenant_id, issue_id);

create table rule (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  rule_id text not null,
  is_on boolean not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, repository_id, rule_id),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

create table merge_summary (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  marker text not null,
  areas jsonb not null,
  written_at timestamptz not null default now(),
  primary key (tenant_id, pull_request_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);

-- Deliveries exactly as they came, from the moment the sender was answered.
create table inbox (
  tenant_id uuid not null default current_tenant(),
  inbox_id bigint generated always as identity,
  connection_id uuid not null,
  delivery_id text not null,
  event text not null,
  body text,
  received_at timestamptz not null default now(),
  primary key (tenant_id, inbox_id),
  unique (tenant_id, connection_id, delivery_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
-- lz4 costs a third of the time of pglz where the server was built with it.
do $$ begin
  alter table inbox alter column body set compression lz4;
exception when feature_not_supported or invalid_parameter_value then null;
end $$;

create table trace (
  tenant_id uuid not null default current_tenant(),
  trace_id bigint generated always as identity,
  inbox_id bigint not null,
  at timestamptz not null default now(),
  step text not null,
  outcome text not null,
  detail text,
  primary key (tenant_id, trace_id),
  foreign key (tenant_id, inbox_id) references inbox on delete cascade
);
create index trace_by_delivery on trace (tenant_id, inbox_id);

-- What was done in Jira, one row for each effect that must happen once. 'sending' is committed before the call.
create table effect (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  effect_key text not null,
  state text not null check (state in ('sending', 'done', 'removed')),
  remote_id text,
  digest text not null,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, effect_key)
);

do $$
declare closed text;
begin
  foreach closed in array array[
    'tenant', 'connection', 'hook_route', 'repository', 'project', 'repository_project', 'issue', 'pull_request',
    'linked_issue', 'rule', 'merge_summary', 'inbox', 'trace', 'effect'
  ] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;

-- The door knows a hook id and nothing else.
create function find_hook(id text)
returns table (tenant_id uuid, connection_id uuid, git_host text, sealed_secrets text[], wrapped_key text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select route.tenant_id, route.connection_id, route.git_host, route.sealed_secrets, tenant.wrapped_key
  from public.hook_route route join public.tenant tenant on tenant.tenant_id = route.tenant_id
  where route.hook_id = id and tenant.ended_at is null
$$;

-- The door knows a verified installation and nothing else.
create function find_installation(installation text, environment text)
returns table (
  tenant_id uuid, connection_id uuid, wrapped_key text, token_expires_at timestamptz, has_ended boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tenant.tenant_id, connection.connection_id, tenant.wrapped_key, connection.token_expires_at,
    tenant.ended_at is not null
  from public.tenant tenant join public.connection connection
    on connection.tenant_id = tenant.tenant_id and connection.host = 'jira' and connection.mode = 'forge'
  where tenant.installation_id = installation and tenant.environment_id = environment
$$;

-- A verified installation token is the pairing: the first one makes the tenant and its Jira connection.
create function open_installation(
  new_tenant uuid, installation text, environment text, cloud text, wrapped text, new_connection uuid, api_base_url text)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.tenant (tenant_id, kind, installation_id, environment_id, cloud_id, wrapped_key)
  values (new_tenant, 'forge', installation, environment, cloud, wrapped)
  on conflict (installation_id, environment_id) do nothing;
  if found then
    insert into public.connection (tenant_id, connection_id, host, mode, base_url)
    values (new_tenant, new_connection, 'jira', 'forge', api_base_url);
  end if;
end $$;

-- A self-managed companion serves one customer: its first start makes that tenant, every later one finds it.
create function open_only_tenant(new_tenant uuid, wrapped text)
returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare only_one uuid;
begin
  perform pg_advisory_xact_lock(7460003);
  select tenant_id into only_one from public.tenant where kind = 'self-managed';
  if only_one is null then
    insert into public.tenant (tenant_id, kind, wrapped_key) values (new_tenant, 'self-managed', wrapped)
    returning tenant_id into only_one;
  end if;
  return only_one;
end $$;

-- The freshest token wins: two doors may hold tokens of different age.
create function keep_system_token(for_tenant uuid, for_connection uuid, sealed text, expires timestamptz)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.connection set sealed_token = sealed, token_expires_at = expires, state = 'connected'
  where tenant_id = for_tenant and connection_id = for_connection
    and (token_expires_at is null or token_expires_at < expires)
$$;

-- The only way for doors and features to add work: ids and names, never a body or a token.
create function add_jobs(specs json)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) from graphile_worker.add_jobs((
    select array_agg(
      (identifier, payload, queue_name, run_at, 25::int2, job_key, null, null)::graphile_worker.job_spec
      order by queue_name, job_key)
    from json_to_recordset(specs)
      as spec(identifier text, payload json, queue_name text, run_at timestamptz, job_key text)
  ), true)
$$;
