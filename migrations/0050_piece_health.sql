-- what it is: what lies on the rail and should not: made anew once a day and when somebody asks (functions/62_health.sql), read in the order
-- of its places. What is sold meanwhile leaves with its sale; whatever else left the rail is left out when it is read.

-- table
create table app.piece_health (
    store_id        uuid not null,
    piece_id        uuid not null,
    place           integer not null,
    action          text not null,
    score           bigint not null,
    at_risk_minor   bigint not null,
    suggested_minor bigint,
    cut_minor       bigint not null default 0,
    shelf_days      integer not null,
    outings         integer not null,
    complaints      integer not null,
    fatigue_pm      integer not null,
    is_dead         boolean not null,
    constraint piece_health_pk primary key (store_id, piece_id),
    constraint piece_health_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint piece_health_action_known check (action in ('match', 'discount', 'mend', 'return', 'retire')),
    constraint piece_health_numbers check (place > 0 and score >= 0 and at_risk_minor >= 0 and suggested_minor >= 0 and cut_minor >= 0 and shelf_days >= 0 and outings >= 0 and complaints >= 0 and fatigue_pm between 0 and 1000)
);
comment on table app.piece_health is 'Pieces on the rail, the most urgent first: score = money at risk x days on the shelf x tired words, more in a dead collection.';
comment on column app.piece_health.at_risk_minor is 'What it cost, or the shop''s share of the price of what is consigned. No attendant''s to know, nor what is reckoned from it.';
comment on column app.piece_health.fatigue_pm is 'How little its words sell, in thousandths: what hangs of them against what was sold in 90 days.';
comment on column app.piece_health.suggested_minor is 'The next price of the ladder, never below its floor; null: none.';
comment on column app.piece_health.cut_minor is 'What that takes off the price as it was when it was weighed.';

create table app.health_rounds (
    store_id    uuid not null,
    day         date not null,
    made_at     timestamptz not null,
    pieces      integer not null,
    constraint health_rounds_pk primary key (store_id, day),
    constraint health_rounds_store foreign key (store_id) references app.stores (store_id),
    constraint health_rounds_pieces check (pieces >= 0)
);
comment on table app.health_rounds is 'For which day of the store, from four in the morning on, it was made, and when last. The clock makes one for a day, and none where somebody did.';

-- indexes
create unique index piece_health_places on app.piece_health (store_id, place);                    -- the panel
create index piece_health_of_action on app.piece_health (store_id, action, place) include (cut_minor);    -- one action of it; how many there are, and what they lose
create index piece_health_outings on app.piece_health (store_id, outings desc, place);                   -- what is tried often

-- what the round reads
create policy "the keeper knows costs" on app.product_costs for select to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.product_costs to vitrine_keeper;

-- who may see and change it
alter table app.piece_health enable row level security;
alter table app.piece_health force row level security;
alter table app.health_rounds enable row level security;
alter table app.health_rounds force row level security;
create policy "the shop floor sees what should move" on app.piece_health for select to vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper makes it" on app.piece_health for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper takes off what left" on app.piece_health for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.piece_health to vitrine_owner, vitrine_keeper;
grant select (store_id, piece_id, place, action, suggested_minor, cut_minor, shelf_days, outings, complaints, fatigue_pm, is_dead) on app.piece_health to vitrine_attendant;
grant insert, delete on app.piece_health to vitrine_keeper;
create policy "the shop floor sees how old it is" on app.health_rounds for select to vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper notes a round" on app.health_rounds for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper makes a round again" on app.health_rounds for update to vitrine_keeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.health_rounds to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant insert, update (made_at, pieces) on app.health_rounds to vitrine_keeper;
