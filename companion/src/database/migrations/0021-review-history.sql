-- What a repository's past says about who reviews what: one tally for each folder, file, author, word and issue.
create table review_tally (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  key text not null,
  tally jsonb not null,
  -- When something was counted under it last, to forget what nobody touches any more.
  last_at timestamptz not null,
  primary key (tenant_id, repository_id, key),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);
create index review_tally_by_age on review_tally (tenant_id, repository_id, last_at);

-- Each merged pull request counts once, however often it is told.
create table counted_pull_request (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  number bigint not null,
  primary key (tenant_id, repository_id, number),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

-- How far a repository's past has been read, from the newest merge backwards.
create table review_history (
  tenant_id uuid not null default current_tenant(),
  repository_id uuid not null,
  state text not null default 'reading' check (state in ('reading', 'read')),
  -- Where the host's list goes on, in the host's own words; null at its beginning.
  next_page text,
  -- Pull requests looked at since the reading began.
  looked_at int not null default 0,
  -- Why it ended: everything was read, or as much as is read of any repository.
  ended_by text check (ended_by in ('end', 'cap', 'known')),
  oldest_at timestamptz,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, repository_id),
  foreign key (tenant_id, repository_id) references repository on delete cascade
);

do $$
declare closed text;
begin
  foreach closed in array array['review_tally', 'counted_pull_request', 'review_history'] loop
    execute format('alter table %I enable row level security', closed);
    execute format('alter table %I force row level security', closed);
    execute format(
      'create policy own_tenant on %I using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())',
      closed);
  end loop;
end $$;
