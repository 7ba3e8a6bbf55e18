-- The board of a Trust delegates to a committee of its own, or from 1 July 2022 to a joint committee. Afterwards
-- nothing of it changes but that it is confirmed, once, ends, or is voided.
create or replace function guards.keep_delegation() returns trigger
language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
begin
  if tg_op = 'INSERT' then
    if new.confirmed_at is not null or new.voided_at is not null or not exists (
      select from public.deciding_body f join public.deciding_body c on c.id = new.to_body_id
      where f.id = new.from_body_id and f.kind = 'TRUST_BOARD'
        and (c.kind = 'JOINT_COMMITTEE' and new.effective_from >= date '2022-07-01'
          or c.kind in ('COMMITTEE', 'COMMITTEE_IN_COMMON') and c.trust_id = f.trust_id)) then
      raise exception 'a board cannot delegate so' using errcode = 'check_violation';
    end if;
    return null;
  end if;
  if old.voided_at is not null
    or (old.confirmed_at is not null and row(new.confirmed_by, new.confirmed_at, new.confirmed_on)
      is distinct from row(old.confirmed_by, old.confirmed_at, old.confirmed_on))
    or (old.until_day is not null and (new.until_day is null or new.until_day > old.until_day)) then
    raise exception 'a delegation does not change so' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
