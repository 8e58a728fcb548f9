-- People who do not want to be suggested as reviewers: anywhere, or in one repository.
create table reviewer_opt_out (
  tenant_id uuid not null default current_tenant(),
  jira_account_id text not null,
  -- 'everywhere', or the repository's id.
  place text not null,
  repository_id uuid,
  opted_out_at timestamptz not null default now(),
  primary key (tenant_id, jira_account_id, place),
  foreign key (tenant_id, repository_id) references repository on delete cascade,
  check (place = coalesce(repository_id::text, 'everywhere'))
);

alter table reviewer_opt_out enable row level security;
alter table reviewer_opt_out force row level security;
create policy own_tenant on reviewer_opt_out
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
