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
  merge_summary, trace, effect, pause, call_limit, poll, webhook to throughline_app;
grant select, update, delete on inbox to throughline_app;
-- Nobody may change what was written into it.
grant select, insert on audit to throughline_app;
grant select, insert, update, delete on session, sign_in_link to throughline_app;

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
alter function queue_due_reconciles(integer) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function find_hook(text), find_installation(text, text), add_jobs(json), wake_jobs(),
  open_installation(uuid, text, text, text, text, uuid, text),
  keep_system_token(uuid, uuid, text, timestamptz), open_only_tenant(uuid, text) from public;
grant execute on function find_hook(text), find_installation(text, text),
  open_installation(uuid, text, text, text, text, uuid, text),
  keep_system_token(uuid, uuid, text, timestamptz), open_only_tenant(uuid, text) to throughline_intake;

grant usage, create on schema public to throughline_jobs;
alter function add_jobs(json) owner to throughline_jobs;
alter function wake_jobs() owner to throughline_jobs;
revoke create on schema public from throughline_jobs;
revoke usage on schema public from throughline_jobs;
grant execute on function wake_jobs() to throughline_app;
grant execute on function add_jobs(json) to throughline_app, throughline_intake, throughline_router;
revoke execute on function queue_due_reconciles(integer) from public;
grant execute on function queue_due_reconciles(integer) to throughline_intake;

-- The app in Jira: its licence and its silence are known across tenants, its secrets and its end to its own tenant.
grant select, insert, update, delete on pairing_secret to throughline_app;
grant update (is_licensed, silent_nights) on tenant to throughline_router;
grant create on schema public to throughline_router, throughline_jobs;
grant usage on schema public to throughline_jobs;
alter function find_installation(text, text) owner to throughline_router;
alter function note_licence(uuid, boolean) owner to throughline_router;
alter function count_silent_night(timestamptz, integer) owner to throughline_router;
alter function tenants_ended_before(timestamptz) owner to throughline_router;
grant select, insert on night to throughline_router;
alter function begin_night(date) owner to throughline_router;
alter function forget_jobs() owner to throughline_jobs;
revoke create on schema public from throughline_router, throughline_jobs;
revoke usage on schema public from throughline_jobs;
revoke execute on function note_licence(uuid, boolean), count_silent_night(timestamptz, integer),
  tenants_ended_before(timestamptz), begin_night(date), forget_jobs() from public;
grant execute on function note_licence(uuid, boolean), count_silent_night(timestamptz, integer),
  tenants_ended_before(timestamptz), begin_night(date) to throughline_intake;
grant execute on function forget_jobs() to throughline_app;

-- Deliveries: what the door may say of one, refused ones counted, and a tenant's own jobs seen and replayed.
grant insert (about, outcome) on inbox to throughline_intake;
grant select on refusal to throughline_app;
grant select, insert, update on refusal to throughline_router;
drop policy if exists router on refusal;
create policy router on refusal to throughline_router using (true) with check (true);
grant create on schema public to throughline_router, throughline_jobs;
grant usage on schema public to throughline_jobs;
alter function note_refusals(uuid, uuid, integer) owner to throughline_router;
alter function jobs_of_tenant() owner to throughline_jobs;
alter function replay_jobs(bigint) owner to throughline_jobs;
revoke create on schema public from throughline_router, throughline_jobs;
revoke usage on schema public from throughline_jobs;
revoke execute on function note_refusals(uuid, uuid, integer), jobs_of_tenant(), replay_jobs(bigint) from public;
grant execute on function note_refusals(uuid, uuid, integer) to throughline_intake;
grant execute on function jobs_of_tenant(), replay_jobs(bigint) to throughline_app;

-- Connecting.
grant select, insert, update, delete on check_run, connection_project to throughline_app;

-- Settings of rules, and moves of issues.
grant select, insert, update, delete on rule_settings, issue_move to throughline_app;

-- Polling Jira.
grant select, insert, update on poll to throughline_router;
drop policy if exists router on poll;
create policy router on poll to throughline_router using (true) with check (true);
grant create on schema public to throughline_router;
alter function queue_due_polls(integer) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function queue_due_polls(integer) from public;
grant execute on function queue_due_polls(integer) to throughline_intake;

-- What an operator watches, and retention.
grant select on schema_migration to throughline_router;
grant select (tenant_id, connection_id, inbox_id, received_at, outcome, body), update (body), delete on inbox
  to throughline_router;
grant select (tenant_id, connection_id, until) on pause to throughline_router;
grant select (tenant_id, audit_id, at), delete on audit to throughline_router;
do $$
declare open_table text;
begin
  foreach open_table in array array['inbox', 'pause', 'audit'] loop
    execute format('drop policy if exists router on %I', open_table);
    execute format('create policy router on %I to throughline_router using (true) with check (true)', open_table);
  end loop;
end $$;
grant create on schema public to throughline_router, throughline_jobs;
grant usage on schema public to throughline_jobs;
alter function has_migration(text) owner to throughline_router;
alter function deliveries_of_last_hour() owner to throughline_router;
alter function open_deliveries() owner to throughline_router;
alter function connection_states() owner to throughline_router;
alter function paused_connections() owner to throughline_router;
alter function forget_bodies(timestamptz, integer) owner to throughline_router;
alter function forget_deliveries(timestamptz, integer) owner to throughline_router;
alter function forget_audit(timestamptz, integer) owner to throughline_router;
alter function connections_ended_before(timestamptz) owner to throughline_router;
alter function job_figures() owner to throughline_jobs;
revoke create on schema public from throughline_router, throughline_jobs;
revoke usage on schema public from throughline_jobs;
revoke execute on function deliveries_of_last_hour(), open_deliveries(), connection_states(), paused_connections(),
  forget_bodies(timestamptz, integer), forget_deliveries(timestamptz, integer), forget_audit(timestamptz, integer),
  connections_ended_before(timestamptz), job_figures(), has_migration(text) from public;
grant execute on function deliveries_of_last_hour(), open_deliveries(), connection_states(), paused_connections(),
  forget_bodies(timestamptz, integer), forget_deliveries(timestamptz, integer), forget_audit(timestamptz, integer),
  connections_ended_before(timestamptz), job_figures(), has_migration(text) to throughline_intake;

-- Who reviews what.
grant select, insert, update, delete on review_tally, counted_pull_request, review_history, git_account, person_match,
  reviewer_suggestion, reviewer_opt_out to throughline_app;

-- What pull requests leave to do.
grant select, insert, update, delete on left_over, follow_up to throughline_app;

-- Open issues, and how they are found.
grant select, insert, update, delete on open_issue, gone_issue, issue_index, token_count, issue_sync to throughline_app;
grant usage on sequence open_issue_change to throughline_app;
revoke execute on function analyze_open_issues() from public;
grant execute on function analyze_open_issues() to throughline_app;
grant select on issue_index to throughline_router;
drop policy if exists router on issue_index;
create policy router on issue_index for select to throughline_router using (true);
grant create on schema public to throughline_router;
alter function find_open_issues(bigint[], float8[], text, float8, float8, float8, text[], integer) owner to throughline_router;
alter function find_open_issues_of(bigint[], text[], integer) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function
  find_open_issues(bigint[], float8[], text, float8, float8, float8, text[], integer),
  find_open_issues_of(bigint[], text[], integer) from public;
grant execute on function
  find_open_issues(bigint[], float8[], text, float8, float8, float8, text[], integer),
  find_open_issues_of(bigint[], text[], integer) to throughline_app;

-- Reading open issues.
grant select, insert, update, delete on point_use to throughline_app, throughline_router;
grant select on rule, repository, repository_project to throughline_router;
grant select, insert, update on issue_sync to throughline_router;
do $$
declare open_table text;
begin
  foreach open_table in array array['point_use', 'issue_sync'] loop
    execute format('drop policy if exists router on %I', open_table);
    execute format('create policy router on %I to throughline_router using (true) with check (true)', open_table);
  end loop;
  foreach open_table in array array['rule', 'repository', 'repository_project'] loop
    execute format('drop policy if exists router on %I', open_table);
    execute format('create policy router on %I for select to throughline_router using (true)', open_table);
  end loop;
end $$;
grant create on schema public to throughline_router;
alter function take_points(integer, integer, integer) owner to throughline_router;
alter function queue_due_issue_syncs() owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function take_points(integer, integer, integer), queue_due_issue_syncs() from public;
grant execute on function take_points(integer, integer, integer) to throughline_app;
grant execute on function queue_due_issue_syncs() to throughline_intake;

-- Which issue a pull request without a key belongs to.
grant select, insert, update, delete on link_suggestion, link_candidate, no_issue to throughline_app;

-- Rotating the master keys.
grant create on schema public to throughline_router;
alter function tenants_with_keys(uuid, integer) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function tenants_with_keys(uuid, integer) from public;
grant execute on function tenants_with_keys(uuid, integer) to throughline_intake;

-- Jira by OAuth 2.0.
grant select, insert, update, delete on oauth_sign_in, jira_webhook to throughline_app;
grant create on schema public to throughline_router;
alter function queue_due_tending(integer) owner to throughline_router;
revoke create on schema public from throughline_router;
revoke execute on function queue_due_tending(integer) from public;
grant execute on function queue_due_tending(integer) to throughline_intake;
