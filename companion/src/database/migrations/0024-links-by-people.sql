-- Who had the last word on a link, and what an inferred one rests on again once its key is written nowhere.
alter table linked_issue
  add column decided_by text,
  add column decided_at timestamptz,
  add column falls_back_to jsonb;

-- What came of looking for the issue of a pull request in which nobody wrote a key.
create table link_suggestion (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  action text not null check (action in ('link', 'suggest', 'list', 'none')),
  -- It was sure enough for a link, and became a question because its repository asks first.
  is_gated boolean not null,
  confidence smallint not null check (confidence between 0 and 99),
  -- Why a link became a question.
  failed text[] not null,
  suggested_at timestamptz not null,
  primary key (tenant_id, pull_request_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);

-- The issues it may belong to, the likeliest first; once somebody has said yes or no to one, it stays.
create table link_candidate (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  issue_id text not null,
  place smallint not null,
  confidence smallint not null check (confidence between 0 and 99),
  signals jsonb not null,
  -- A link, or what would have been one in a repository that does not ask first: answers to these open the gate.
  is_sure boolean not null,
  answer text check (answer in ('confirmed', 'rejected')),
  answered_by text,
  answered_at timestamptz,
  suggested_at timestamptz not null,
  primary key (tenant_id, pull_request_id, issue_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade,
  foreign key (tenant_id, issue_id) references issue on delete cascade
);
create index link_candidate_by_issue on link_candidate (tenant_id, issue_id);

-- A pull request that needs no issue, as somebody said.
create table no_issue (
  tenant_id uuid not null default current_tenant(),
  pull_request_id uuid not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (tenant_id, pull_request_id),
  foreign key (tenant_id, pull_request_id) references pull_request on delete cascade
);

do $$
declare closed text;
begin
  foreach closed in array array['link_suggestion', 'link_candidate', 'no_issue'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;
