-- How many calls the other side of a connection still allows, as its last answer said.
create table call_limit (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  allowed int not null check (allowed > 0),
  calls_left int not null check (calls_left >= 0),
  -- Unknown for sides that let calls grow back all the time.
  renews_at timestamptz,
  seen_at timestamptz not null default now(),
  primary key (tenant_id, connection_id),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
alter table call_limit enable row level security;
alter table call_limit force row level security;
create policy own_tenant on call_limit using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
