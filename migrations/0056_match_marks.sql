-- what it is: which clients a match reads otherwise than before, as the number of the transaction that made it so. A process that keeps what
-- a match reads (src/server/matches) asks here, in the transaction that answers, who is otherwise since it looked.

-- table
create table app.match_marks (
    store_id    uuid not null,
    person_id   uuid not null,
    changed     xid8 not null,
    constraint match_marks_pk primary key (store_id, person_id),
    constraint match_marks_person foreign key (store_id, person_id) references app.people (store_id, id)
);
comment on table app.match_marks is 'One mark per client whose row of match_profiles came, changed or went since this table is there. A mark says when, and nothing of what: what she is like now is read from the row, or there is none.';
comment on column app.match_marks.changed is 'The transaction of the last change. Who looks compares it with the snapshot of her last look: numbers are given before commits, and a smaller one may be seen later.';

-- indexes
create index match_marks_since on app.match_marks (store_id, changed);                              -- who is otherwise since a look

-- who may see and change it
alter table app.match_marks enable row level security;
alter table app.match_marks force row level security;
create policy "the shop floor asks who is otherwise" on app.match_marks for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the door reads what it keeps" on app.match_marks for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door writes it down" on app.match_marks for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door marks again" on app.match_marks for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.match_marks to vitrine_attendant, vitrine_owner;
grant select, insert, update (changed) on app.match_marks to vitrine_doorkeeper;
