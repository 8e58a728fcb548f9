-- What people have to know of a connection: what it leads to, on whose behalf, since when, and whether it works.
alter table connection
  add column deployment text check (deployment in ('cloud', 'data-center')),
  add column version text,
  add column account_name text,
  add column account_id text,
  add column sealed_email text,
  add column token_last_four text,
  add column connected_by text,
  add column last_ok_at timestamptz,
  add column last_error text,
  add column last_error_at timestamptz,
  add column permissions jsonb,
  add column reaches_all_projects boolean not null default true;
comment on column connection.token_expires_at is
  'A Forge system token ends here by itself; for a token that a person typed, the date that person gave.';

alter table rule add column changed_by text;

-- Who changed what: rows are added and read, never changed. Secrets and people's texts have no place here.
create table audit (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  audit_id bigint generated always as identity,
  at timestamptz not null default now(),
  face text not null check (face in ('dashboard', 'forge', 'command')),
  actor text not null,
  action text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  primary key (tenant_id, audit_id)
);
create index audit_by_time on audit (tenant_id, at desc);
alter table audit enable row level security;
alter table audit force row level security;
create policy own_tenant on audit using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
