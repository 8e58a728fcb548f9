-- Which pull request a to-do was moved or reworded by, after it was left: where it stands now is not told by the one
-- that left it.
alter table left_over add column moved_in uuid;
