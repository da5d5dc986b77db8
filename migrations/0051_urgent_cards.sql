-- what it is: cards of the morning that somebody put off. What the cards say is asked anew each time (functions/63_urgent.sql): a card goes
-- when its fact is gone, and comes back when its time is over and the fact is not.

-- table
create table app.card_snoozes (
    store_id    uuid not null,
    rule        text not null,
    subject     uuid not null,
    reason      text not null,
    until_at    timestamptz not null,
    snoozed_at  timestamptz not null default clock_timestamp(),
    constraint card_snoozes_pk primary key (store_id, rule, subject),
    constraint card_snoozes_store foreign key (store_id) references app.stores (store_id),
    constraint card_snoozes_rule_shape check (rule ~ '^[a-z_]{3,40}$'),
    constraint card_snoozes_reason_known check (reason in ('later', 'being_done', 'not_for_us')),
    constraint card_snoozes_end check (until_at <= snoozed_at + interval '31 days')
);
comment on table app.card_snoozes is 'A card that is not shown until its hour, to nobody of the store. subject: what it is about; the store itself, where it is about many.';

-- who may see and change it
alter table app.card_snoozes enable row level security;
alter table app.card_snoozes force row level security;
create policy "the shop floor sees what was put off" on app.card_snoozes for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the shop floor puts cards off" on app.card_snoozes for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()));
create policy "the shop floor puts cards off again" on app.card_snoozes for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select, insert (store_id, rule, subject, reason, until_at), update (reason, until_at, snoozed_at) on app.card_snoozes to vitrine_attendant, vitrine_owner;
