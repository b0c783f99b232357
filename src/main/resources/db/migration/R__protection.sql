-- Why a person receives no marketing whatever a campaign asks for, or null: who has excluded himself receives nothing up
-- to and including that day, who is younger than 19 receives nothing, who refused receives no marketing, and whose own
-- data showed signs of harm is left alone until the cooling-off is over. Of several reasons the first. An unknown birth
-- date protects from what is gated by age, not from messages.
--
-- The definition without cooling-off is dropped, so that a question that still asks it fails instead of forgetting some.
drop function if exists protection_of(date, date, boolean, date);
create or replace function protection_of(
  self_excluded_until date, birth_date date, marketing_consent boolean, cooling_off_until date, on_day date)
returns text
language sql immutable parallel safe
return case
  when self_excluded_until >= on_day then 'self_excluded'
  when birth_date > (on_day - interval '19 years')::date then 'under_age'
  when not marketing_consent then 'no_consent'
  when cooling_off_until >= on_day then 'cooling_off'
end;
