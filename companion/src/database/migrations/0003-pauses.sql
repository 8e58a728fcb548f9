-- Until when the other side of a connection wants no calls, on the whole of it or on a part that has a limit of its own.
create table pause (
  tenant_id uuid not null default current_tenant(),
  connection_id uuid not null,
  scope text not null,
  until timestamptz not null,
  primary key (tenant_id, connection_id, scope),
  foreign key (tenant_id, connection_id) references connection on delete cascade
);
alter table pause enable row level security;
alter table pause force row level security;
create policy own_tenant on pause using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
