-- For a login that may neither find nor make the roles of roles.sql: everything runs as that login, on behalf of the one
-- tenant of a self-managed companion. The hosted companion does not start like this.
do $$
declare open_table text;
begin
  for open_table in
    select relname from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity
  loop
    execute format('alter table %I no force row level security', open_table);
  end loop;
end $$;
