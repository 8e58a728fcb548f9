-- When a repository was heard of last: one look for each row of the page of repositories.
create index inbox_by_repository on inbox (tenant_id, connection_id, repository, received_at)
  where repository is not null;
-- The recent changes beside a repository's rules.
create index audit_by_repository on audit (tenant_id, (after->>'repositoryId'), audit_id)
  where action = 'set-rule';
