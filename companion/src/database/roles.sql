-- Who may do what; run after the migrations of every start, so it can be read and repeated as a whole.
--   throughline_app     works for one tenant at a time
--   throughline_intake  puts deliveries of any tenant into the inbox, and reads nothing back but their ids
--   throughline_jobs    owns graphile_worker and nothing else
--   throughline_router  owns the functions that lead from a hook or an installation to its tenant
do $$
declare wanted text;
begin
  foreach wanted in array array['throughline_app', 'throughline_intake', 'throughline_jobs', 'throughline_router'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls nocreatedb nocreaterole', wanted);
      exception when duplicate_object or unique_violation then null; -- another start was faster
      end;
    end if;
    -- Since version 16 whoever makes a role may manage it, but not act as it before being granted that too.
    if not pg_has_role(current_user, wanted,
        case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end) then
      execute format('grant %I to current_user', wanted);
    end if;
  end loop;
end $$;

-- An earlier start without the roles may have opened the tables to their owner.
do $$
declare closed text;
begin
  for closed in select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop
    execute format('alter table %I force row level security', closed);
  end loop;
end $$;

grant usage on schema public to throughline_app, throughline_intake, throughline_router;
grant create on schema public to throughline_router;

grant select, insert, update, delete on
  tenant, connection, hook_route, repository, project, repository_project, issue, pull_request, linked_issue, rule,
  merge_summary, trace, effect, pause to throughline_app;
grant select, update, delete on inbox to throughline_app;
-- Nobody may change what was written into it.
grant select, insert on audit to throughline_app;

grant insert (tenant_id, connection_id, delivery_id, event, body) on inbox to throughline_intake;
grant select (inbox_id, tenant_id, connection_id, delivery_id) on inbox to throughline_intake;
drop policy if exists door_puts on inbox;
create policy door_puts on inbox for insert to throughline_intake with check (true);
drop policy if exists door_sees_ids on inbox;
create policy door_sees_ids on inbox for select to throughline_intake using (true);

grant select, insert on tenant to throughline_router;
grant select, insert, update on connection to throughline_router;
grant select on hook_route to throughline_router;
do $$
declare open_table text;
begin
  foreach open_table in array array['tenant', 'connection', 'hook_route'] loop
    execute format('drop policy if exists router on %I', open_table);
    execute format('create policy router on %I to throughline_router using (true) with check (true)', open_table);
  end loop;
end $$;

alter function find_hook(text) owner to throughline_router;
alter function find_installation(text, text) owner to throughline_router;
alter function open_installation(uuid, text, text, text, text, uuid, text) owner to throughline_router;
alter function keep_system_token(uuid, uuid, text, timestamptz) owner to throughline_router;
alter function open_only_tenant(uuid, text) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function find_hook(text), find_installation(text, text), add_jobs(json),
  open_installation(uuid, text, text, text, text, uuid, text),
  keep_system_token(uuid, uuid, text, timestamptz), open_only_tenant(uuid, text) from public;
grant execute on function find_hook(text), find_installation(text, text),
  open_installation(uuid, text, text, text, text, uuid, text),
  keep_system_token(uuid, uuid, text, timestamptz), open_only_tenant(uuid, text) to throughline_intake;

grant usage, create on schema public to throughline_jobs;
alter function add_jobs(json) owner to throughline_jobs;
revoke create on schema public from throughline_jobs;
revoke usage on schema public from throughline_jobs;
grant execute on function add_jobs(json) to throughline_app, throughline_intake;

-- The app in Jira: its licence and its silence are known across tenants, its secrets and its end to its own tenant.
grant select, insert, update, delete on pairing_secret to throughline_app;
grant update (is_licensed, silent_nights) on tenant to throughline_router;
grant create on schema public to throughline_router, throughline_jobs;
grant usage on schema public to throughline_jobs;
alter function find_installation(text, text) owner to throughline_router;
alter function note_licence(uuid, boolean) owner to throughline_router;
alter function count_silent_night(timestamptz, integer) owner to throughline_router;
alter function tenants_ended_before(timestamptz) owner to throughline_router;
alter function forget_jobs() owner to throughline_jobs;
revoke create on schema public from throughline_router, throughline_jobs;
revoke usage on schema public from throughline_jobs;
revoke execute on function note_licence(uuid, boolean), count_silent_night(timestamptz, integer),
  tenants_ended_before(timestamptz), forget_jobs() from public;
grant execute on function note_licence(uuid, boolean) to throughline_intake;
grant execute on function count_silent_night(timestamptz, integer), tenants_ended_before(timestamptz), forget_jobs()
  to throughline_app;
