-- what it is: how many pieces each action of the last round had, and which left it since. The panel tells the difference, so that nobody counts a
-- million rows for a number, and no two sales wait for one counter.

-- table
alter table app.health_rounds add column counts jsonb not null default '{}';
comment on column app.health_rounds.counts is 'Pieces of each action when it was made.';

create table app.health_left (
    store_id    uuid not null,
    piece_id    uuid not null,
    action      text not null,
    constraint health_left_pk primary key (store_id, piece_id),
    constraint health_left_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint health_left_action_known check (action in ('match', 'discount', 'mend', 'return', 'retire'))
);
comment on table app.health_left is 'What left the panel since the last round, by sale or otherwise; emptied by the next.';

-- who may see and change it
alter table app.health_left enable row level security;
alter table app.health_left force row level security;
create policy "the shop floor sees what left the panel" on app.health_left for select to vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper notes what left" on app.health_left for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper begins anew with a round" on app.health_left for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant select on app.health_left to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant insert, delete on app.health_left to vitrine_keeper;
grant update (counts) on app.health_rounds to vitrine_keeper;
