-- Whose data keys have to be wrapped anew when the master key changes: ids alone, in their order.
create function tenants_with_keys(after uuid, most integer)
returns table (tenant_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select tenant.tenant_id from public.tenant tenant
  where tenant.tenant_id > after and tenant.wrapped_key is not null
  order by tenant.tenant_id limit most
$$;
