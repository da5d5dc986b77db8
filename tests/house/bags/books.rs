//! Sentences that are true of every shop with bags, and the rows that would make them false: beside those of the whole house.

pub const BOOKS: &[(&str, &str)] = &[
    (
        "a piece is bagged or out while, and only while, a bag claims it",
        "app.pieces p where (p.status in ('bagged', 'in_consignment', 're_consigned')) <> exists (select 1 from app.piece_claims c
            where c.store_id = p.store_id and c.piece_id = p.id and c.ended_at is null and c.kind = 'bag')",
    ),
    ("a bag claims what lies in it or is out in it", "(select store_id, bag_id, piece_id from app.bag_lines where status in ('added', 'packed', 'dispatched', 'delivered', 'missing')
          except all select store_id, bag_id, piece_id from app.piece_claims where kind = 'bag' and ended_at is null) alone"),
    ("a bag claims nothing else", "(select store_id, bag_id, piece_id from app.piece_claims where kind = 'bag' and ended_at is null
          except all select store_id, bag_id, piece_id from app.bag_lines where status in ('added', 'packed', 'dispatched', 'delivered', 'missing')) alone"),
    (
        "a bag counts and weighs what is out of it",
        "app.bags b cross join lateral (select count(*) as n, coalesce(sum(l.frozen_minor), 0)::bigint as worth from app.bag_lines l
            where l.store_id = b.store_id and l.bag_id = b.id and l.status in ('dispatched', 'delivered', 'missing')) l
         where b.pieces_out <> l.n or b.value_out_minor <> l.worth",
    ),
    (
        "a bag stands where its lines say",
        "(select b.status, b.delivered_at, count(l.id) filter (where l.status in ('added', 'packed')) as waiting, count(l.id) filter (where l.status in ('dispatched', 'delivered', 'missing')) as away,
              count(l.id) filter (where l.status in ('returned', 'sold', 'charged', 'written_off', 'handed_over')) as over, count(l.id) filter (where l.status in ('sold', 'charged')) as sold
          from app.bags b left join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id group by b.store_id, b.id) b
         where b.status <> case when away > 0 and delivered_at is null then 'dispatched' when away > 0 and over = 0 then 'with_client' when away > 0 then 'partially_settled'
             when waiting > 0 then case when b.status in ('preparing', 'ready') then b.status else 'preparing or ready' end
             when sold > 0 then 'settled' when over > 0 then 'settled_none' when b.status in ('draft', 'preparing', 'cancelled') then b.status else 'closed' end",
    ),
    (
        "a piece went out as often as its history says",
        "app.pieces p where p.outings <> (select count(*) from app.piece_status_history h
            where h.store_id = p.store_id and h.piece_id = p.id and h.to_status in ('in_consignment', 're_consigned'))",
    ),
    (
        "hands are a chain that ends where the piece is",
        "(select p.custody, p.custody_person, p.custody_moves, h.*, lag(h.to_custody) over w as was, lag(h.to_person) over w as was_person, lead(h.number) over w is null as is_last
          from app.pieces p join app.piece_custody_history h on h.store_id = p.store_id and h.piece_id = p.id window w as (partition by h.store_id, h.piece_id order by h.number)) h
         where (coalesce(was, 'shop'), was_person) is distinct from (from_custody, from_person)
            or (is_last and ((to_custody, to_person) is distinct from (custody, custody_person) or number <> custody_moves))",
    ),
    (
        "what is in the shop is in nobody's hands, and what is out is not in the shop",
        "app.pieces p where (p.custody <> 'shop' and p.status in ('in_stock', 'held', 'bagged', 'returned', 'in_care')) or (p.custody = 'shop' and p.is_out)",
    ),
    ("every move of a bag was legal for who made it", "app.bag_status_history h where not LEGAL('bag')"),
    ("every move of a line was legal for who made it", "app.bag_line_history h where not LEGAL('bag_line')"),
    (
        "histories of bags are chains that end where they stand",
        "(select t.status, t.version, h.to_status, h.version as at, h.from_status, lag(h.to_status) over w as before, lead(h.version) over w is null as is_last
          from (select store_id, id, status, version from app.bags union all select store_id, id, status, version from app.bag_lines) t
          join (select store_id, bag_id as id, version, from_status, to_status from app.bag_status_history
                union all select store_id, line_id, version, from_status, to_status from app.bag_line_history) h using (store_id, id)
          window w as (partition by h.store_id, h.id order by h.version)) h
         where (before is not null and before <> from_status) or (is_last and (to_status <> status or at <> version))",
    ),
    (
        "every move of a piece, bag or line is one event",
        "(select x.id, x.kind, count(*) as n from (
             select piece_id as id, 'piece.' || to_status as kind from app.piece_status_history union all select bag_id, 'bag.' || to_status from app.bag_status_history
             union all select line_id, 'bag_line.' || to_status from app.bag_line_history union all select id, 'bag.draft' from app.bags union all select id, 'bag_line.added' from app.bag_lines) x group by 1, 2) h
         full join (select e.subject_id as id, e.kind, count(*) as n from app.events e where e.subject in ('piece', 'bag', 'bag_line')
             and e.kind not in ('piece.passed_on', 'bag.assigned', 'bag.decided', 'bag.extended', 'bag.limit_lifted') group by 1, 2) e using (id, kind)
         where h.n is distinct from e.n",
    ),
    (
        "what she kept of a bag is in a paid order of it, at the price of its line",
        "app.bag_lines l where (l.status in ('sold', 'charged')) <> exists (select 1 from app.order_lines o join app.orders s on s.store_id = o.store_id and s.id = o.order_id
            where o.store_id = l.store_id and o.piece_id = l.piece_id and s.bag_id = l.bag_id and s.status = 'paid' and o.unit_price_minor = l.sold_minor)",
    ),
];
