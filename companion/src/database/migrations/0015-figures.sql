-- What an operator watches, over all tenants together: counts and times, and nothing that says whose they are.
create function deliveries_of_last_hour()
returns table (host text, outcome text, count integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select connection.host, inbox.outcome, count(*)::int
  from public.inbox inbox join public.connection connection using (tenant_id, connection_id)
  where inbox.received_at > now() - interval '1 hour' group by 1, 2
$$;

create function open_deliveries()
returns table (host text, outcome text, count integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select connection.host, inbox.outcome, count(*)::int
  from public.inbox inbox join public.connection connection using (tenant_id, connection_id)
  where inbox.outcome in ('waiting', 'parked', 'gave up') group by 1, 2
$$;

create function connection_states()
returns table (host text, state text, count integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select connection.host, case
      when connection.state in ('expired', 'revoked') or connection.mode not in ('api-token', 'pat')
        or connection.token_expires_at is null then connection.state
      when connection.token_expires_at <= now() then 'expired'
      when connection.token_expires_at < now() + interval '14 days' then 'expiring'
      else connection.state end, count(*)::int
  from public.connection connection where connection.ended_at is null group by 1, 2
$$;

create function paused_connections()
returns table (host text, count integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select connection.host, count(distinct connection.connection_id)::int
  from public.pause pause join public.connection connection using (tenant_id, connection_id)
  where pause.until > now() group by 1
$$;

create function job_figures()
returns table (waiting integer, dead integer, oldest_due_seconds double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) filter (where job.attempts < job.max_attempts)::int,
    count(*) filter (where job.attempts >= job.max_attempts and job.locked_at is null and job.key is not null)::int,
    coalesce(extract(epoch from now() - min(job.run_at)
      filter (where job.attempts < job.max_attempts and job.locked_at is null and job.run_at <= now())), 0)::float8
  from graphile_worker._private_jobs job
$$;

-- Retention, a batch at a time: each is a short transaction, and says how many rows it took.
create function forget_bodies(moment timestamptz, most integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare forgotten integer;
begin
  update public.inbox set body = null where (tenant_id, inbox_id) in (
    select old.tenant_id, old.inbox_id from public.inbox old
    where old.body is not null and old.received_at < moment
    order by old.received_at limit most for update skip locked);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

-- A delivery goes with its trace.
create function forget_deliveries(moment timestamptz, most integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare forgotten integer;
begin
  delete from public.inbox where (tenant_id, inbox_id) in (
    select old.tenant_id, old.inbox_id from public.inbox old
    where old.received_at < moment limit most for update skip locked);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;

-- The only way in which rows of the audit log ever go.
create function forget_audit(moment timestamptz, most integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare forgotten integer;
begin
  delete from public.audit where (tenant_id, audit_id) in (
    select old.tenant_id, old.audit_id from public.audit old where old.at < moment limit most);
  get diagnostics forgotten = row_count;
  return forgotten;
end $$;
create index audit_by_age on audit using brin (at);

-- Whose time is over: what belongs to them has to go.
create function connections_ended_before(moment timestamptz)
returns table (tenant_id uuid, connection_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select connection.tenant_id, connection.connection_id from public.connection connection
  where connection.ended_at < moment
$$;

-- Whether this database has the shape that a process expects.
create function has_migration(wanted text)
returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from public.schema_migration where name = wanted)
$$;
