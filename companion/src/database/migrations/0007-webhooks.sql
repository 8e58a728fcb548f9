-- The webhook that each chosen repository has, or should have, at its git host.
create table webhook (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  remote_id text,
  state text not null check (state in ('works', 'waiting', 'missing', 'off', 'refused')),
  reason text,
  checked_at timestamptz,
  primary key (tenant_id, repository_id),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);
comment on column webhook.remote_id is 'The host''s own id of it; null while it is not made.';
comment on column webhook.reason is 'The id of a problem, where state is not works.';
alter table webhook enable row level security;
alter table webhook force row level security;
create policy own_tenant on webhook using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- How far the git host has been asked for what never arrived: times of the host, for its own lists.
alter table repository
  add column left_at timestamptz,
  add column looked_at timestamptz,
  add column deliveries_to timestamptz not null default now(),
  add column changes_to timestamptz not null default now();
comment on column repository.left_at is 'When somebody left it out again. Its rows stay, and nothing of it is shown.';

-- When the connection's next round is due. The first one leaves a new connection time to be set up.
alter table connection add column reconcile_at timestamptz not null default now() + interval '1 minute';
create index connection_to_reconcile on connection (reconcile_at) where host <> 'jira';

-- Any worker may ask, as often as it likes: each round of a connection is queued once.
create function queue_due_reconciles(every_seconds integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare due json;
begin
  with claimed as (
    update public.connection set reconcile_at = now() + make_interval(secs => every_seconds)
    where (tenant_id, connection_id) in (
      select tenant_id, connection_id from public.connection
      where host <> 'jira' and sealed_token is not null and reconcile_at <= now()
      order by reconcile_at limit 100 for update skip locked)
    returning tenant_id, connection_id)
  select json_agg(json_build_object(
      'identifier', 'reconcile',
      'payload', json_build_object('tenantId', tenant_id, 'connectionId', connection_id),
      'job_key', 'reconcile ' || tenant_id || ' ' || connection_id))
    into due from claimed;
  if due is null then return 0; end if;
  perform public.add_jobs(due);
  return json_array_length(due);
end $$;
