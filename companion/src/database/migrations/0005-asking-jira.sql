-- How far Jira has been asked for changed issues: everything that changed before seen_until is known or queued.
create table poll (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  seen_until timestamptz not null default now(),
  due_at timestamptz not null default now(),
  primary key (tenant_id, connection_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
alter table poll enable row level security;
alter table poll force row level security;
create policy own_tenant on poll using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- What a tenant's jobs waited for has come, such as a new token: they run now, those that have waited too long as well.
create function wake_jobs()
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare woken integer;
begin
  update graphile_worker._private_jobs
  set run_at = now(), attempts = 0, max_attempts = 25, last_error = null,
    payload = (payload::jsonb - 'waitingSince' - 'failures')::json
  where payload->>'tenantId' = nullif(current_setting('app.tenant', true), '')
    and payload->>'waitingSince' is not null and key is not null and locked_at is null
    and (run_at > now() or attempts >= max_attempts);
  get diagnostics woken = row_count;
  if woken > 0 then
    perform pg_notify('jobs:insert', json_build_object('r', random(), 'count', woken)::text);
  end if;
  return woken;
end $$;
