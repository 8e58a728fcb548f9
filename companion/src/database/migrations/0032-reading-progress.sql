-- How many pull requests there are to look at while a repository's past is read; null where its host does not tell.
alter table review_history add column total int;
