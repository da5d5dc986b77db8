-- what it is: who waits for a unique piece that is out of the shop, in the order in which they came; and what a visitor typed at the
-- checkout before she bought. When the piece comes back, the first in its queue has it for the store's offer_hours (a claim of its own
-- kind); after that the next. With offer_hours 0 everybody is notified at once and nobody has a right.
-- Contacts and typed words are personal: no event and no history repeats them, and the clock forgets them.

-- table
create table app.piece_waits (
    store_id        uuid not null,
    id              uuid not null,
    piece_id        uuid not null,
    status          text not null default 'waiting',
    channel         text not null,
    contact         text not null,
    consent         text not null,
    link_hash       text not null,
    visitor_hash    text not null,
    joined_at       timestamptz not null default clock_timestamp(),
    offer_until     timestamptz,
    ended_at        timestamptz,
    version         integer not null default 0,
    constraint piece_waits_pk primary key (store_id, id),
    constraint piece_waits_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint piece_waits_link_unique unique (store_id, link_hash),
    constraint piece_waits_status_known check (status in ('waiting', 'offered', 'taken', 'expired', 'withdrawn', 'notified')),
    constraint piece_waits_channel_known check (channel in ('email', 'phone')),
    constraint piece_waits_contact_length check (char_length(contact) <= 254 and (contact <> '' or ended_at is not null)),
    constraint piece_waits_consent_length check (char_length(consent) between 1 and 400),
    constraint piece_waits_hashes check (link_hash ~ '^[0-9a-f]{64}$' and visitor_hash ~ '^[0-9a-f]{64}$'),
    constraint piece_waits_offer check (status <> 'offered' or offer_until is not null),
    constraint piece_waits_end check ((ended_at is null) = (status in ('waiting', 'offered')))
);
comment on table app.piece_waits is 'A place in the queue of a piece. An offered one owns the piece''s live claim of kind wait. The contact is emptied 30 days after the end.';
comment on column app.piece_waits.consent is 'The sentence that she agreed to, as it was shown.';

create table app.piece_wait_history (
    store_id    uuid not null,
    wait_id     uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint piece_wait_history_pk primary key (store_id, wait_id, version),
    constraint piece_wait_history_wait foreign key (store_id, wait_id) references app.piece_waits (store_id, id)
);
comment on table app.piece_wait_history is 'Every status a place in a queue ever had, written by the trigger of piece_waits and never changed.';

create table app.checkout_drafts (
    store_id    uuid not null,
    cart_id     uuid not null,
    field       text not null,
    content     text not null,
    saved_at    timestamptz not null default clock_timestamp(),
    constraint checkout_drafts_pk primary key (store_id, cart_id, field),
    constraint checkout_drafts_cart foreign key (store_id, cart_id) references app.carts (store_id, id),
    constraint checkout_drafts_field_known check (field in ('full_name', 'email', 'phone', 'delivery', 'line1', 'line2', 'district', 'city', 'region', 'postal_code', 'note')),
    constraint checkout_drafts_content_length check (char_length(content) between 1 and 500)
);
comment on table app.checkout_drafts is 'What a visitor typed at the checkout, field by field, for herself alone: no role of the team reads it. Gone with her order, her word, or 30 days.';

-- the store's clock for offers, when a piece is expected back, and the price at which somebody put a thing aside
alter table app.store_policies add column offer_hours integer not null default 24;
alter table app.store_policies add constraint store_policies_offer check (offer_hours between 0 and 168);
comment on column app.store_policies.offer_hours is 'How long a returned piece is kept for the first of its queue; 0 = everybody is told, nobody has a right.';
alter table app.pieces add column due_back_at timestamptz;
comment on column app.pieces.due_back_at is 'When a piece that is out is expected back; emptied when it is in the shop again.';
alter table app.cart_lines add column seen_minor bigint;
alter table app.cart_lines add constraint cart_lines_seen check (seen_minor >= 0);
comment on column app.cart_lines.seen_minor is 'Price of one when it was put in or last agreed to; what is charged is read anew.';
alter table app.piece_claims drop constraint piece_claims_kind_known;
alter table app.piece_claims add constraint piece_claims_kind_known check (kind in ('cart', 'order', 'bag', 'counter', 'wait'));
alter table app.piece_claims drop constraint piece_claims_holder;
alter table app.piece_claims add constraint piece_claims_holder
    check ((kind = 'cart' and cart_id is not null) or (kind = 'order' and order_id is not null) or kind in ('bag', 'counter', 'wait'));

-- indexes
create unique index piece_waits_one_per_person on app.piece_waits (store_id, piece_id, contact) where status in ('waiting', 'offered');
create unique index piece_waits_one_offer on app.piece_waits (store_id, piece_id) where status = 'offered';                 -- one right at a time
create index piece_waits_queue on app.piece_waits (store_id, piece_id, joined_at, id);                                      -- who is next
create index piece_waits_to_pass on app.piece_waits (store_id, offer_until) where status = 'offered';                       -- the clock
create index piece_waits_of_visitor on app.piece_waits (store_id, visitor_hash) where status in ('waiting', 'offered');     -- how many she has
create index piece_waits_to_forget on app.piece_waits (store_id, ended_at) where ended_at is not null and contact <> '';    -- the clock
create index checkout_drafts_to_forget on app.checkout_drafts (store_id, saved_at);                                         -- the clock

-- the law
insert into law.transitions (machine, from_state, to_state, actor)
select 'wait', f, t, a from (values
    ('waiting', 'offered', '{guest,customer,attendant,owner,gateway,worker}'),
    ('waiting', 'notified', '{guest,customer,attendant,owner,gateway,worker}'),
    ('waiting', 'withdrawn', '{guest,customer}'),
    ('waiting', 'expired', '{attendant,owner,finance,gateway}'),
    ('offered', 'taken', '{guest,customer}'),
    ('offered', 'withdrawn', '{guest,customer}'),
    ('offered', 'expired', '{worker,attendant,owner}'),
    ('offered', 'waiting', '{attendant,owner}')
) as rule (f, t, actors), unnest(actors::text[]) as a;
-- a hold that ran out goes to the queue, by the hand of the clock
insert into law.transitions (machine, from_state, to_state, actor) values ('piece', 'in_stock', 'held', 'worker');

-- who may see and change it
alter table app.piece_waits enable row level security;
alter table app.piece_waits force row level security;
alter table app.piece_wait_history enable row level security;
alter table app.piece_wait_history force row level security;
alter table app.checkout_drafts enable row level security;
alter table app.checkout_drafts force row level security;

create policy "the shop floor sees who waits" on app.piece_waits for select to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the keeper sees who waits" on app.piece_waits for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper gives places" on app.piece_waits for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper moves places" on app.piece_waits for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, piece_id, status, channel, contact, consent, joined_at, offer_until, ended_at, version) on app.piece_waits to vitrine_attendant, vitrine_owner;
grant select, insert, update (status, contact, offer_until, ended_at) on app.piece_waits to vitrine_keeper;

create policy "the shop floor reads how queues went" on app.piece_wait_history for select to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the keeper writes how queues went" on app.piece_wait_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
grant select on app.piece_wait_history to vitrine_attendant, vitrine_owner;
grant insert on app.piece_wait_history to vitrine_keeper;

create policy "a visitor finds what she typed" on app.checkout_drafts for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and exists (select 1 from app.carts c
        where c.store_id = checkout_drafts.store_id and c.id = checkout_drafts.cart_id and c.key_hash = (select app.visitor())));
create policy "the keeper finds drafts" on app.checkout_drafts for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper keeps drafts" on app.checkout_drafts for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper mends drafts" on app.checkout_drafts for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the keeper forgets drafts" on app.checkout_drafts for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.checkout_drafts to vitrine_guest, vitrine_customer, vitrine_keeper;
grant insert, update (content, saved_at), delete on app.checkout_drafts to vitrine_keeper;

grant update (offer_hours) on app.store_policies to vitrine_owner;
grant update (due_back_at) on app.pieces to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant update (seen_minor) on app.cart_lines to vitrine_keeper;

create trigger piece_wait_history_written_once before update or delete on app.piece_wait_history for each row execute function app.refuse();
create trigger piece_wait_history_never_emptied before truncate on app.piece_wait_history for each statement execute function app.refuse();
