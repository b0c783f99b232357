-- Who recommends keeps the catalogue in memory, for as long as its version is the one that is read with the user. Every
-- change raises it in its own transaction, whoever makes it and however.
create function raise_catalogue_version()
returns trigger
language plpgsql
as $$
begin
  insert into data_versions as kept (table_name, version, changed_at)
  values ('catalogue', 1, now())
  on conflict (table_name) do update set version = kept.version + 1, changed_at = excluded.changed_at;
  return null;
end
$$;

create trigger proposal_templates_raise_catalogue_version
  after insert or update or delete or truncate on proposal_templates
  for each statement execute function raise_catalogue_version();
create trigger granting_offers_raise_catalogue_version
  after insert or update or delete or truncate on granting_offers
  for each statement execute function raise_catalogue_version();
create trigger programmes_raise_catalogue_version
  after insert or update or delete or truncate on programmes
  for each statement execute function raise_catalogue_version();
create trigger adult_content_raises_catalogue_version
  after insert or update or delete or truncate on adult_content
  for each statement execute function raise_catalogue_version();
create trigger learning_decisions_raise_catalogue_version
  after insert or update or delete or truncate on learning_decisions
  for each statement execute function raise_catalogue_version();
create trigger group_hours_raise_catalogue_version
  after insert or update or delete or truncate on group_hours
  for each statement execute function raise_catalogue_version();
