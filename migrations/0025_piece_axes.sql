-- what it is: what is true of a piece beside its status: in whose hands it is, whose property, how often it went out, and why it is in
-- care or written off. Status says what the shop may do with a piece; custody says whom to ask for it.

-- columns
alter table app.pieces
    add column custody text not null default 'shop',
    add column custody_person uuid,
    add column custody_moves integer not null default 0,
    add column ownership text not null default 'own',
    add column consignor_id uuid,
    add column outings integer not null default 0,
    add column is_out boolean not null generated always as (status in ('in_consignment', 're_consigned')) stored,
    add column care_reason text,
    add column care_due date,
    add column write_off_reason text,
    add constraint pieces_custody_known check (custody in ('shop', 'courier', 'client', 'consignor', 'unknown')),
    add constraint pieces_custody_of_whom check ((custody in ('shop', 'unknown')) = (custody_person is null)),
    add constraint pieces_custody_person foreign key (store_id, custody_person) references app.people (store_id, id),
    add constraint pieces_ownership_known check (ownership in ('own', 'consigned_in') and (ownership = 'consigned_in' or consignor_id is null)),
    add constraint pieces_consignor foreign key (store_id, consignor_id) references app.people (store_id, id),
    add constraint pieces_outings check (outings >= 0 and custody_moves >= 0),
    add constraint pieces_care_known check (care_reason in ('wash', 'iron', 'repair', 'photo', 'other')),
    add constraint pieces_write_off_known check (write_off_reason in ('lost', 'theft', 'damage'));
comment on column app.pieces.custody is 'In whose hands it is; custody_person says which courier, client or consignor. A change is kept in piece_custody_history.';
comment on column app.pieces.outings is 'How often it left for a client''s home: kept by the trigger that judges moves, written by nobody.';
comment on column app.pieces.is_out is 'At a client''s or on the way. re_consigned only means: out, and not for the first time.';
comment on column app.pieces.ownership is 'own: the shop''s. consigned_in: the consignor''s, who gets it back or is paid.';

create table app.piece_custody_history (
    store_id    uuid not null,
    piece_id    uuid not null,
    number      integer not null,
    from_custody text not null,
    from_person uuid,
    to_custody  text not null,
    to_person   uuid,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint piece_custody_history_pk primary key (store_id, piece_id, number),
    constraint piece_custody_history_piece foreign key (store_id, piece_id) references app.pieces (store_id, id)
);
comment on table app.piece_custody_history is 'Whose hands a piece went through, written by the trigger of pieces and never changed.';

-- indexes
create index pieces_in_hands on app.pieces (store_id, custody_person);      -- what a courier or client has now
create index pieces_of_consignor on app.pieces (store_id, consignor_id);    -- what a consignor brought

-- the law: a piece that was out before goes from one client straight to the next, and says so though its status stays; an attendant
-- writes off what is within her limit
alter table law.transitions drop constraint transitions_move;
alter table law.transitions add constraint transitions_move check (from_state <> to_state or (machine = 'piece' and from_state = 're_consigned'));
insert into law.transitions (machine, from_state, to_state, actor)
select 'piece', f, t, a from (values
    ('re_consigned', 're_consigned', '{attendant,courier}'),
    ('draft', 'written_off', '{attendant}'),
    ('in_stock', 'written_off', '{attendant}'),
    ('held', 'written_off', '{attendant}'),
    ('bagged', 'written_off', '{attendant}'),
    ('in_consignment', 'written_off', '{attendant}'),
    ('re_consigned', 'written_off', '{attendant}'),
    ('returned', 'written_off', '{attendant}'),
    ('in_care', 'written_off', '{attendant}')
) as rule (f, t, actors), unnest(actors::text[]) as a;
alter table app.role_limits drop constraint role_limits_verb_known;
alter table app.role_limits add constraint role_limits_verb_known check (verb in ('discount', 'refund', 'write_off'));

-- who may see and change it
alter table app.piece_custody_history enable row level security;
alter table app.piece_custody_history force row level security;
create policy "the shop floor reads histories" on app.piece_custody_history for select to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the keeper writes histories" on app.piece_custody_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the seeder tells old histories" on app.piece_custody_history for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.piece_custody_history to vitrine_attendant, vitrine_owner;
grant insert on app.piece_custody_history to vitrine_keeper, vitrine_seeder;
create trigger piece_custody_history_written_once before update or delete on app.piece_custody_history for each row execute function app.refuse();
create trigger piece_custody_history_never_emptied before truncate on app.piece_custody_history for each statement execute function app.refuse();

-- reasons travel with the move that they are of
grant update (care_reason, care_due, write_off_reason) on app.pieces to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant update (ownership, consignor_id) on app.pieces to vitrine_owner;
grant update (custody, custody_person, due_back_at) on app.pieces to vitrine_keeper;
-- a generated column is written by nobody
revoke insert on app.pieces from vitrine_seeder;
grant insert (store_id, id, product_id, variant_id, code, status, arrived_at, changed_at, version, due_back_at, custody, custody_person, custody_moves, ownership, consignor_id, outings, care_reason, care_due, write_off_reason)
    on app.pieces to vitrine_seeder;
-- finance counts what is out, and whose it is; not in whose hands
revoke select on app.pieces from vitrine_finance;
grant select (store_id, id, product_id, variant_id, code, status, arrived_at, changed_at, version, due_back_at, ownership, outings, is_out, write_off_reason) on app.pieces to vitrine_finance;
