-- How sure it was before the answers of its repository corrected that: answers are held against this.
alter table link_candidate add column scored smallint not null default 0 check (scored between 0 and 99);
alter table link_candidate alter column scored drop default;
