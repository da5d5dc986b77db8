-- what it is: one physical garment, one row. Its status follows law.transitions; every change is written to its history
-- and to the events by the same trigger. A claim is what makes a double sale impossible: one live claim per piece.

-- table
create table app.pieces (
    store_id    uuid not null,
    id          uuid not null,
    product_id  uuid not null,
    variant_id  uuid not null,
    code        text not null,
    status      text not null default 'draft',
    arrived_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now(),
    version     integer not null default 0,
    constraint pieces_pk primary key (store_id, id),
    constraint pieces_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint pieces_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint pieces_variant_unique unique (store_id, variant_id),
    constraint pieces_code_unique unique (store_id, code),
    constraint pieces_code_shape check (code ~ '^[0-9A-HJKMNP-TV-Z]{6,10}$'),
    constraint pieces_status_known check (status in ('draft', 'in_stock', 'held', 'bagged', 'in_consignment', 're_consigned', 'returned', 'in_care', 'sold', 'sent_back', 'donated', 'written_off'))
);
comment on table app.pieces is 'One physical garment. status changes only along law.transitions.';

create table app.piece_status_history (
    store_id    uuid not null,
    piece_id    uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint piece_status_history_pk primary key (store_id, piece_id, version),
    constraint piece_status_history_piece foreign key (store_id, piece_id) references app.pieces (store_id, id)
);
comment on table app.piece_status_history is 'Every status a piece ever had, written by the trigger of pieces and never changed.';

create table app.piece_claims (
    store_id        uuid not null,
    id              uuid not null,
    piece_id        uuid not null,
    kind            text not null,
    cart_id         uuid,
    order_id        uuid,
    claimed_at      timestamptz not null default clock_timestamp(),
    expires_at      timestamptz,
    renewed         boolean not null default false,
    ended_at        timestamptz,
    ended_by        text,
    constraint piece_claims_pk primary key (store_id, id),
    constraint piece_claims_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint piece_claims_kind_known check (kind in ('cart', 'order', 'bag', 'counter')),
    constraint piece_claims_holder check ((kind = 'cart' and cart_id is not null) or (kind = 'order' and order_id is not null) or kind in ('bag', 'counter')),
    constraint piece_claims_end check ((ended_at is null) = (ended_by is null)),
    constraint piece_claims_ended_by_known check (ended_by is null or ended_by in ('expired', 'released', 'sold', 'overridden'))
);
comment on table app.piece_claims is 'Who holds a piece: a cart, an order, later a bag or the counter. At most one live claim per piece, by index.';

-- indexes
create unique index piece_claims_one_live on app.piece_claims (store_id, piece_id) where ended_at is null;      -- no double sale
create index piece_claims_to_expire on app.piece_claims (expires_at) where ended_at is null;                    -- the sweeper
create index piece_claims_of_cart on app.piece_claims (store_id, cart_id) where ended_at is null;               -- a cart's holds
create index piece_claims_of_order on app.piece_claims (store_id, order_id) where ended_at is null;             -- an order's holds
create index pieces_of_product on app.pieces (store_id, product_id);                                            -- a product's piece
create index pieces_by_status on app.pieces (store_id, status, id);                                             -- lists of the back office

-- the law
insert into law.transitions (machine, from_state, to_state, actor)
select 'piece', f, t, a from (values
    ('draft', 'in_stock', '{attendant,owner}'),
    ('in_stock', 'held', '{guest,customer,attendant,owner,gateway}'),
    ('held', 'in_stock', '{guest,customer,attendant,owner,worker,gateway}'),
    ('in_stock', 'bagged', '{attendant,owner}'),
    ('held', 'bagged', '{attendant,owner}'),
    ('bagged', 'in_stock', '{attendant,owner}'),
    ('bagged', 'in_consignment', '{attendant,courier}'),
    ('bagged', 're_consigned', '{attendant,courier}'),
    ('in_consignment', 'returned', '{attendant,courier}'),
    ('re_consigned', 'returned', '{attendant,courier}'),
    ('in_consignment', 'sold', '{attendant,owner,finance}'),
    ('re_consigned', 'sold', '{attendant,owner,finance}'),
    ('in_consignment', 're_consigned', '{attendant,courier}'),
    ('returned', 'in_stock', '{attendant}'),
    ('returned', 'bagged', '{attendant}'),
    ('returned', 'in_care', '{attendant}'),
    ('in_stock', 'in_care', '{attendant}'),
    ('in_care', 'in_stock', '{attendant}'),
    ('held', 'sold', '{attendant,owner,gateway}'),
    ('in_stock', 'sold', '{attendant,owner}'),
    ('sold', 'returned', '{attendant,courier}'),
    ('in_stock', 'sent_back', '{attendant,owner}'),
    ('returned', 'sent_back', '{attendant,owner}'),
    ('draft', 'sent_back', '{attendant,owner}'),
    ('in_stock', 'donated', '{owner}'),
    ('returned', 'donated', '{owner}'),
    ('draft', 'written_off', '{owner}'),
    ('in_stock', 'written_off', '{owner}'),
    ('held', 'written_off', '{owner}'),
    ('bagged', 'written_off', '{owner}'),
    ('in_consignment', 'written_off', '{owner}'),
    ('re_consigned', 'written_off', '{owner}'),
    ('returned', 'written_off', '{owner}'),
    ('in_care', 'written_off', '{owner}'),
    ('written_off', 'in_stock', '{owner}'),
    ('sent_back', 'in_stock', '{owner}'),
    ('donated', 'in_stock', '{owner}')
) as rule (f, t, actors), unnest(actors::text[]) as a;

-- who may see and change it
alter table app.pieces enable row level security;
alter table app.pieces force row level security;
alter table app.piece_status_history enable row level security;
alter table app.piece_status_history force row level security;
alter table app.piece_claims enable row level security;
alter table app.piece_claims force row level security;

create policy "the shop floor sees pieces" on app.pieces for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "the shop floor moves pieces" on app.pieces for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the keeper moves pieces" on app.pieces for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder brings pieces" on app.pieces for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.pieces to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (status) on app.pieces to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant insert on app.pieces to vitrine_seeder;

create policy "the shop floor reads histories" on app.piece_status_history for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "the keeper writes histories" on app.piece_status_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the seeder tells old histories" on app.piece_status_history for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.piece_status_history to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder;
grant insert on app.piece_status_history to vitrine_keeper, vitrine_seeder;

create policy "the shop floor sees claims" on app.piece_claims for select to vitrine_attendant, vitrine_finance, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the keeper sees claims" on app.piece_claims for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper claims" on app.piece_claims for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper ends claims" on app.piece_claims for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.piece_claims to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert, update (kind, cart_id, order_id, expires_at, renewed, ended_at, ended_by) on app.piece_claims to vitrine_keeper;

create trigger piece_status_history_written_once before update or delete on app.piece_status_history for each row execute function app.refuse();
