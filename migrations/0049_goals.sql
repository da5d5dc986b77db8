-- what it is: the goal of a month, what of it is whose, and the books of past days that say how far it is. A day that is closed is never
-- written again: an order that was paid stays paid, and money that went back counts on the day on which it did.

-- table
create table app.goals (
    store_id        uuid not null,
    month           date not null,
    target_minor    bigint not null,
    stretch_minor   bigint,
    weights         integer[],
    closed          integer[] not null default '{}',
    set_at          timestamptz not null default clock_timestamp(),
    constraint goals_pk primary key (store_id, month),
    constraint goals_store foreign key (store_id) references app.stores (store_id),
    constraint goals_month_begins check (extract(day from month) = 1),
    constraint goals_amounts check (target_minor between 1 and 100000000000 and stretch_minor <= 100000000000 and stretch_minor > target_minor),
    constraint goals_weights check (cardinality(weights) = 7 and 0 <= all (weights) and 100 >= all (weights) and not 0 = all (weights)),
    constraint goals_closed check (cardinality(closed) <= 31 and 1 <= all (closed) and 31 >= all (closed))
);
comment on table app.goals is 'What an owner wants a month to bring, in minor units; stretch: what would be more than good.';
comment on column app.goals.weights is 'How much a Monday … Sunday is expected to bring, against each other; null: as the weeks before the month say.';
comment on column app.goals.closed is 'Days of this month without trade, by their number.';

create table app.goal_shares (
    store_id        uuid not null,
    month           date not null,
    person_id       uuid not null,
    target_minor    bigint not null,
    constraint goal_shares_pk primary key (store_id, month, person_id),
    constraint goal_shares_goal foreign key (store_id, month) references app.goals (store_id, month),
    constraint goal_shares_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint goal_shares_amount check (target_minor between 0 and 100000000000)
);
comment on table app.goal_shares is 'What one of the team is to bring of a month''s goal; shares need not come to the whole.';

create table app.sales_days (
    store_id        uuid not null,
    day             date not null,
    orders          integer not null,
    pieces          integer not null,
    sold_minor      bigint not null,
    bag_minor       bigint not null,
    back_minor      bigint not null,
    constraint sales_days_pk primary key (store_id, day),
    constraint sales_days_store foreign key (store_id) references app.stores (store_id),
    constraint sales_days_amounts check (orders >= 0 and pieces >= 0 and bag_minor between 0 and sold_minor and back_minor >= 0)
);
comment on table app.sales_days is 'Closed days in the store''s own zone, each once, from the first on without a gap: what was paid, what of it came out of bags, and what went back.';

-- indexes
create index goal_shares_of_person on app.goal_shares (store_id, person_id);                                               -- what is forgotten with her
create index order_status_history_paid on app.order_status_history (store_id, changed_at) where to_status = 'paid';        -- what no closed day tells yet
create index refunds_done on app.refunds (store_id, settled_at) where status = 'done';                                     -- the same of what went back

-- who may see and change it
alter table app.goals enable row level security;
alter table app.goals force row level security;
alter table app.goal_shares enable row level security;
alter table app.goal_shares force row level security;
alter table app.sales_days enable row level security;
alter table app.sales_days force row level security;

create policy "who works with money knows the goal" on app.goals for select to vitrine_finance, vitrine_owner, vitrine_attendant using (store_id = (select app.store_id()));
create policy "an owner sets a goal" on app.goals for insert to vitrine_owner with check (store_id = (select app.store_id()));
create policy "an owner changes a goal" on app.goals for update to vitrine_owner using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder sets a goal" on app.goals for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.goals to vitrine_finance, vitrine_owner;
grant select (store_id, month, weights, closed) on app.goals to vitrine_attendant;
grant insert (store_id, month, target_minor, stretch_minor, weights, closed), update (target_minor, stretch_minor, weights, closed, set_at) on app.goals to vitrine_owner;
grant insert (store_id, month, target_minor, stretch_minor, weights, closed) on app.goals to vitrine_seeder;

create policy "who works with money sees shares" on app.goal_shares for select to vitrine_finance, vitrine_owner using (store_id = (select app.store_id()));
create policy "an attendant sees hers" on app.goal_shares for select to vitrine_attendant using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "an owner gives shares" on app.goal_shares for insert to vitrine_owner with check (store_id = (select app.store_id()));
create policy "an owner changes shares" on app.goal_shares for update to vitrine_owner using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder gives shares" on app.goal_shares for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.goal_shares for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets people" on app.goal_shares for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select on app.goal_shares to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper;
grant insert, update (target_minor) on app.goal_shares to vitrine_owner;
grant insert on app.goal_shares to vitrine_seeder;
grant delete on app.goal_shares to vitrine_doorkeeper;

create policy "who works with money reads the books" on app.sales_days for select to vitrine_finance, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper closes days" on app.sales_days for insert to vitrine_keeper with check (store_id = (select app.store_id()));
grant select on app.sales_days to vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert on app.sales_days to vitrine_keeper;
create trigger sales_days_written_once before update or delete on app.sales_days for each row execute function app.refuse();
create trigger sales_days_never_emptied before truncate on app.sales_days for each statement execute function app.refuse();
