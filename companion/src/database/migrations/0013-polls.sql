-- When Jira is asked next for what changed. A Forge app is told by Jira itself, and told again where that failed.
create index poll_due on poll (due_at);
create index connection_to_poll on connection (connection_id) where host = 'jira' and mode <> 'forge';

-- Any worker may ask, as often as it likes: each poll of a connection is queued once. One whose token has ended is not
-- due: it goes on from where it stopped.
create function queue_due_polls(every_seconds integer)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare due json;
begin
  insert into public.poll (tenant_id, connection_id)
  select jira.tenant_id, jira.connection_id from public.connection jira
  where jira.host = 'jira' and jira.mode <> 'forge' and jira.ended_at is null and not exists (
    select from public.poll known
    where known.tenant_id = jira.tenant_id and known.connection_id = jira.connection_id)
  on conflict do nothing;
  with claimed as (
    update public.poll set due_at = now() + make_interval(secs => every_seconds)
    where (tenant_id, connection_id) in (
      select waiting.tenant_id, waiting.connection_id
      from public.poll waiting join public.connection jira using (tenant_id, connection_id)
      where waiting.due_at <= now() and jira.ended_at is null and jira.sealed_token is not null
        and jira.state not in ('expired', 'revoked')
        and (jira.token_expires_at is null or jira.token_expires_at > now())
      order by waiting.due_at limit 100 for update of waiting skip locked)
    returning tenant_id, connection_id)
  select json_agg(json_build_object(
      'identifier', 'poll-jira',
      'payload', json_build_object('tenantId', tenant_id, 'connectionId', connection_id),
      'job_key', 'poll ' || tenant_id || ' ' || connection_id))
    into due from claimed;
  if due is null then return 0; end if;
  perform public.add_jobs(due);
  return json_array_length(due);
end $$;
