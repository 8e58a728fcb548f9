-- What a pull request leaves to do, as it was seen last.
create table left_over (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  -- The same whenever the pull request is looked at.
  item_key text not null,
  kind text not null check (kind in ('comment', 'todo')),
  path text not null,
  line int,
  words text not null,
  said_by text,
  url text not null,
  -- False once it was resolved or is gone from the change.
  is_left boolean not null default true,
  place int not null,
  -- Who decided that nothing will come of it; it stays decided.
  dismissed_by text,
  dismissed_at timestamptz,
  primary key (tenant_id, pull_request_id, item_key),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);

-- The Jira issues that these become, or what keeps them from it.
create table follow_up (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  -- `all` for the one with a list; `rest`, or the key of what it is about.
  follow_up_key text not null,
  original_issue_id text not null,
  state text not null check (state in ('created', 'parked')),
  summary text not null,
  -- Of those in left_over that it is about.
  item_keys text[] not null,
  -- Once it is created.
  issue_id text,
  -- While it is parked: why, as words that go on a sentence, and the fields that are to be filled in.
  reason text,
  missing jsonb,
  -- What somebody filled in for this one alone.
  answers jsonb,
  created_at timestamptz,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, pull_request_id, follow_up_key),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);
create index follow_up_original on follow_up (tenant_id, original_issue_id);
create index follow_up_created on follow_up (tenant_id, created_at);

do $$
declare closed text;
begin
  foreach closed in array array['left_over', 'follow_up'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;
