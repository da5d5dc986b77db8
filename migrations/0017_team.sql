-- what it is: the team: who was asked to come and work here, which hats she would wear, and what became of it. The key to an invitation
-- lies in auth.proofs, where secrets are. The verbs, the last owner and the audit's before and after are in functions/86_team.sql.

-- table
create table app.invitations (
    store_id    uuid not null,
    id          uuid not null,
    email       text not null,
    hats        text[] not null,
    invited_by  uuid not null,
    invited_at  timestamptz not null default clock_timestamp(),
    sent_at     timestamptz not null default clock_timestamp(),
    expires_at  timestamptz not null,
    person_id   uuid,
    ended_at    timestamptz,
    ended_by    text,
    constraint invitations_pk primary key (store_id, id),
    constraint invitations_by foreign key (store_id, invited_by) references app.people (store_id, id),
    constraint invitations_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint invitations_email_shape check (email = lower(email) and email ~ '^[^@ ]+@[^@ ]+$' and char_length(email) <= 254),
    constraint invitations_hats_known check (cardinality(hats) between 1 and 4 and hats <@ array['courier', 'attendant', 'finance', 'owner']),
    constraint invitations_hours check (expires_at > sent_at and sent_at >= invited_at),
    constraint invitations_end check ((ended_at is null) = (ended_by is null) and (ended_by is null or ended_by in ('joined', 'withdrawn'))),
    constraint invitations_joined check ((ended_by is not distinct from 'joined') = (person_id is not null))
);
comment on table app.invitations is 'Who was asked to join the team, by whom, under which hats. An open one per address. Its address is forgotten with its row, 30 days after its end.';

alter table auth.sessions add column seen_at timestamptz not null default now();
comment on column auth.sessions.seen_at is 'When she last had a room open, to five minutes: a page that listens is looked after by its node.';

-- a change of what opens a door is noted where changes of the window are: the same ear hears both (src/server/window)
alter table job.window_changes add column person_id uuid;
comment on table job.window_changes is 'A product that looks different now; without product_id: something of the whole house (words, collections, its name). on_shelf: lists may differ too. With person_id: no page changed, but what this person''s sessions may open.';

-- indexes
create unique index invitations_one_open on app.invitations (store_id, email) where ended_at is null;   -- one letter at a time; whose link this is
create index invitations_by on app.invitations (store_id, invited_by);                                  -- an owner who leaves takes hers along
create index invitations_person on app.invitations (store_id, person_id);
drop index app.events_newest;
create index events_newest on app.events (store_id, happened_at desc, id desc);                         -- the audit, page by page
create index events_by_person on app.events (store_id, person_id, happened_at desc) where person_id is not null;   -- what one person did

-- who may see and change it
alter table app.invitations enable row level security;
alter table app.invitations force row level security;
create policy "an owner sees whom she asked" on app.invitations for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "the door reads invitations" on app.invitations for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door writes invitations" on app.invitations for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door notes what became of them" on app.invitations for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door forgets invitations" on app.invitations for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select on app.invitations to vitrine_owner, vitrine_doorkeeper;
grant insert (store_id, id, email, hats, invited_by, expires_at) on app.invitations to vitrine_doorkeeper;
grant update (sent_at, expires_at, person_id, ended_at, ended_by) on app.invitations to vitrine_doorkeeper;
grant delete on app.invitations to vitrine_doorkeeper;

-- the letter goes in the transaction of the invitation, which is the owner's
grant usage on schema job to vitrine_owner;
create policy "an owner posts invitations" on job.letters for insert to vitrine_owner with check (store_id = (select app.store_id()) and kind = 'invite');
grant insert (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html) on job.letters to vitrine_owner;

grant update (seen_at) on auth.sessions to vitrine_doorkeeper;
grant insert (person_id) on job.window_changes to vitrine_keeper;
