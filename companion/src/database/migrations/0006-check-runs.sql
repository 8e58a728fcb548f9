-- The checks of one connection, as far as they are, so that any process can show them. What is known of the other side
-- is sealed: it may name a person. A run whose process died is heard of no more, and then counts as failed.
create table check_run (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  run_id uuid not null,
  state text not null default 'running' check (state in ('running', 'failed', 'saved')),
  sealed_checks text not null,
  connection_id uuid,
  started_at timestamptz not null default now(),
  heard_at timestamptz not null default now(),
  primary key (tenant_id, run_id)
);
alter table check_run enable row level security;
alter table check_run force row level security;
create policy own_tenant on check_run using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- An ended connection has no secrets any more and is used by nothing; its rows are kept for a while.
alter table connection add column ended_at timestamptz;

-- The projects that people have chosen for a Jira connection; see reaches_all_projects.
create table connection_project (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  project_id text not null,
  primary key (tenant_id, connection_id, project_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
alter table connection_project enable row level security;
alter table connection_project force row level security;
create policy own_tenant on connection_project
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
