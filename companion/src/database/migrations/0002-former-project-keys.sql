-- A renamed project keeps its former keys: what was written before still leads to its issues.
alter table project add column former_keys text[] not null default '{}';
