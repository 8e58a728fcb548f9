-- Reading open issues: where a project's list goes on, how large its pages may be, and what is being forgotten.
alter table issue_sync
  drop column read_to,
  drop constraint issue_sync_state_check,
  -- `leaving`: nobody wants links inferred there any more, and its issues are being deleted.
  add constraint issue_sync_state_check check (state in ('reading', 'read', 'leaving')),
  -- In Jira's own words; null at the beginning.
  add column next_page text,
  add column page_size integer not null default 100;
create index issue_sync_due on issue_sync (due_at) where state <> 'read';
create index rule_that_infers on rule (tenant_id, repository_id) where rule_id = 'auto-link' and is_on;

-- What reading has cost of the points that Jira Cloud gives an app for an hour.
create table point_use (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  hour timestamptz not null,
  points integer not null,
  primary key (tenant_id, hour)
);
create index point_use_by_hour on point_use (hour);
alter table point_use enable row level security;
alter table point_use force row level security;
create policy own_tenant on point_use using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- Takes points of this hour for the current tenant: 0 when it may have them, else how many seconds to wait. The app's
-- points are shared by all tenants, so all of them are counted here.
create function take_points(wanted integer, of_tenant integer, of_all integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  this_hour timestamptz := date_trunc('hour', now(), 'UTC');
  own bigint;
  everybody bigint;
begin
  perform pg_advisory_xact_lock(7460029);
  delete from public.point_use where hour < this_hour - interval '1 day';
  select coalesce(sum(points) filter (where tenant_id = public.current_tenant()), 0), coalesce(sum(points), 0)
    into own, everybody from public.point_use where hour = this_hour;
  if own + wanted > of_tenant or everybody + wanted > of_all then
    return ceil(extract(epoch from this_hour + interval '1 hour' - now()));
  end if;
  insert into public.point_use (tenant_id, hour, points) values (public.current_tenant(), this_hour, wanted)
  on conflict (tenant_id, hour) do update set points = point_use.points + excluded.points;
  return 0;
end $$;

-- Any worker may ask, as often as it likes. A project is read while a repository that is mapped to it has the rule on,
-- and its tenant has a Jira; what is not wanted any more is forgotten. What was read is read again after a day, so that
-- nothing stays that no event told of; after a week where Jira counts what an app reads, and tells it of every change. A
-- job that was lost is queued again.
create function queue_due_issue_syncs()
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare due json;
begin
  insert into public.issue_sync (tenant_id, project_id)
  select distinct rule.tenant_id, map.project_id from public.rule
  join public.repository using (tenant_id, repository_id)
  join public.repository_project map using (tenant_id, repository_id)
  join public.tenant using (tenant_id)
  where rule.rule_id = 'auto-link' and rule.is_on and repository.left_at is null and tenant.ended_at is null
    and exists (
      select from public.connection jira
      where jira.tenant_id = rule.tenant_id and jira.host = 'jira' and jira.ended_at is null)
    and not exists (
      select from public.issue_sync known
      where known.tenant_id = map.tenant_id and known.project_id = map.project_id)
  on conflict do nothing;
  update public.issue_sync sync set state = 'leaving', due_at = now()
  where state <> 'leaving' and not exists (
    select from public.repository_project map
    join public.repository using (tenant_id, repository_id)
    join public.rule using (tenant_id, repository_id)
    join public.tenant using (tenant_id)
    where map.tenant_id = sync.tenant_id and map.project_id = sync.project_id and rule.rule_id = 'auto-link'
      and rule.is_on and repository.left_at is null and tenant.ended_at is null
      and exists (
        select from public.connection jira
        where jira.tenant_id = sync.tenant_id and jira.host = 'jira' and jira.ended_at is null));
  update public.issue_sync sync set state = 'reading', next_page = null, read_count = 0, expected = null, due_at = now()
  from public.connection jira
  where sync.state = 'read' and jira.tenant_id = sync.tenant_id and jira.host = 'jira' and jira.ended_at is null
    and sync.read_at < now() - case when jira.mode in ('forge', 'oauth') then interval '7 days' else interval '1 day' end;
  with claimed as (
    update public.issue_sync set due_at = now() + interval '10 minutes'
    where (tenant_id, project_id) in (
      select tenant_id, project_id from public.issue_sync
      where state <> 'read' and due_at <= now() order by due_at limit 100 for update skip locked)
    returning tenant_id, project_id)
  select json_agg(json_build_object(
      'identifier', 'sync-issues',
      'payload', json_build_object('tenantId', tenant_id, 'projectId', project_id),
      'queue_name', 'issue-sync',
      'job_key', 'sync-issues ' || tenant_id || ' ' || project_id))
    into due from claimed;
  if due is null then return 0; end if;
  perform public.add_jobs(due);
  return json_array_length(due);
end $$;
