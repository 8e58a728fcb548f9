-- What is done once a night, by whichever worker comes first. Belongs to no tenant.
create table night (
  day date primary key,
  begun_at timestamptz not null default now()
);

create function begin_night(of_day date)
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.night (day) values (of_day) on conflict do nothing;
  return found;
end $$;
