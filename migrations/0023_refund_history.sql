-- what it is: every state that money on its way back ever had, written by the trigger of refunds (functions/55_refunds.sql); and refunds
-- for whoever sees the order they are of: how much, when, how it stands, and nothing of who sent it or why.

-- table
create table app.refund_status_history (
    store_id    uuid not null,
    refund_id   uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint refund_status_history_pk primary key (store_id, refund_id, version),
    constraint refund_status_history_refund foreign key (store_id, refund_id) references app.refunds (store_id, id)
);
comment on table app.refund_status_history is 'Every status a refund ever had, written by the trigger of refunds and never changed.';

-- who may see and change it
alter table app.refund_status_history enable row level security;
alter table app.refund_status_history force row level security;
create policy "the team sees how refunds went" on app.refund_status_history for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper writes how refunds went" on app.refund_status_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the door gives people how refunds went" on app.refund_status_history for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select on app.refund_status_history to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_doorkeeper;
grant insert on app.refund_status_history to vitrine_keeper;
create trigger refund_status_history_written_once before update or delete on app.refund_status_history for each row execute function app.refuse();
create trigger refund_status_history_never_emptied before truncate on app.refund_status_history for each statement execute function app.refuse();

create policy "whoever sees the order sees its refunds" on app.refunds for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and exists (select 1 from app.orders o where o.store_id = refunds.store_id and o.id = refunds.order_id));
grant select (store_id, id, order_id, status, amount_minor, currency, asked_at, settled_at) on app.refunds to vitrine_guest, vitrine_customer;
