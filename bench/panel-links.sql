-- Links of the tenants that are here, about as many as asked for (app.links), made up but alike in every size: most
-- issues have one to four pull requests and one in two hundred has forty; large tenants have many times the issues of
-- small ones; four of five pull requests are merged, most of those with a summary that stands in Jira; one repository
-- in twelve may not reach the project.
-- Foreign keys are what these statements say they are; checking a million of them again takes minutes.
set session_replication_role = replica;
set synchronous_commit = off;
select setseed(0.4);

create temporary table place as
  select tenant_id, row_number() over (order by tenant_id) as place, count(*) over () as places from tenant;

insert into connection (tenant_id, connection_id, host, mode, base_url)
  select tenant_id, md5('git host ' || place)::uuid, 'github', 'pat', 'https://api.github.com' from place;
insert into repository (tenant_id, repository_id, connection_id, host_repository_id, name, is_private)
  select tenant_id, md5(place || ' repository ' || nth)::uuid, md5('git host ' || place)::uuid, nth,
    'acme/service-' || nth, nth % 3 = 0
  from place, generate_series(1, 12) as nth;
insert into project (tenant_id, project_id, key, name)
  select tenant_id, (10000 + nth)::text, 'SHOP' || nth, 'Shop ' || nth from place, generate_series(1, 3) as nth;
insert into repository_project (tenant_id, repository_id, project_id)
  select tenant_id, repository_id, project_id from repository join project using (tenant_id)
  where host_repository_id <> '12';

create temporary table made_issue as
  select nth, 1 + floor(places * random() ^ 2)::int as place,
    case when random() < 0.005 then 40 else 1 + floor(-ln(1 - random()) * 2)::int end as links
  from generate_series(1, current_setting('app.links')::int) as nth, (select max(places) as places from place) as known;
delete from made_issue where nth > (
  select min(nth) from (select nth, sum(links) over (order by nth) as total from made_issue) as running
  where total >= current_setting('app.links')::int);
insert into issue (tenant_id, issue_id, key, project_id, summary, status, status_category)
  select tenant_id, (20000 + nth)::text, 'SHOP' || 1 + nth % 3 || '-' || nth, (10001 + nth % 3)::text,
    'Keep the items of a cart when its session ends, case ' || nth, 'In Progress', 'indeterminate'
  from made_issue join place using (place);

-- Two links in six are of one pull request; all others have their own.
create temporary table made_link as
  select place, nth, at - at / 6 as pull from (
    select place, nth, row_number() over (partition by place order by random()) as at
    from made_issue, generate_series(1, links)) as drawn;
create temporary table made_pull as
  select place, pull, md5(place || ' pull request ' || pull)::uuid as id, 1 + floor(12 * random())::int as repository,
    (array['open', 'draft', 'declined', 'declined', 'merged', 'merged', 'merged', 'merged', 'merged', 'merged',
      'merged', 'merged', 'merged', 'merged', 'merged', 'merged', 'merged', 'merged', 'merged', 'merged'])
      [1 + floor(20 * random())::int] as state,
    timestamptz '2026-03-01' - pull * interval '7 minutes' as at
  from (select distinct place, pull from made_link) as pulls;
insert into pull_request (tenant_id, pull_request_id, repository_id, number, title, url, state, branch, base_branch,
    head_sha, author, reviews, is_revert, opened_at, updated_at, merged_at, merged_by, merge_sha, file_count)
  select tenant_id, id, md5(place || ' repository ' || repository)::uuid, pull,
    'Keep the items of a cart when its session ends, part ' || pull,
    'https://github.com/acme/service-' || repository || '/pull/' || pull, state, 'fix/cart-' || pull, 'main',
    md5('head' || pull) || 'abcdef01', jsonb_build_object('login', 'mina', 'name', 'Mina', 'isBot', false),
    '[{"reviewer": {"login": "olu", "name": "Olu", "isBot": false}, "verdict": "approved"},
      {"reviewer": {"login": "kim", "name": "Kim", "isBot": false}, "verdict": "commented"}]',
    false, at, at + interval '3 hours', case when state = 'merged' then at + interval '3 hours' end,
    case when state = 'merged' then 'Olu' end, case when state = 'merged' then md5('merge' || pull) || 'abcdef01' end, 14
  from made_pull join place using (place);
insert into linked_issue (tenant_id, pull_request_id, issue_id, origin, is_revert, why)
  select distinct tenant_id, md5(place || ' pull request ' || pull)::uuid, (20000 + nth)::text, 'written', false,
    '{"place": "branch", "writtenKey": "SHOP1-7", "branch": "fix/cart-7"}'::jsonb
  from made_link join place using (place);

insert into merge_summary (tenant_id, pull_request_id, marker, areas)
  select tenant_id, id, 'merge-summary ' || id,
    '[{"area": "Cart", "text": "The items stay when the session ends, and nobody has to sign in again."},
      {"area": "Payment", "text": "A payment that is asked for twice is answered with the first one."},
      {"area": "Tests", "text": "Sessions that end while an item is added."}]'
  from made_pull join place using (place) where state = 'merged' and pull % 10 <> 0;
insert into effect (tenant_id, effect_key, state, remote_id, digest)
  select link.tenant_id, 'comment ' || issue_id || ' ' || marker, 'done', '30000', md5(issue_id) || md5(marker)
  from linked_issue link join merge_summary using (tenant_id, pull_request_id)
  union all
  select tenant_id, 'remote-link ' || issue_id || ' ' || pull_request_id, 'done', 'appId=throughline&pr=' || issue_id,
    md5(issue_id) || md5(pull_request_id::text)
  from linked_issue;

drop table made_link, made_pull, made_issue, place;
set session_replication_role = origin;
