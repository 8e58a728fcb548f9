-- The app in Jira: whether its licence holds, how it was let in by a companion of a customer's own, and since when it
-- has been silent.
alter table tenant
  add column is_licensed boolean not null default true,
  add column paired_at timestamptz,
  add column paired_by text,
  add column silent_nights integer not null default 0;

-- Each lets one app in, once. Only a hash is kept: whoever reads the table cannot pair.
create table pairing_secret (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  secret_hash text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, secret_hash)
);
alter table pairing_secret enable row level security;
alter table pairing_secret force row level security;
create policy own_tenant on pairing_secret
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

drop function find_installation(text, text);
create function find_installation(installation text, environment text)
returns table (
  tenant_id uuid, connection_id uuid, wrapped_key text, token_expires_at timestamptz, has_ended boolean,
  is_licensed boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tenant.tenant_id, connection.connection_id, tenant.wrapped_key, connection.token_expires_at,
    tenant.ended_at is not null, tenant.is_licensed
  from public.tenant tenant join public.connection connection
    on connection.tenant_id = tenant.tenant_id and connection.host = 'jira' and connection.mode = 'forge'
  where tenant.installation_id = installation and tenant.environment_id = environment
$$;

-- What a verified token says of the licence.
create function note_licence(for_tenant uuid, licensed boolean)
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.tenant set is_licensed = licensed where tenant_id = for_tenant and is_licensed <> licensed
$$;

-- One night: who has not called for a day has been silent a night longer. A night in which nobody called says something
-- about us and nothing about them. Returns who has been silent for so many nights, and when each was heard last.
create function count_silent_night(night timestamptz, most_nights integer)
returns table (tenant_id uuid, heard_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    with heard as (
      select tenant.tenant_id as id,
        coalesce(connection.token_expires_at - interval '55 minutes', tenant.created_at) as at
      from public.tenant tenant join public.connection connection
        on connection.tenant_id = tenant.tenant_id and connection.host = 'jira' and connection.mode = 'forge'
      where tenant.kind = 'forge' and tenant.ended_at is null
    ), counted as (
      update public.tenant tenant
      set silent_nights = case when heard.at > night - interval '1 day' then 0 else tenant.silent_nights + 1 end
      from heard
      where heard.id = tenant.tenant_id
        and exists (select from heard anybody where anybody.at > night - interval '1 day')
      returning tenant.tenant_id as id, tenant.silent_nights as nights, heard.at
    )
    select counted.id, counted.at from counted where counted.nights >= most_nights;
end $$;

-- Whose time is over: their rows have to go.
create function tenants_ended_before(moment timestamptz)
returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tenant.tenant_id from public.tenant tenant where tenant.ended_at < moment
$$;

-- The jobs of the tenant in whose name it is asked: nothing may follow from them any more.
create function forget_jobs()
returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from graphile_worker._private_jobs job
  where job.payload->>'tenantId' = current_setting('app.tenant', true) and job.locked_at is null
$$;
