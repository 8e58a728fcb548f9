-- Reverts are looked for among the pull requests of their repository.
create index pull_request_that_reverts on pull_request (tenant_id, repository_id) where is_revert;

-- What else a merge summary says, who wrote it, and from what: the same facts are not written again.
alter table merge_summary
  add column why text,
  add column writer text not null default 'extract' check (writer in ('extract', 'language model')),
  add column facts_digest text not null default '',
  add column reverted_by text;
