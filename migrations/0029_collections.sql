-- what it is: the day on which a client wants a bag to be collected, and the part of that day. A wish of hers: routes are planned elsewhere.

alter table app.bags add column collect_on date, add column collect_part text,
    add constraint bags_collect check ((collect_on is null) = (collect_part is null) and collect_part in ('morning', 'afternoon', 'evening'));
comment on column app.bags.collect_on is 'Day on which she wants it to be collected; with collect_part, or neither.';

-- who may see and change it
grant select (collect_on, collect_part) on app.bags to vitrine_guest, vitrine_customer, vitrine_courier, vitrine_finance, vitrine_attendant, vitrine_owner;
grant update (collect_on, collect_part, link_hash) on app.bags to vitrine_keeper;
