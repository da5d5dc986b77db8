-- what it is: the bag (sacola, condicional): pieces that one client tries at home, what became of each, and the money of what she keeps.
-- A piece in a bag has one live claim of kind bag; a bag's status follows from its lines (app.derive_bag), but for draft, preparing,
-- ready and cancelled, which people say. Prices are frozen when the bag leaves. Every verb is made once under its command's id.

-- table
create table app.client_terms (
    store_id            uuid not null,
    person_id           uuid not null,
    value_limit_minor   bigint,
    bags_blocked        boolean not null default false,
    changed_at          timestamptz not null default clock_timestamp(),
    constraint client_terms_pk primary key (store_id, person_id),
    constraint client_terms_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_terms_limit check (value_limit_minor between 0 and 1000000000)
);
comment on table app.client_terms is 'What a client may have at home at once, and whether she gets bags at all. Without a limit of her own the store''s holds. Its row is the lock of a client: before her bags.';

create table app.bags (
    store_id                uuid not null,
    id                      uuid not null,
    code                    text not null,
    link_hash               text not null,
    client_id               uuid not null,
    attendant_id            uuid,
    courier_id              uuid,
    status                  text not null default 'draft',
    note                    text not null default '',
    opened_at               timestamptz not null default clock_timestamp(),
    dispatched_at           timestamptz,
    delivered_at            timestamptz,
    due_at                  timestamptz,
    closed_at               timestamptz,
    limit_override_minor    bigint,
    override_reason         text not null default '',
    pieces_out              integer not null default 0,
    value_out_minor         bigint not null default 0,
    version                 integer not null default 0,
    constraint bags_pk primary key (store_id, id),
    constraint bags_store foreign key (store_id) references app.stores (store_id),
    constraint bags_client foreign key (store_id, client_id) references app.people (store_id, id),
    constraint bags_attendant foreign key (store_id, attendant_id) references app.people (store_id, id),
    constraint bags_courier foreign key (store_id, courier_id) references app.people (store_id, id),
    constraint bags_code_unique unique (store_id, code),
    constraint bags_link_unique unique (store_id, link_hash),
    constraint bags_code_shape check (code ~ '^B-[0-9A-HJKMNP-TV-Z]{6}$'),
    constraint bags_link_shape check (link_hash ~ '^[0-9a-f]{64}$'),
    constraint bags_status_known check (status in ('draft', 'preparing', 'ready', 'dispatched', 'with_client', 'partially_settled', 'settled', 'settled_none', 'cancelled')),
    constraint bags_due check ((due_at is null) = (delivered_at is null)),
    constraint bags_note_length check (char_length(note) <= 500 and char_length(override_reason) <= 200),
    constraint bags_override check (limit_override_minor between 0 and 1000000000),
    constraint bags_out check (pieces_out >= 0 and value_out_minor >= 0)
);
comment on table app.bags is 'Pieces that one client tries at home. pieces_out and value_out_minor are kept by app.derive_bag, as is the status from dispatched on.';
comment on column app.bags.code is 'What people say and slips show: B- and six letters, so that nobody takes it for the code of a piece.';
comment on column app.bags.limit_override_minor is 'An owner let this bag bring the client up to so much at home.';

create table app.bag_lines (
    store_id        uuid not null,
    id              uuid not null,
    bag_id          uuid not null,
    piece_id        uuid not null,
    product_id      uuid not null,
    variant_id      uuid not null,
    code            text not null,
    name            text not null,
    label           text not null,
    status          text not null default 'added',
    why             text,
    why_note        text not null default '',
    frozen_minor    bigint,
    sold_minor      bigint,
    decision        text,
    reason          text,
    fit_note        text not null default '',
    decided_at      timestamptz,
    condition       text,
    condition_note  text not null default '',
    late            boolean not null default false,
    added_at        timestamptz not null default clock_timestamp(),
    dispatched_at   timestamptz,
    resolved_at     timestamptz,
    version         integer not null default 0,
    constraint bag_lines_pk primary key (store_id, id),
    constraint bag_lines_bag foreign key (store_id, bag_id) references app.bags (store_id, id),
    constraint bag_lines_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint bag_lines_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint bag_lines_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint bag_lines_status_known check (status in ('added', 'packed', 'removed', 'dispatched', 'delivered', 'missing', 'returned', 'sold', 'charged', 'written_off', 'handed_over')),
    constraint bag_lines_why check ((why is not null) = (status = 'removed') and why in ('taken_out', 'left_behind', 'cancelled') and char_length(why_note) <= 200),
    constraint bag_lines_amounts check (frozen_minor >= 0 and sold_minor >= 0 and (sold_minor is null or status in ('sold', 'charged'))),
    constraint bag_lines_frozen check (frozen_minor is not null or status in ('added', 'packed', 'removed')),
    constraint bag_lines_decision_known check (decision in ('keep', 'return', 'unsure') and (decision is null) = (decided_at is null)),
    constraint bag_lines_reason_known check (reason in ('too_big', 'too_small', 'length', 'fabric', 'colour', 'price', 'style', 'other')),
    constraint bag_lines_fit_note_length check (char_length(fit_note) <= 300),
    constraint bag_lines_condition_known check (condition in ('fine', 'to_clean', 'damaged') and char_length(condition_note) <= 300),
    constraint bag_lines_end check ((resolved_at is not null) = (status in ('removed', 'returned', 'sold', 'charged', 'written_off', 'handed_over')))
);
comment on table app.bag_lines is 'One piece in one bag, with name and price as they were when it left. A piece that was taken out and put in again has two lines.';
comment on column app.bag_lines.decision is 'What she said by her link. Evidence only: what is scanned is what counts.';
comment on column app.bag_lines.frozen_minor is 'The price at which the bag left the shop; charged when she keeps it.';

create table app.bag_status_history (
    store_id    uuid not null,
    bag_id      uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint bag_status_history_pk primary key (store_id, bag_id, version),
    constraint bag_status_history_bag foreign key (store_id, bag_id) references app.bags (store_id, id)
);
comment on table app.bag_status_history is 'Every status a bag ever had, written by the trigger of bags and never changed.';

create table app.bag_line_history (
    store_id    uuid not null,
    line_id     uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint bag_line_history_pk primary key (store_id, line_id, version),
    constraint bag_line_history_line foreign key (store_id, line_id) references app.bag_lines (store_id, id)
);
comment on table app.bag_line_history is 'Every status a line of a bag ever had, written by the trigger of bag_lines and never changed.';

create table app.bag_commands (
    store_id    uuid not null,
    id          uuid not null,
    verb        text not null,
    bag_id      uuid,
    answer      jsonb not null default '{}',
    done_at     timestamptz not null default clock_timestamp(),
    constraint bag_commands_pk primary key (store_id, id),
    constraint bag_commands_bag foreign key (store_id, bag_id) references app.bags (store_id, id),
    constraint bag_commands_verb_shape check (verb ~ '^[a-z_]{3,40}$')
);
comment on table app.bag_commands is 'What was done under which id of the caller''s, and what it answered: a form that is sent twice, or a scan that is repeated after a dead spot, is done once.';

-- who holds a piece, now also a bag
alter table app.piece_claims add column bag_id uuid;
alter table app.piece_claims add constraint piece_claims_bag foreign key (store_id, bag_id) references app.bags (store_id, id);
alter table app.piece_claims drop constraint piece_claims_holder;
alter table app.piece_claims add constraint piece_claims_holder
    check ((kind = 'cart' and cart_id is not null) or (kind = 'order' and order_id is not null) or (kind = 'bag' and bag_id is not null and expires_at is null) or kind in ('counter', 'wait'));
comment on table app.piece_claims is 'Who holds a piece: a cart, an order, a bag, somebody of its queue, later the counter. At most one live claim per piece, by index.';

-- what a bag brings is an order like any other, paid face to face
alter table app.orders add column channel text not null default 'online';
alter table app.orders add column bag_id uuid;
alter table app.orders add constraint orders_bag foreign key (store_id, bag_id) references app.bags (store_id, id);
alter table app.orders add constraint orders_channel_known check (channel in ('online', 'bag') and (channel = 'bag' or bag_id is null));
alter table app.orders drop constraint orders_email_shape;
alter table app.orders add constraint orders_email_shape check ((channel <> 'online' and email = '') or (email ~ '^[^@ ]+@[^@ ]+$' and char_length(email) <= 254));
comment on column app.orders.channel is 'online: placed by a visitor. bag: what a client kept of a bag; who settled it says that it is paid.';
alter table app.payments add column method text;
alter table app.payments add constraint payments_method_known check (method in ('cash', 'card', 'pix'));
comment on column app.payments.method is 'How money came that a person of the shop took; null for a bank''s.';

-- the house's rules about bags
alter table app.store_policies add column bag_days integer not null default 3;
alter table app.store_policies add column bag_closed_days text not null default '7';
alter table app.store_policies add column bag_value_limit_minor bigint not null default 600000;
alter table app.store_policies add column bag_keep_all_bp integer not null default 1000;
alter table app.store_policies add column bag_price_guarantee boolean not null default false;
alter table app.store_policies add constraint store_policies_bag_days check (bag_days between 1 and 60);
alter table app.store_policies add constraint store_policies_bag_closed check (bag_closed_days ~ '^1?2?3?4?5?6?7?$' and bag_closed_days <> '1234567');
alter table app.store_policies add constraint store_policies_bag_limit check (bag_value_limit_minor between 0 and 1000000000);
alter table app.store_policies add constraint store_policies_bag_keep_all check (bag_keep_all_bp between 0 and 9999);
comment on column app.store_policies.bag_days is 'Days from delivery until a bag is due; days on which the shop is closed do not count.';
comment on column app.store_policies.bag_closed_days is 'Days of the week without trade, 1 = Monday … 7 = Sunday.';
comment on column app.store_policies.bag_keep_all_bp is 'What is taken off when a client keeps the whole bag, in basis points: the owner''s rule, beside what a role may give.';
comment on column app.store_policies.bag_price_guarantee is 'Whether a piece that became cheaper while it was out is sold at the lower price.';

-- indexes
create unique index bag_lines_one_open on app.bag_lines (store_id, piece_id) where status in ('added', 'packed', 'dispatched', 'delivered', 'missing');   -- a piece is in one bag
create index bag_lines_of_bag on app.bag_lines (store_id, bag_id, added_at);                                       -- a bag's lines
create index bag_lines_of_piece on app.bag_lines (store_id, piece_id, added_at desc);                              -- where a piece has been
create index bag_lines_of_product on app.bag_lines (store_id, product_id);                                         -- how often a product was tried
create index bag_lines_of_variant on app.bag_lines (store_id, variant_id);
create index bags_newest on app.bags (store_id, opened_at desc, id desc);                                          -- the list of all
create index bags_of_client on app.bags (store_id, client_id, opened_at desc);                                     -- hers; what she has at home
create index bags_of_courier on app.bags (store_id, courier_id, opened_at desc);                                   -- what a courier carries
create index bags_of_attendant on app.bags (store_id, attendant_id, opened_at desc);                               -- who looks after it
create index bags_out on app.bags (store_id, opened_at desc, id desc) where status in ('dispatched', 'with_client', 'partially_settled');                     -- out now
create index bags_due on app.bags (store_id, due_at, id) where status in ('with_client', 'partially_settled');     -- due today
create index bags_by_value on app.bags (store_id, value_out_minor desc, id desc) where status in ('with_client', 'partially_settled');                        -- overdue, by value
create index bag_commands_of_bag on app.bag_commands (store_id, bag_id);                                           -- what was done to a bag
create index piece_claims_of_bag on app.piece_claims (store_id, bag_id) where ended_at is null;                    -- a bag's claims
create index orders_of_bag on app.orders (store_id, bag_id);                                                       -- what a bag brought

-- the law
insert into law.transitions (machine, from_state, to_state, actor)
select m, f, t, a from (values
    ('bag', 'draft', 'preparing', '{attendant,owner}'),
    ('bag', 'draft', 'dispatched', '{attendant,courier}'),             -- it begins with a piece that was handed over at a door
    ('bag', 'preparing', 'ready', '{attendant,owner}'),
    ('bag', 'ready', 'preparing', '{attendant,owner}'),
    ('bag', 'ready', 'dispatched', '{attendant,courier}'),
    ('bag', 'dispatched', 'ready', '{attendant}'),                     -- nobody was at home
    ('bag', 'dispatched', 'with_client', '{attendant,courier,owner}'),
    ('bag', 'dispatched', 'settled_none', '{attendant,courier,owner}'),
    ('bag', 'with_client', 'partially_settled', '{attendant,courier,owner,finance}'),
    ('bag', 'with_client', 'settled', '{attendant,owner,finance}'),
    ('bag', 'with_client', 'settled_none', '{attendant,courier,owner}'),
    ('bag', 'partially_settled', 'settled', '{attendant,courier,owner,finance}'),
    ('bag', 'partially_settled', 'settled_none', '{attendant,courier,owner}'),
    ('bag', 'draft', 'cancelled', '{attendant,owner}'),
    ('bag', 'preparing', 'cancelled', '{attendant,owner}'),
    ('bag', 'ready', 'cancelled', '{attendant,owner}'),
    ('bag_line', 'added', 'packed', '{attendant,owner}'),
    ('bag_line', 'packed', 'added', '{attendant,owner}'),
    ('bag_line', 'added', 'removed', '{attendant,owner}'),
    ('bag_line', 'packed', 'removed', '{attendant,owner}'),
    ('bag_line', 'added', 'dispatched', '{attendant,courier}'),        -- handed over at a door: it was never packed
    ('bag_line', 'packed', 'dispatched', '{attendant,courier}'),
    ('bag_line', 'dispatched', 'packed', '{attendant}'),
    ('bag_line', 'dispatched', 'delivered', '{attendant,courier,owner}'),
    ('bag_line', 'dispatched', 'returned', '{attendant,courier}'),
    ('bag_line', 'dispatched', 'handed_over', '{attendant,courier}'),
    ('bag_line', 'dispatched', 'written_off', '{attendant,owner}'),
    ('bag_line', 'delivered', 'returned', '{attendant,courier}'),
    ('bag_line', 'delivered', 'handed_over', '{attendant,courier}'),
    ('bag_line', 'delivered', 'missing', '{attendant,courier}'),
    ('bag_line', 'delivered', 'sold', '{attendant,owner,finance}'),
    ('bag_line', 'delivered', 'written_off', '{attendant,owner}'),
    ('bag_line', 'missing', 'returned', '{attendant,courier}'),
    ('bag_line', 'missing', 'charged', '{attendant,owner,finance}'),
    ('bag_line', 'missing', 'written_off', '{attendant,owner}'),
    -- who settles a bag takes its money: before_order_moves lets them say so of nothing else
    ('order', 'pending', 'paid', '{attendant,finance}'),
    ('payment', 'created', 'awaiting', '{finance}'),
    ('payment', 'awaiting', 'confirmed', '{attendant,finance}')
) as rule (m, f, t, actors), unnest(actors::text[]) as a;

-- who may see and change it
alter table app.client_terms enable row level security;
alter table app.client_terms force row level security;
alter table app.bags enable row level security;
alter table app.bags force row level security;
alter table app.bag_lines enable row level security;
alter table app.bag_lines force row level security;
alter table app.bag_status_history enable row level security;
alter table app.bag_status_history force row level security;
alter table app.bag_line_history enable row level security;
alter table app.bag_line_history force row level security;
alter table app.bag_commands enable row level security;
alter table app.bag_commands force row level security;

create policy "the team knows a client's terms" on app.client_terms for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper writes terms down" on app.client_terms for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper changes terms" on app.client_terms for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder says terms" on app.client_terms for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.client_terms for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets people" on app.client_terms for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select on app.client_terms to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_doorkeeper;
grant insert (store_id, person_id), update (value_limit_minor, bags_blocked, changed_at) on app.client_terms to vitrine_keeper;
grant insert on app.client_terms to vitrine_seeder;
grant delete on app.client_terms to vitrine_doorkeeper;

create policy "whoever holds the link sees the bag" on app.bags for select to vitrine_guest
    using (store_id = (select app.store_id()) and link_hash = (select app.link()));
create policy "a client sees her bags" on app.bags for select to vitrine_customer
    using (store_id = (select app.store_id()) and status <> 'cancelled' and (client_id = (select app.person_id()) or link_hash = (select app.link())));
create policy "a courier sees what she carries" on app.bags for select to vitrine_courier
    using (store_id = (select app.store_id()) and courier_id = (select app.person_id()) and status in ('ready', 'dispatched', 'with_client', 'partially_settled'));
create policy "the team sees bags" on app.bags for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper opens bags" on app.bags for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper moves bags" on app.bags for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder sees old bags" on app.bags for select to vitrine_seeder using (store_id = (select app.store_id()));
create policy "the seeder tells old bags" on app.bags for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.bags for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door takes notes off" on app.bags for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, code, link_hash, client_id, status, opened_at, dispatched_at, delivered_at, due_at, closed_at, version) on app.bags to vitrine_guest, vitrine_customer;
grant select (store_id, id, code, client_id, courier_id, status, opened_at, dispatched_at, delivered_at, due_at, closed_at, pieces_out, version) on app.bags to vitrine_courier;
grant select (store_id, id, code, client_id, attendant_id, courier_id, status, opened_at, dispatched_at, delivered_at, due_at, closed_at, limit_override_minor, pieces_out, value_out_minor, version) on app.bags to vitrine_finance;
grant select (store_id, id, code, client_id, attendant_id, courier_id, status, note, opened_at, dispatched_at, delivered_at, due_at, closed_at, limit_override_minor, override_reason, pieces_out, value_out_minor, version)
    on app.bags to vitrine_attendant, vitrine_owner;
grant select, insert, update (courier_id, status, note, dispatched_at, delivered_at, due_at, closed_at, limit_override_minor, override_reason, pieces_out, value_out_minor) on app.bags to vitrine_keeper;
grant select, update (note, override_reason, link_hash) on app.bags to vitrine_doorkeeper;
grant select, insert on app.bags to vitrine_seeder;

create policy "whoever sees the bag sees its lines" on app.bag_lines for select to vitrine_guest, vitrine_customer, vitrine_courier
    using (store_id = (select app.store_id()) and status <> 'removed' and exists (select 1 from app.bags b where b.store_id = bag_lines.store_id and b.id = bag_lines.bag_id));
create policy "the team sees lines of bags" on app.bag_lines for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper packs bags" on app.bag_lines for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper moves lines of bags" on app.bag_lines for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder sees old bags" on app.bag_lines for select to vitrine_seeder using (store_id = (select app.store_id()));
create policy "the seeder tells old bags" on app.bag_lines for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.bag_lines for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door takes notes off" on app.bag_lines for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, bag_id, product_id, variant_id, code, name, label, status, frozen_minor, sold_minor, decision, reason, fit_note, decided_at, added_at, dispatched_at, resolved_at, version)
    on app.bag_lines to vitrine_guest, vitrine_customer;
grant select (store_id, id, bag_id, code, name, label, status, decision, condition, late, added_at, dispatched_at, resolved_at, version) on app.bag_lines to vitrine_courier;
grant select (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, frozen_minor, sold_minor, decision, condition, late, added_at, dispatched_at, resolved_at, version)
    on app.bag_lines to vitrine_finance;
grant select on app.bag_lines to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_doorkeeper;
grant insert, update (status, why, why_note, frozen_minor, sold_minor, decision, reason, fit_note, decided_at, condition, condition_note, late, dispatched_at, resolved_at) on app.bag_lines to vitrine_keeper;
grant update (fit_note, condition_note, why_note) on app.bag_lines to vitrine_doorkeeper;
grant select, insert on app.bag_lines to vitrine_seeder;

do $fence$
declare t text;
begin
    foreach t in array array['bag_status_history', 'bag_line_history'] loop
        execute format('create policy "the shop floor reads histories" on app.%I for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes histories" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the seeder tells old histories" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder', t);
        execute format('grant insert on app.%I to vitrine_keeper, vitrine_seeder', t);
        execute format('create trigger %I before update or delete on app.%I for each row execute function app.refuse()', t || '_written_once', t);
        execute format('create trigger %I before truncate on app.%I for each statement execute function app.refuse()', t || '_never_emptied', t);
    end loop;
end
$fence$;

create policy "the keeper remembers commands" on app.bag_commands for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper notes commands" on app.bag_commands for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper notes answers" on app.bag_commands for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select, insert (store_id, id, verb, bag_id), update (answer, bag_id) on app.bag_commands to vitrine_keeper;

-- what the verbs of bags read and write elsewhere
create policy "the seeder tells old claims" on app.piece_claims for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant insert (store_id, id, piece_id, kind, bag_id, claimed_at, ended_at, ended_by) on app.piece_claims to vitrine_seeder;
grant update (bag_id) on app.piece_claims to vitrine_keeper;
create policy "the keeper knows hats" on app.person_roles for select to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.person_roles to vitrine_keeper;
grant select (email, phone) on app.people to vitrine_keeper;
grant select (channel, bag_id) on app.orders to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder;
grant select (method) on app.payments to vitrine_guest, vitrine_customer;
grant update (bag_days, bag_closed_days, bag_value_limit_minor, bag_keep_all_bp, bag_price_guarantee) on app.store_policies to vitrine_owner;
alter policy "an attendant reads what happened to goods and orders" on app.events
    using (store_id = (select app.store_id()) and subject in ('piece', 'order', 'product', 'bag', 'bag_line'));
alter policy "finance reads what happened to money" on app.events
    using (store_id = (select app.store_id()) and subject in ('order', 'payment', 'bag'));
