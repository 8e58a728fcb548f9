-- Who is signed in to the dashboard of a self-managed companion, and the links that let somebody in. Neither table
-- knows a secret: what a browser or a link carries is kept as its SHA-256.
create table session (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  session_hash text not null,
  name text not null,
  role text not null check (role in ('viewer', 'maintainer', 'admin', 'owner')),
  signed_in_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (tenant_id, session_hash)
);
alter table session enable row level security;
alter table session force row level security;
create policy own_tenant on session using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

create table sign_in_link (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  link_hash text not null,
  name text not null,
  role text not null check (role in ('viewer', 'maintainer', 'admin', 'owner')),
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, link_hash)
);
alter table sign_in_link enable row level security;
alter table sign_in_link force row level security;
create policy own_tenant on sign_in_link
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
