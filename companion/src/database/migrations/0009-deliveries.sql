-- What a delivery is about and what became of it, beside the delivery itself: the page of deliveries is one query.
alter table inbox
  add column about text,
  add column repository text,
  add column label text,
  add column kind text,
  add column pull_request_id uuid,
  add column issue_keys text[] not null default '{}',
  add column outcome text not null default 'waiting'
    check (outcome in ('done', 'nothing to do', 'skipped', 'parked', 'waiting', 'gave up', 'off')),
  add column reason text,
  add column begun_at timestamptz not null default now(),
  add column took_ms integer;
comment on column inbox.about is 'Jira''s id of the issue that a product event is about; several events of one issue share a job.';
comment on column inbox.begun_at is 'When it came, or when somebody last asked for it again: what took_ms counts from.';
-- Deliveries of before this migration are over.
update inbox set outcome = 'done', begun_at = received_at;

create index inbox_to_watch on inbox (tenant_id, outcome, inbox_id) where outcome in ('waiting', 'parked', 'gave up');
create index inbox_by_pull_request on inbox (tenant_id, pull_request_id, inbox_id) where pull_request_id is not null;
create index inbox_by_issue on inbox (tenant_id, about, inbox_id) where about is not null;
create index inbox_by_key on inbox using gin (issue_keys) where issue_keys <> '{}';
create index inbox_with_body on inbox (received_at) where body is not null;
create index inbox_by_time on inbox using brin (received_at);

-- A step of a delivery is one row for each thing it is about, told again when it is tried again.
alter table trace
  add column subject text not null default '',
  alter column at set default clock_timestamp(),
  add column until timestamptz,
  add column tries integer not null default 1;
update trace set subject = split_part(detail, ':', 1) where step = 'rule';
delete from trace old using trace newer
where newer.tenant_id = old.tenant_id and newer.inbox_id = old.inbox_id and newer.step = old.step
  and newer.subject = old.subject and newer.trace_id > old.trace_id;
create unique index trace_step on trace (tenant_id, inbox_id, step, subject);
drop index trace_by_delivery;

-- Deliveries that were not let in, counted by the hour: enough to see that a secret differs, and no way to fill a disk.
create table refusal (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  hour timestamptz not null,
  count integer not null,
  last_at timestamptz not null default now(),
  primary key (tenant_id, connection_id, hour),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
alter table refusal enable row level security;
alter table refusal force row level security;
create policy own_tenant on refusal using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

create function note_refusals(for_tenant uuid, for_connection uuid, how_many integer)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into public.refusal (tenant_id, connection_id, hour, count)
  values (for_tenant, for_connection, date_trunc('hour', now(), 'UTC'), how_many)
  on conflict (tenant_id, connection_id, hour)
  do update set count = public.refusal.count + excluded.count, last_at = now()
$$;

-- The jobs of the tenant in whose name it is asked, and no others.
create function jobs_of_tenant()
returns table (job_id bigint, name text, inbox_id bigint, is_dead boolean, run_at timestamptz, waiting_since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select job.id, task.identifier, (job.payload->>'inboxId')::bigint, job.attempts >= job.max_attempts, job.run_at,
    coalesce((job.payload->>'waitingSince')::timestamptz, job.created_at)
  from graphile_worker._private_jobs job join graphile_worker._private_tasks task on task.id = job.task_id
  where job.payload->>'tenantId' = current_setting('app.tenant', true) and job.key is not null
    and (job.attempts < job.max_attempts or job.locked_at is null)
$$;

-- Dead jobs begin anew with a clean past, and those that wait need not wait any longer; of one delivery, or of all.
create function replay_jobs(for_inbox bigint)
returns table (inbox_id bigint) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    update graphile_worker._private_jobs job
    set attempts = 0, max_attempts = 25, run_at = now(), last_error = null,
      payload = (job.payload::jsonb - 'failures' - 'waitingSince')::json
    where job.payload->>'tenantId' = current_setting('app.tenant', true) and job.key is not null
      and job.locked_at is null
      and (job.attempts >= job.max_attempts or (for_inbox is not null and job.run_at > now()))
      and (for_inbox is null or (job.payload->>'inboxId')::bigint = for_inbox)
    returning (job.payload->>'inboxId')::bigint;
  perform pg_notify('jobs:insert', json_build_object('r', random(), 'count', 16)::text);
end $$;
