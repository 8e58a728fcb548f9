-- The webhook that a Jira by OAuth has: it ends after 30 days, and may be lost.
create table jira_webhook (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  remote_id bigint not null,
  jql_filter text not null,
  expires_at timestamptz not null,
  checked_at timestamptz not null default now(),
  failures_to timestamptz not null default now(),
  primary key (tenant_id, connection_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
comment on column jira_webhook.failures_to is 'Up to when Jira''s list of what it could not deliver has been read.';
alter table jira_webhook enable row level security;
alter table jira_webhook force row level security;
create policy own_tenant on jira_webhook using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
