-- Jira Cloud by OAuth 2.0. The refresh token lies in sealed_token, and token_expires_at is the day on which Atlassian
-- asks for consent again; the access token that is made of them lives for an hour, in columns of its own.
alter table connection
  add column sealed_access text,
  add column access_expires_at timestamptz,
  add column access_renewed_at timestamptz,
  add column site_url text,
  add column tend_at timestamptz;
comment on column connection.site_url is 'Where people open the site; base_url is then a gateway.';
comment on column connection.tend_at is 'When its access and its webhooks are looked after next; null where nobody has to.';
create index connection_to_tend on connection (tend_at) where tend_at is not null;

-- A sign-in at Atlassian that has begun: good for ten minutes, once, in the browser that began it.
create table oauth_sign_in (
  tenant_id uuid not null default current_tenant() references tenant on delete cascade,
  state_hash text not null,
  browser_hash text not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  sealed_grant text,
  primary key (tenant_id, state_hash)
);
comment on column oauth_sign_in.sealed_grant is 'What Atlassian gave, while a person chooses one of several sites.';
alter table oauth_sign_in enable row level security;
alter table oauth_sign_in force row level security;
create policy own_tenant on oauth_sign_in using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());

-- Any worker may ask, as often as it likes: each connection is queued once.
create function queue_due_tending(every_seconds integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare due json;
begin
  with claimed as (
    update public.connection set tend_at = now() + make_interval(secs => every_seconds)
    where (tenant_id, connection_id) in (
      select tenant_id, connection_id from public.connection
      where tend_at <= now() and ended_at is null and sealed_token is not null and state not in ('expired', 'revoked')
      order by tend_at limit 100 for update skip locked)
    returning tenant_id, connection_id)
  select json_agg(json_build_object(
      'identifier', 'tend-jira',
      'payload', json_build_object('tenantId', tenant_id, 'connectionId', connection_id),
      'job_key', 'tend ' || tenant_id || ' ' || connection_id))
    into due from claimed;
  if due is null then return 0; end if;
  perform public.add_jobs(due);
  return json_array_length(due);
end $$;
