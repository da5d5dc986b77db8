-- what it is: money that the team gives. A discount on an order that is not paid yet, money back of what was paid, and the decision about
-- money that came when the goods were gone. Limits of roles are held here, in the transaction that gives: the order is locked first, so
-- two who give at once come one after the other, and many small gifts count as one. Order of locks: order, payment, refund, goods.

-- how much a role may give on one order: basis points of the goods, or minor units back. null = no limit
create or replace function app.limit_of(who text, wanted text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare said bigint;
begin
    if who in ('owner', 'none') then return null; end if;
    select l.most into said from app.role_limits l where l.store_id = app.store_id() and l.role = who and l.verb = wanted;
    if found then return said; end if;
    return case when who = 'attendant' and wanted = 'discount' then 1000 when who = 'finance' and wanted = 'refund' then 50000 else 0 end;
end $$;
comment on function app.limit_of is 'What an owner said, or what holds until she does: an attendant takes 10 % off, finance gives 500.00 back.';

-- what the caller may still take off an order, minor units. Something is left to pay: a bank opens nothing for nothing
create or replace function app.discount_left(wanted_order uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    o app.orders;
    most constant bigint := app.limit_of(app.actor(), 'discount');
begin
    select x.* into o from app.orders x where x.store_id = app.store_id() and x.id = wanted_order;
    if o.status is null or o.status not in ('pending', 'failed') then return 0; end if;
    return greatest(0, least(o.total_minor - 1, o.subtotal_minor - o.discount_minor,
        coalesce(div(o.subtotal_minor::numeric * most, 10000)::bigint, o.subtotal_minor) - o.discount_minor));
end $$;

-- what the caller may still give back on an order, whichever payment it is of
create or replace function app.refund_left(wanted_order uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    most constant bigint := app.limit_of(app.actor(), 'refund');
    paid bigint;
    gone bigint;
begin
    select coalesce(sum(p.amount_minor), 0) into paid from app.payments p
        where p.store_id = app.store_id() and p.order_id = wanted_order and p.status in ('confirmed', 'confirmed_late', 'surplus');
    select coalesce(sum(r.amount_minor), 0) into gone from app.refunds r where r.store_id = app.store_id() and r.order_id = wanted_order and r.status <> 'failed';
    return greatest(0, least(paid, coalesce(most, paid)) - gone);
end $$;

-- an owner says how much a role may give
create or replace function app.set_limit(who text, wanted text, most bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    was bigint;
begin
    perform app.must_be_owner();
    insert into app.role_limits (store_id, role, verb, most) values (store, who, wanted, app.limit_of(who, wanted)) on conflict do nothing;
    select l.most into was from app.role_limits l where l.store_id = store and l.role = who and l.verb = wanted for no key update;
    if was = set_limit.most then return; end if;
    update app.role_limits l set most = set_limit.most, changed_at = clock_timestamp() where l.store_id = store and l.role = who and l.verb = wanted;
    perform app.record(store, 'store.limit_changed', 'store', store, jsonb_build_object('hat', who, 'verb', wanted,
        'before', jsonb_build_object('most', was), 'after', jsonb_build_object('most', set_limit.most)));
end $$;
comment on function app.set_limit is 'VT403 not_an_owner. A role or verb that is none, and an amount that is none, break a constraint.';

create or replace function app.lock_order(wanted_order uuid) returns app.orders
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o app.orders;
begin
    select x.* into o from app.orders x where x.store_id = app.store_id() and x.id = wanted_order for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    return o;
end $$;

create or replace function app.give_discount(new_id uuid, wanted_order uuid, amount bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    o constant app.orders := app.lock_order(wanted_order);
    given app.order_discounts;
begin
    -- sent twice, it is given once
    select d.* into given from app.order_discounts d where d.store_id = o.store_id and d.id = new_id;
    if found and given.order_id = o.id and given.amount_minor = amount then return; end if;
    if o.status not in ('pending', 'failed') then
        raise exception 'not_payable' using errcode = 'VT409', detail = jsonb_build_object('status', o.status)::text;
    end if;
    if amount is null or amount <= 0 then raise exception 'amount' using errcode = 'VT422'; end if;
    if why is null or btrim(why) = '' then raise exception 'reason' using errcode = 'VT422'; end if;
    if amount > app.discount_left(o.id) then
        raise exception 'over_limit' using errcode = 'VT409', detail = jsonb_build_object('left_minor', app.discount_left(o.id))::text;
    end if;
    insert into app.order_discounts (store_id, id, order_id, amount_minor, total_before_minor, total_after_minor, reason, given_by, actor)
    values (o.store_id, new_id, o.id, amount, o.total_minor, o.total_minor - amount, btrim(why), app.person_id(), app.actor());
    update app.orders x set discount_minor = o.discount_minor + amount, total_minor = o.total_minor - amount where x.store_id = o.store_id and x.id = o.id;
    -- attempts ask for the old total: the next one asks for the new. Money that comes by an old one is excess, and goes back
    update app.payments p set status = 'expired', settled_at = clock_timestamp() where p.store_id = o.store_id and p.order_id = o.id and p.status in ('created', 'awaiting');
    perform app.record(o.store_id, 'order.discounted', 'order', o.id, jsonb_build_object('code', o.code, 'amount_minor', amount,
        'before', jsonb_build_object('total_minor', o.total_minor), 'after', jsonb_build_object('total_minor', o.total_minor - amount)));
end $$;
comment on function app.give_discount is 'VT404; VT409 not_payable {status} | over_limit {left_minor}; VT422 amount | reason. The same id is one discount.';

-- money back, to be asked of the bank after the commit
create or replace function app.ask_refund(new_id uuid, wanted_payment uuid, amount bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.payments;
    o app.orders;
    asked app.refunds;
begin
    select x.* into p from app.payments x where x.store_id = store and x.id = wanted_payment;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    o := app.lock_order(p.order_id);
    select r.* into asked from app.refunds r where r.store_id = store and r.id = new_id;
    if found and asked.payment_id = p.id and asked.amount_minor = amount then return; end if;
    if amount is null or amount <= 0 then raise exception 'amount' using errcode = 'VT422'; end if;
    if why is null or btrim(why) = '' then raise exception 'reason' using errcode = 'VT422'; end if;
    if amount > app.refund_left(o.id) then
        raise exception 'over_limit' using errcode = 'VT409', detail = jsonb_build_object('left_minor', app.refund_left(o.id))::text;
    end if;
    insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, asked_by, actor)
    values (store, new_id, o.id, p.id, amount, p.currency, btrim(why), app.person_id(), app.actor());
    -- no bank has what was paid at the counter: it is in her hand when this is said
    if p.provider = 'counter' then update app.refunds r set status = 'done' where r.store_id = store and r.id = new_id; end if;
    -- what people decided about is settled when all its money is on its way back
    if o.status = 'needs_decision' and not exists (select 1 from app.payments x where x.store_id = store and x.order_id = o.id
        and x.status in ('confirmed', 'confirmed_late', 'surplus') and app.left_of_payment(x.id) > 0) then
        update app.orders x set status = 'cancelled' where x.store_id = store and x.id = o.id;
    end if;
end $$;
comment on function app.ask_refund is 'VT404; VT409 over_limit {left_minor} | too_much {left_minor}; VT422 amount | reason. The same id is one refund. What was paid at the counter is done at once.';

-- a failed one is asked for again, under another key and the same limits
create or replace function app.ask_refund_again(wanted_refund uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    r app.refunds;
begin
    select x.* into r from app.refunds x where x.store_id = store and x.id = wanted_refund;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    perform app.lock_order(r.order_id);
    select x.* into r from app.refunds x where x.store_id = store and x.id = wanted_refund for update;
    if r.status <> 'failed' then return; end if;
    if r.amount_minor > app.refund_left(r.order_id) then
        raise exception 'over_limit' using errcode = 'VT409', detail = jsonb_build_object('left_minor', app.refund_left(r.order_id))::text;
    end if;
    update app.refunds x set status = 'asked', attempt = x.attempt + 1, tries = 0, ask_after = clock_timestamp(), provider_id = null, settled_at = null, why_failed = null
    where x.store_id = store and x.id = wanted_refund;
end $$;

-- money came when the goods were gone, and now they are to be had: the order is paid after all
create or replace function app.accept_order(wanted_order uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    o constant app.orders := app.lock_order(wanted_order);
    missing jsonb;
begin
    if o.status = 'paid' then return; end if;
    if o.status <> 'needs_decision' then
        raise exception 'nothing_to_decide' using errcode = 'VT409', detail = jsonb_build_object('status', o.status)::text;
    end if;
    -- money that is already on its way back pays for nothing
    if exists (select 1 from app.refunds r join app.payments p on p.store_id = r.store_id and p.id = r.payment_id
        where r.store_id = o.store_id and r.order_id = o.id and r.status <> 'failed' and p.status in ('confirmed', 'confirmed_late')) then
        raise exception 'refunded' using errcode = 'VT409';
    end if;
    missing := app.take_goods(o.id, null, clock_timestamp() + interval '5 minutes');
    if missing <> '[]' then raise exception 'goods_missing' using errcode = 'VT409', detail = missing::text; end if;
    perform app.sell_goods(o.id);
    update app.orders x set status = 'paid' where x.store_id = o.store_id and x.id = o.id;
end $$;
comment on function app.accept_order is 'VT404; VT409 nothing_to_decide {status} | refunded | goods_missing [{variant, problem}].';

-- what of a payment is not on its way back
create or replace function app.left_of_payment(wanted_payment uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (select p.amount_minor - coalesce((select sum(r.amount_minor) from app.refunds r where r.store_id = p.store_id and r.payment_id = p.id and r.status <> 'failed'), 0)
        from app.payments p where p.store_id = app.store_id() and p.id = wanted_payment and p.status in ('confirmed', 'confirmed_late', 'surplus'));
end $$;

-- legal moves, and the key under which the bank is asked
create or replace function app.before_refund_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        perform app.check_move('refund', old.status, new.status);
        -- only money of the counter comes back by the word of one of the team
        if new.status = 'done' and app.actor() not in ('gateway', 'none') and not exists
            (select 1 from app.payments p where p.store_id = new.store_id and p.id = new.payment_id and p.provider = 'counter') then
            raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"refund","from":"' || old.status || '","to":"done"}';
        end if;
        new.version := old.version + 1;
        if new.status in ('done', 'failed') then new.settled_at := clock_timestamp(); end if;
    elsif new.status <> 'asked' then
        raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"refund","from":"","to":"' || new.status || '"}';
    end if;
    new.request_key := new.id::text || '-' || new.attempt::text;
    return new;
end $$;

-- the judge of refunds, after the fence: never more back than came. The payment is held still while it is reckoned, whoever writes
create or replace function app.after_refund_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    p app.payments;
    living bigint;
begin
    perform app.stand_in(new.store_id);
    if new.status = 'asked' then
        select x.* into p from app.payments x where x.store_id = new.store_id and x.id = new.payment_id for no key update;
        select coalesce(sum(r.amount_minor), 0) into living from app.refunds r where r.store_id = new.store_id and r.payment_id = new.payment_id and r.status <> 'failed';
        if p.order_id is distinct from new.order_id or p.currency <> new.currency or p.status not in ('confirmed', 'confirmed_late', 'surplus') or living > p.amount_minor then
            raise exception 'too_much' using errcode = 'VT409', detail = jsonb_build_object('left_minor', greatest(0, coalesce(p.amount_minor, 0) - living + new.amount_minor))::text;
        end if;
    end if;
    insert into app.refund_status_history (store_id, refund_id, version, from_status, to_status, actor, person_id, changed_at)
    values (new.store_id, new.id, new.version, case tg_op when 'UPDATE' then old.status else '' end, new.status, app.actor(), app.person_id(), clock_timestamp());
    perform app.record(new.store_id, 'refund.' || new.status, 'refund', new.id, jsonb_strip_nulls(jsonb_build_object('from', case tg_op when 'UPDATE' then old.status end,
        'order', new.order_id, 'payment', new.payment_id, 'amount_minor', new.amount_minor, 'outcome', new.why_failed)));
    return null;
end $$;
comment on function app.after_refund_moved is 'VT409 too_much {left_minor}.';

-- the clock, and whoever has just asked: what the bank has to be asked now. Handed out with a pause that grows, so that it is asked again
create or replace function app.refunds_to_ask(only_refund uuid, at_most integer) returns table (id uuid, request_key text, intent_id text, amount_minor bigint, currency text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query with due as (
        select r.id from app.refunds r where r.store_id = app.store_id() and r.status in ('asked', 'sent') and (only_refund is null or r.id = only_refund)
            and r.ask_after <= clock_timestamp() order by r.ask_after limit at_most for no key update skip locked)
    update app.refunds r set tries = r.tries + 1, ask_after = clock_timestamp() + least(interval '1 hour', interval '20 seconds' * power(2, least(r.tries, 10)))
    from due d, app.payments p
    where r.store_id = app.store_id() and r.id = d.id and p.store_id = r.store_id and p.id = r.payment_id
    returning r.id, r.request_key, coalesce(p.intent_id, ''), r.amount_minor, r.currency;
end $$;

-- the bank took it, or refused it at once. An answer to an old attempt says nothing about the present one
create or replace function app.note_refund_answer(key text, bank_id text, refused text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if refused is null then
        update app.refunds r set status = 'sent', provider_id = bank_id where r.store_id = app.store_id() and r.request_key = key and r.status = 'asked';
    else
        update app.refunds r set status = 'failed', why_failed = refused where r.store_id = app.store_id() and r.request_key = key and r.status in ('asked', 'sent');
    end if;
end $$;

-- what a signed message about a refund does: refunded | refund_failed | duplicate | ignored | mismatch | unknown
create or replace function app.record_refund(from_provider text, event text, key text, outcome text, amount bigint, money text, message text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    r app.refunds;
    word text;
begin
    insert into job.webhook_inbox (store_id, provider, event_id, body, outcome) values (store, from_provider, event, message, 'received')
    on conflict do nothing;
    if not found then return 'duplicate'; end if;
    select x.* into r from app.refunds x where x.store_id = store and x.request_key = key for update;
    if not found then
        word := 'unknown';
    elsif amount is distinct from r.amount_minor or money is distinct from r.currency then
        word := 'mismatch';
        perform app.record(store, 'refund.mismatch', 'refund', r.id, jsonb_build_object('amount_minor', amount, 'currency', money, 'wanted_minor', r.amount_minor));
    elsif r.status not in ('asked', 'sent') then
        word := 'ignored';
    elsif outcome = 'refunded' then
        update app.refunds x set status = 'done' where x.store_id = store and x.id = r.id;
        word := 'refunded';
    elsif outcome = 'refund_failed' then
        update app.refunds x set status = 'failed', why_failed = 'bank' where x.store_id = store and x.id = r.id;
        word := 'refund_failed';
    else
        word := 'ignored';
    end if;
    update job.webhook_inbox set outcome = word where store_id = store and provider = from_provider and event_id = event;
    return word;
end $$;

create or replace trigger refund_moves before insert or update of status on app.refunds for each row execute function app.before_refund_moves();
create or replace trigger refund_sum_fixed before update of amount_minor, payment_id, order_id, currency on app.refunds for each row execute function app.refuse();
create or replace trigger refund_asked after insert on app.refunds for each row execute function app.after_refund_moved();
create or replace trigger refund_moved after update of status on app.refunds for each row when (old.status is distinct from new.status) execute function app.after_refund_moved();

do $owners$
declare f text;
begin
    foreach f in array array['limit_of', 'discount_left', 'refund_left', 'set_limit', 'lock_order', 'give_discount', 'ask_refund', 'ask_refund_again', 'accept_order', 'left_of_payment',
        'after_refund_moved', 'refunds_to_ask', 'note_refund_answer', 'record_refund'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array array['limit_of', 'discount_left', 'refund_left', 'give_discount', 'ask_refund', 'ask_refund_again', 'left_of_payment'] loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_finance, vitrine_owner', f);
    end loop;
end
$owners$;
grant execute on function app.accept_order to vitrine_attendant, vitrine_owner;
grant execute on function app.set_limit to vitrine_owner;
grant execute on function app.refunds_to_ask to vitrine_worker;
grant execute on function app.note_refund_answer, app.record_refund to vitrine_gateway;
