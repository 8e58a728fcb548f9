-- What changed among the open issues of a project since somebody looked last. A change is numbered while its project is
-- locked for writing, so that the numbers of one project grow in the order in which others come to see them.
create sequence open_issue_change;
alter table open_issue add column change bigint not null default nextval('open_issue_change');
create index open_issue_by_change on open_issue (tenant_id, project_id, change);
drop index open_issue_by_project;

-- Issues that left a project's open ones: kept for as long as anybody may have missed it.
create table gone_issue (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  project_id text not null,
  change bigint not null default nextval('open_issue_change'),
  issue_id text not null,
  gone_at timestamptz not null default now(),
  primary key (tenant_id, project_id, change)
);
alter table gone_issue enable row level security;
alter table gone_issue force row level security;
create policy own_tenant on gone_issue using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- Who the planner has never met, because a tenant came after it looked, has all of its issues looked through for each one
-- that is asked for. So it looks more often than usual, and whenever the issues of a project have been read.
alter table open_issue set (autovacuum_analyze_scale_factor = 0.02);
alter table issue_index set (autovacuum_analyze_scale_factor = 0.02);
create function analyze_open_issues() returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  analyze public.open_issue (tenant_id, project_id, issue_id, key, change), public.issue_index (tenant_id, project_id, issue_id);
end $$;
