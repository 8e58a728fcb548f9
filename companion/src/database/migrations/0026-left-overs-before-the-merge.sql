-- How something stands that a pull request leaves to do: an issue comes of it, it only has other words than before, or
-- it names the issue that tracks it.
alter table left_over
  add column standing text not null default 'left' check (standing in ('left', 'changed', 'tracked')),
  -- What it said before it was reworded.
  add column was text,
  -- The key of the issue that it names.
  add column names_key text,
  -- The same for every to-do of this text.
  add column fingerprint text,
  -- When a later pull request took it out of the code, and which one.
  add column gone_at timestamptz,
  add column gone_in uuid;
create index left_over_fingerprint on left_over (tenant_id, fingerprint) where fingerprint is not null;

-- The fields that are to be filled in, with what can be chosen in them.
alter table follow_up drop column missing, add column missing_fields jsonb;
