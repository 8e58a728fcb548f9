-- People of a git host, as it shows them: by name for people, by public address to know them again in Jira.
create table git_account (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  login text not null,
  name text not null,
  email text,
  is_bot boolean not null,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, connection_id, login),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);

-- What somebody said about whether a git account and a Jira account are one person.
create table person_match (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  login text not null,
  jira_account_id text not null,
  is_same boolean not null,
  decided_by text not null,
  decided_at timestamptz not null default now(),
  primary key (tenant_id, connection_id, login, jira_account_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);

-- Who could review a pull request, and who should hear of it, as the panel shows them.
create table reviewer_suggestion (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  suggestion jsonb not null,
  -- Logins whose review is awaited, and Jira accounts that were told by a click.
  requested text[] not null default '{}',
  told text[] not null default '{}',
  suggested_at timestamptz not null default now(),
  primary key (tenant_id, pull_request_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);

do $$
declare closed text;
begin
  foreach closed in array array['git_account', 'person_match', 'reviewer_suggestion'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;
