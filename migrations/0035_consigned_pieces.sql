-- what it is: what was agreed about one piece when it came in: whose it is, under which version, its first price, the price below which it
-- never goes, and for how many days on the shelf. And what she wishes, or why it was not taken.

-- columns
alter table app.pieces
    add column agreement_id uuid,
    add column base_minor bigint,
    add column floor_minor bigint,
    add column lasts_days integer,
    add column wished_back_at timestamptz,
    add column decline_reason text,
    drop constraint pieces_ownership_known,
    add constraint pieces_ownership_known check (ownership in ('own', 'consigned_in') and (ownership = 'consigned_in' or consignor_id is null or agreement_id is not null)),
    add constraint pieces_agreement foreign key (store_id, consignor_id, agreement_id) references app.agreements (store_id, consignor_id, id),
    add constraint pieces_terms check ((agreement_id is null and num_nonnulls(base_minor, floor_minor, lasts_days, wished_back_at, decline_reason) = 0)
        or (ownership = 'consigned_in' and consignor_id is not null and num_nonnulls(base_minor, floor_minor, lasts_days) in (0, 3))
        -- the shop's by now: whose it was stays, nothing holds it
        or (ownership = 'own' and consignor_id is not null and num_nonnulls(base_minor, floor_minor, lasts_days, wished_back_at, decline_reason) = 0)),
    add constraint pieces_floor check (floor_minor between 0 and base_minor and lasts_days between 1 and 100000),
    add constraint pieces_declined_known check (decline_reason in ('damaged', 'stained', 'style', 'season', 'size', 'price', 'other'));
comment on column app.pieces.agreement_id is 'The version under which a consigned piece came in; a later one changes nothing here. Without one it came before there were agreements.';
comment on column app.pieces.base_minor is 'Its price when it was hung: the schedule takes off this one. With floor_minor and lasts_days set by the trigger that hangs it.';
comment on column app.pieces.lasts_days is 'Days on the shelf after which its time has run out. Renewed, it is so many more.';
comment on column app.pieces.wished_back_at is 'Since when its consignor wants it back. A piece that is out goes back to her when it returns.';

-- indexes
drop index app.pieces_of_consignor;
create index pieces_of_agreement on app.pieces (store_id, consignor_id, agreement_id);                          -- what a consignor brought

-- who may see and change it: whose a piece is, is said by verbs
revoke update (ownership, consignor_id) on app.pieces from vitrine_owner;
grant insert (consignor_id, agreement_id) on app.pieces to vitrine_keeper;
grant update (ownership, consignor_id, agreement_id, base_minor, floor_minor, lasts_days, wished_back_at, decline_reason) on app.pieces to vitrine_keeper;
grant insert (agreement_id, base_minor, floor_minor, lasts_days, wished_back_at, decline_reason) on app.pieces to vitrine_seeder;
grant update (compare_at_minor) on app.variants to vitrine_keeper;
create policy "the keeper reads histories" on app.piece_status_history for select to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.piece_status_history to vitrine_keeper;
