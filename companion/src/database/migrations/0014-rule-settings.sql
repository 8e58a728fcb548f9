-- What somebody set about a rule of a repository, or about its skip rules. What is not here is as it comes.
create table rule_settings (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  rule_id text not null,
  settings jsonb not null,
  changed_by text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, repository_id, rule_id),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

-- What happened before a rule was turned on is not its business.
alter table rule add column turned_on_at timestamptz;
update rule set turned_on_at = changed_at where is_on;

-- What a revert says it takes back: the number of a pull request, or a commit.
alter table pull_request add column reverts text;

-- Whether customers may read along on an issue; null while Jira was not asked.
alter table issue add column is_service boolean;

-- What became of an issue's status: written down before Jira is asked to move it, and shown in the panel while
-- somebody has to do something.
create table issue_move (
  tenant_id uuid not null default current_tenant(),
  issue_id text not null,
  state text not null check (state in ('moving', 'moved', 'blocked', 'parked', 'left')),
  -- When that happened because of which it is, or is not, moved.
  happened_at timestamptz not null,
  -- A sentence for people, where there is something to say.
  reason text,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, issue_id),
  foreign key (tenant_id, issue_id) references issue on delete cascade
);

do $$
declare closed text;
begin
  foreach closed in array array['rule_settings', 'issue_move'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;
