-- what it is: what a move of a piece must bring along beside being legal, whoever makes it: reasons, a claim, an age. And whose hands it
-- is in. The judge of states (10_state.sql) asks here after the law, so that SQL by hand is refused as the verbs are.

-- the guards of P1 to P22. A piece is bagged or out while, and only while, a bag claims it: verbs claim before such a move, and end the
-- claim before the move that ends it
create or replace function app.check_piece(was app.pieces, becomes app.pieces) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    claim app.piece_claims;
    word text;
    near constant text[] := array['bagged', 'in_consignment', 're_consigned'];
begin
    select c.* into claim from app.piece_claims c where c.store_id = was.store_id and c.piece_id = was.id and c.ended_at is null;
    word := case
        -- what an order holds is not taken away by hand: its payment may be on the way. The verbs of orders end their claim first
        when was.status = 'held' and claim.kind = 'order' then 'claimed'
        when becomes.status = any (near) and claim.kind is distinct from 'bag' then 'no_bag'
        when not becomes.status = any (near) and claim.kind = 'bag' then 'claimed'
        when becomes.status = 'in_consignment' and was.outings > 0 then 'went_out_before'
        when was.status = 'bagged' and becomes.status = 're_consigned' and was.outings = 0 then 'never_out'
        -- from door to door: another bag claimed it since it last moved
        when was.is_out and becomes.status = 're_consigned' and claim.claimed_at <= was.changed_at then 'same_bag'
        when was.status = 'draft' and becomes.status = 'in_stock' and not exists (select 1 from app.variants v
            where v.store_id = was.store_id and v.id = was.variant_id and v.price_minor > 0 and v.label <> '') then 'no_price'
        when was.is_out and becomes.status = 'sold' and not exists (select 1 from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
            where l.store_id = was.store_id and l.piece_id = was.id and o.channel = 'bag') then 'not_settled'
        when becomes.status = 'in_care' and (becomes.care_reason is null or becomes.care_due is null) then 'care_reason'
        when becomes.status = 'sent_back' and becomes.ownership <> 'consigned_in' then 'not_consigned'
        -- what was consigned goes as was agreed: back when its time has run out or she wishes it, to charity only where she gave it up so
        when becomes.status = 'sent_back' and was.status = 'draft' and becomes.agreement_id is not null and becomes.decline_reason is null then 'decline_reason'
        when becomes.status = 'sent_back' and was.status <> 'draft' and becomes.agreement_id is not null and was.wished_back_at is null
            and not coalesce((select s.ran_out from app.consigned_state(was.id) s), false) then 'not_agreed'
        when becomes.status = 'donated' and becomes.ownership = 'consigned_in' and becomes.agreement_id is not null and not app.is_given_up(was.id, 'donate') then 'not_agreed'
        -- and what she wants back goes to nobody else
        when was.wished_back_at is not null and (was.status = 'returned' and becomes.status in ('in_stock', 'bagged') or was.is_out and becomes.status = 're_consigned') then 'wished_back'
        when becomes.status = 'written_off' and becomes.write_off_reason is null then 'write_off_reason'
        when becomes.status = 'written_off' and (select v.price_minor from app.variants v where v.store_id = was.store_id and v.id = was.variant_id)
            > app.limit_of(app.actor(), 'write_off') then 'over_limit'
        when was.status in ('sent_back', 'donated') and was.changed_at < clock_timestamp() - interval '24 hours' then 'too_late' end;
    if word is not null then
        raise exception '%', word using errcode = 'VT409', detail = jsonb_build_object('machine', 'piece', 'from', was.status, 'to', becomes.status)::text;
    end if;
end $$;
comment on function app.check_piece is 'VT409 claimed | no_bag | went_out_before | never_out | same_bag | no_price | not_settled | care_reason | not_consigned | decline_reason | not_agreed | wished_back | write_off_reason | over_limit | too_late.';

-- what follows from a move: in whose hands it is unless the move says so, how often it was out, and no reason outlives its state
create or replace function app.follow_piece(was app.pieces, becomes app.pieces) returns app.pieces
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare moved app.pieces := becomes;
begin
    moved.outings := was.outings + (becomes.status in ('in_consignment', 're_consigned'))::integer;
    if (was.custody, was.custody_person) is not distinct from (becomes.custody, becomes.custody_person) then
        case
            when becomes.status in ('draft', 'in_stock', 'held', 'bagged', 'returned', 'in_care') then moved.custody := 'shop';
            -- it waits here until she collects it
            when becomes.status = 'sent_back' and becomes.agreement_id is not null then moved.custody := 'shop';
            when becomes.status = 'sent_back' and becomes.consignor_id is not null then moved.custody := 'consignor';
            when becomes.status in ('in_consignment', 're_consigned', 'sent_back', 'donated', 'written_off') then moved.custody := 'unknown';
            else null;
        end case;
        moved.custody_person := case moved.custody when was.custody then was.custody_person when 'consignor' then becomes.consignor_id end;
    end if;
    if becomes.status <> 'in_care' then
        moved.care_reason := null;
        moved.care_due := null;
    end if;
    if becomes.status <> 'written_off' then moved.write_off_reason := null; end if;
    return moved;
end $$;
comment on function app.follow_piece is 'What a move brings along: custody, outings, reasons that are over.';

create or replace function app.before_piece_passes_on() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.custody_moves := old.custody_moves + 1;
    return new;
end $$;

create or replace function app.after_piece_passed_on() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.piece_custody_history (store_id, piece_id, number, from_custody, from_person, to_custody, to_person, actor, person_id, changed_at)
    values (new.store_id, new.id, new.custody_moves, old.custody, old.custody_person, new.custody, new.custody_person, app.actor(), app.person_id(), clock_timestamp());
    perform app.record(new.store_id, 'piece.passed_on', 'piece', new.id, jsonb_build_object('from', old.custody, 'to', new.custody));
    return null;
end $$;

-- a person of the shop moves one piece: what raw SQL would do, with reasons. Bags and sales have verbs of their own
create or replace function app.move_piece(wanted uuid, becomes text, reason text, due date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if becomes is null or becomes not in ('in_stock', 'in_care', 'sent_back', 'donated', 'written_off') then raise exception 'state' using errcode = 'VT422'; end if;
    if p.status = becomes then return; end if;
    -- a hold in a cart gives way to what was lost or broken
    update app.pieces x set status = becomes,
        care_reason = case becomes when 'in_care' then reason end, care_due = case becomes when 'in_care' then due end,
        write_off_reason = case becomes when 'written_off' then reason end
    where x.store_id = store and x.id = p.id;
end $$;
comment on function app.move_piece is 'VT404; VT409 illegal_move and what app.check_piece says; VT422 state. To the state that it has: nothing.';

-- a merge of two records of one client (44_merging.sql, which only the door runs) moves nothing out of anybody's hands
create or replace trigger piece_passes_on before update on app.pieces for each row
    when (current_user <> 'vitrine_doorkeeper' and (old.custody, old.custody_person) is distinct from (new.custody, new.custody_person)) execute function app.before_piece_passes_on();
create or replace trigger piece_passed_on after update on app.pieces for each row
    when (current_user <> 'vitrine_doorkeeper' and (old.custody, old.custody_person) is distinct from (new.custody, new.custody_person)) execute function app.after_piece_passed_on();

alter function app.check_piece owner to vitrine_keeper;
alter function app.after_piece_passed_on owner to vitrine_keeper;
alter function app.move_piece owner to vitrine_keeper;
revoke execute on function app.check_piece, app.follow_piece, app.move_piece from public;
grant execute on function app.check_piece, app.follow_piece to vitrine_attendant, vitrine_owner;
grant execute on function app.follow_piece to vitrine_keeper;
grant execute on function app.move_piece to vitrine_attendant, vitrine_owner;
