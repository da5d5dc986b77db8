-- what it is: letters (e-mail) that wait to be sent, and the demo's mailbox. A letter is written in the transaction of what it tells,
-- so it is sent if and only if that was committed; at least once, and with the same Message-ID each time.
-- A worker leases a letter by moving its hour: who dies with it gives it back by doing nothing. `tries` fences a late worker off.

-- table
create table job.letters (
    store_id    uuid not null,
    id          uuid not null,
    dedupe_key  text not null,
    kind        text not null,
    to_address  text not null,
    subject     text not null,
    body_text   text not null,
    body_html   text not null,
    created_at  timestamptz not null default clock_timestamp(),
    due_at      timestamptz not null default clock_timestamp(),
    tries       integer not null default 0,
    sent_at     timestamptz,
    dead_at     timestamptz,
    last_error  text not null default '',
    constraint letters_pk primary key (store_id, id),
    constraint letters_store foreign key (store_id) references app.stores (store_id),
    constraint letters_once unique (store_id, dedupe_key),
    constraint letters_kind_shape check (kind ~ '^[a-z_]+$'),
    constraint letters_address_shape check (to_address ~ '^[^@ ]+@[^@ ]+$' and char_length(to_address) <= 254),
    constraint letters_subject_is_one_line check (char_length(subject) between 1 and 200 and subject !~ '[\r\n]'),
    constraint letters_lengths check (char_length(dedupe_key) between 1 and 200 and char_length(body_text) <= 20000 and char_length(body_html) <= 60000),
    constraint letters_one_end check (sent_at is null or dead_at is null)
);
comment on table job.letters is 'Outgoing e-mail. A sent letter keeps its envelope and loses its body, which may hold a secret link.';

create table job.sandbox_letters (
    store_id    uuid not null,
    id          uuid not null,
    to_address  text not null,
    subject     text not null,
    body_text   text not null,
    received_at timestamptz not null default clock_timestamp(),
    constraint sandbox_letters_pk primary key (store_id, id)
);
comment on table job.sandbox_letters is 'The demo''s mailbox: what would have been sent. A stranger to the shop, as the sandbox bank is.';

-- indexes
create index letters_due on job.letters (store_id, due_at) where sent_at is null and dead_at is null;   -- the sender: what is due
create index letters_to on job.letters (store_id, to_address, created_at);                              -- how much somebody was written to
create index sandbox_letters_newest on job.sandbox_letters (store_id, received_at desc);                -- the mailbox's page

-- who may see and change it
grant usage on schema job to vitrine_door, vitrine_doorkeeper;
alter table job.letters enable row level security;
alter table job.letters force row level security;
alter table job.sandbox_letters enable row level security;
alter table job.sandbox_letters force row level security;

create policy "the door posts letters" on job.letters for insert to vitrine_door with check (store_id = (select app.store_id()));
create policy "the sender reads letters" on job.letters for select to vitrine_worker using (store_id = (select app.store_id()));
create policy "the sender notes what became of them" on job.letters for update to vitrine_worker
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the sender throws old letters away" on job.letters for delete to vitrine_worker using (store_id = (select app.store_id()));
grant insert (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html) on job.letters to vitrine_door;
grant select, update (due_at, tries, sent_at, dead_at, last_error, body_text, body_html), delete on job.letters to vitrine_worker;

create policy "the mailbox is read" on job.sandbox_letters for select to vitrine_sandbox using (store_id = (select app.store_id()));
create policy "the mailbox is filled" on job.sandbox_letters for insert to vitrine_sandbox with check (store_id = (select app.store_id()));
grant select, insert on job.sandbox_letters to vitrine_sandbox;
