-- what it is: an address that the team wrote down is a note and no proof: whoever proves it later is not therefore the client it stands at.
-- And what was cancelled is closed to links, too.

alter table app.people add column email_by_team boolean not null default false;
comment on column app.people.email_by_team is 'Whether one of the team wrote the e-mail address down; a new account does not take such a person over. Kept by a trigger.';

-- who may see and change it
alter policy "whoever holds the link sees the bag" on app.bags
    using (store_id = (select app.store_id()) and link_hash = (select app.link()) and status <> 'cancelled');
grant select (email_by_team) on app.people to vitrine_attendant, vitrine_owner, vitrine_doorkeeper;
