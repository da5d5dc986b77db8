-- what it is: money arrives. The provider's signed message is the only source of "paid". Messages come twice, late and in any order;
-- what they may do is decided by the state of payment and order, and by whether the goods are still there.

-- the provider has opened an intent for this payment; called by whoever holds the order's link
create or replace function app.attach_intent(payment uuid, intent text, url text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.payments p set intent_id = intent, pay_url = url, status = 'awaiting'
    from app.orders o
    where p.store_id = app.store_id() and p.id = payment and p.status = 'created'
      and o.store_id = p.store_id and o.id = p.order_id and o.link_hash = app.link();
end $$;

-- pay an unpaid order once more: the goods are still held, or are taken anew. Answers the payment to send to the provider, or one that is open already
create or replace function app.pay_again(new_payment uuid, provider text) returns table (payment_id uuid, amount_minor bigint, currency text, open_url text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    found_order app.orders;
    until timestamptz;
    missing jsonb;
begin
    select o.* into found_order from app.orders o where o.store_id = store and o.link_hash = app.link() for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if found_order.status not in ('pending', 'failed') then
        raise exception 'not_payable' using errcode = 'VT409', detail = jsonb_build_object('status', found_order.status)::text;
    end if;
    if found_order.status = 'pending' and found_order.goods_until > clock_timestamp() then
        return query select p.id, p.amount_minor, p.currency, p.pay_url from app.payments p
            where p.store_id = store and p.order_id = found_order.id and p.status in ('created', 'awaiting') order by p.created_at desc limit 1;
        if found then return; end if;
    end if;
    select clock_timestamp() + make_interval(mins => r.payment_minutes) into until from app.store_policies r where r.store_id = store;
    -- trying again does not make the hold longer, or declining for ever would hold for ever
    if found_order.goods_until > clock_timestamp() then until := found_order.goods_until; end if;
    if found_order.goods_until is null then
        missing := app.take_goods(found_order.id, null, until);
        if missing <> '[]' then raise exception 'goods_missing' using errcode = 'VT409', detail = missing::text; end if;
    else
        update app.piece_claims c set expires_at = until where c.store_id = store and c.order_id = found_order.id and c.ended_at is null;
    end if;
    update app.orders o set goods_until = until, pay_until = until where o.store_id = store and o.id = found_order.id;
    -- a pending order whose time is over, and nobody came by to end it: still pending, and no move
    update app.orders o set status = 'pending' where o.store_id = store and o.id = found_order.id and o.status <> 'pending';
    insert into app.payments (store_id, id, order_id, provider, amount_minor, currency)
    values (store, new_payment, found_order.id, pay_again.provider, found_order.total_minor, found_order.currency);
    return query select new_payment, found_order.total_minor, found_order.currency, null::text;
end $$;
comment on function app.pay_again is 'VT404 unknown; VT409 not_payable {status} | goods_missing [{variant, problem}].';

-- what a signed message of the provider does. Answers a word for the log: paid | paid_late | needs_decision | surplus | failed | expired | duplicate | ignored | mismatch | unknown
create or replace function app.record_payment(from_provider text, event text, intent text, outcome text, amount bigint, money text, message text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    pay app.payments;
    bought app.orders;
    word text;
    missing jsonb;
begin
    insert into job.webhook_inbox (store_id, provider, event_id, body, outcome) values (store, from_provider, event, message, 'received')
    on conflict do nothing;
    if not found then return 'duplicate'; end if;
    select p.order_id into pay.order_id from app.payments p where p.store_id = store and p.provider = from_provider and p.intent_id = intent;
    if not found then
        word := 'unknown';
    else
        select o.* into bought from app.orders o where o.store_id = store and o.id = pay.order_id for update;
        select p.* into pay from app.payments p where p.store_id = store and p.provider = from_provider and p.intent_id = intent for update;
        if outcome = 'approved' and (amount is distinct from pay.amount_minor or money is distinct from pay.currency) then
            word := 'mismatch';
            perform app.record(store, 'payment.mismatch', 'payment', pay.id, jsonb_build_object('amount_minor', amount, 'currency', money, 'wanted_minor', pay.amount_minor));
        elsif outcome = 'approved' and pay.status in ('confirmed', 'confirmed_late', 'surplus') then
            word := 'ignored';
        elsif outcome = 'approved' and bought.status in ('paid', 'needs_decision') then
            update app.payments set status = 'surplus', settled_at = clock_timestamp() where store_id = store and id = pay.id;
            word := 'surplus';
        elsif outcome = 'approved' and bought.goods_until is not null then
            -- an attempt that expired while a newer one keeps the goods: late money all the same
            update app.payments set status = case pay.status when 'expired' then 'confirmed_late' else 'confirmed' end, settled_at = clock_timestamp()
            where store_id = store and id = pay.id;
            perform app.sell_goods(bought.id);
            update app.orders set status = 'paid' where store_id = store and id = bought.id;
            word := 'paid';
            perform app.tell_excess(pay, bought);
        elsif outcome = 'approved' then
            word := app.record_late_payment(pay.id, bought.id);
            perform app.tell_excess(pay, bought);
        elsif outcome = 'declined' and pay.status = 'awaiting' then
            update app.payments set status = 'failed', settled_at = clock_timestamp() where store_id = store and id = pay.id;
            -- an older attempt never undoes a newer one
            if bought.status = 'pending' and not exists (select 1 from app.payments p where p.store_id = store and p.order_id = bought.id and p.id <> pay.id and p.status in ('created', 'awaiting')) then
                update app.orders set status = 'failed' where store_id = store and id = bought.id;
            end if;
            word := 'failed';
        elsif outcome = 'expired' and pay.status = 'awaiting' then
            update app.payments set status = 'expired', settled_at = clock_timestamp() where store_id = store and id = pay.id;
            if bought.status = 'pending' and not exists (select 1 from app.payments p where p.store_id = store and p.order_id = bought.id and p.id <> pay.id and p.status in ('created', 'awaiting')) then
                perform app.give_back_goods(bought.id, 'expired');
                update app.orders set status = 'cancelled' where store_id = store and id = bought.id;
            end if;
            word := 'expired';
        else
            word := 'ignored';
        end if;
    end if;
    update job.webhook_inbox set outcome = word where store_id = store and provider = from_provider and event_id = event;
    return word;
end $$;

-- money by an attempt from before a discount: more than the order comes to, seen by everybody who may give it back
create or replace function app.tell_excess(pay app.payments, bought app.orders) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if pay.amount_minor > bought.total_minor then
        perform app.record(bought.store_id, 'payment.excess', 'payment', pay.id, jsonb_build_object('order', bought.id, 'amount_minor', pay.amount_minor, 'wanted_minor', bought.total_minor));
    end if;
end $$;

-- money for an order whose goods were given back: if all of them are still there they are hers, else people decide
create or replace function app.record_late_payment(late_payment uuid, late_order uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    missing jsonb;
begin
    update app.payments set status = 'confirmed_late', settled_at = clock_timestamp() where store_id = store and id = late_payment;
    begin
        missing := app.take_goods(late_order, null, clock_timestamp() + interval '5 minutes');
        if missing <> '[]' then raise exception 'goods_missing' using errcode = 'VT409'; end if;
    exception when sqlstate 'VT409' then
        update app.orders set status = 'needs_decision' where store_id = store and id = late_order;
        return 'needs_decision';
    end;
    perform app.sell_goods(late_order);
    update app.orders set status = 'paid' where store_id = store and id = late_order;
    return 'paid_late';
end $$;

-- the buyer thinks better of it: an unpaid order is given up, its goods go back
create or replace function app.cancel_order() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    found_order app.orders;
begin
    select o.* into found_order from app.orders o where o.store_id = store and o.link_hash = app.link() for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if found_order.status = 'cancelled' then return; end if;
    if found_order.status not in ('pending', 'failed') then
        raise exception 'not_payable' using errcode = 'VT409', detail = jsonb_build_object('status', found_order.status)::text;
    end if;
    perform app.give_back_goods(found_order.id, 'released');
    update app.orders set status = 'cancelled' where store_id = store and id = found_order.id;
end $$;
comment on function app.cancel_order is 'VT404 unknown; VT409 not_payable {status}. Cancelling twice is once.';

alter function app.attach_intent owner to vitrine_keeper;
alter function app.cancel_order owner to vitrine_keeper;
alter function app.pay_again owner to vitrine_keeper;
alter function app.record_payment owner to vitrine_keeper;
alter function app.record_late_payment owner to vitrine_keeper;
alter function app.tell_excess owner to vitrine_keeper;
revoke execute on function app.cancel_order, app.attach_intent, app.pay_again, app.record_payment, app.record_late_payment, app.tell_excess from public;
grant execute on function app.cancel_order, app.attach_intent, app.pay_again to vitrine_guest, vitrine_customer;
grant execute on function app.record_payment to vitrine_gateway;
