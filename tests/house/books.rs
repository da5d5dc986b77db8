//! The books of a house, reckoned anew from orders, their lines, pieces and histories: never from the counters that they check.
use crate::support::{Goods, House};
use sqlx::{Connection, Row};

/// What an order's lines take, kits opened into their parts.
const DEMAND: &str =
    "(select o.store_id, o.id as order_id, o.status, o.goods_until, coalesce(k.part_variant_id, l.variant_id) as variant_id,
        sum(l.quantity * coalesce(k.quantity, 1))::integer as quantity
    from app.orders o join app.order_lines l on l.store_id = o.store_id and l.order_id = o.id
    left join app.kit_parts k on k.store_id = l.store_id and k.kit_variant_id = l.variant_id
    where l.piece_id is null group by 1, 2, 3, 4, 5)";

/// Sentences that must be true, and the rows that would make them false.
const BOOKS: &[(&str, &str)] = &[
    (
        "what a shelf has reserved is what orders that hold goods say",
        "app.stock_levels s where s.reserved <> coalesce((select sum(d.quantity) from DEMAND d
            where d.store_id = s.store_id and d.variant_id = s.variant_id and d.goods_until is not null), 0)",
    ),
    (
        "a live reservation is what its order's lines say",
        "(select * from DEMAND d where d.goods_until is not null) d
         full join (select * from app.stock_reservations r where r.ended_at is null) r using (store_id, order_id, variant_id)
         where d.quantity is distinct from r.quantity",
    ),
    (
        "a paid order's units were sold, all and only they",
        "(select * from DEMAND d where d.status = 'paid') d
         full join (select * from app.stock_reservations r where r.ended_by = 'sold') r using (store_id, order_id, variant_id)
         where d.quantity is distinct from r.quantity",
    ),
    (
        "a piece is in one order that is paid or holds goods",
        "(select l.piece_id from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
          where l.piece_id is not null and (o.status = 'paid' or o.goods_until is not null) group by 1 having count(*) > 1) twice",
    ),
    (
        "a piece is held while, and only while, a claim lives that is no bag's",
        "app.pieces p where (p.status = 'held') <> exists (select 1 from app.piece_claims c
            where c.store_id = p.store_id and c.piece_id = p.id and c.ended_at is null and c.kind <> 'bag')",
    ),
    (
        "a piece is sold when, and only when, a paid order has it",
        "app.pieces p where (p.status = 'sold') <> exists (select 1 from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
            where l.store_id = p.store_id and l.piece_id = p.id and o.status = 'paid')",
    ),
    (
        "a live claim of an order belongs to one that holds goods",
        "app.piece_claims c left join app.orders o on o.store_id = c.store_id and o.id = c.order_id
         where c.kind = 'order' and c.ended_at is null and o.goods_until is null",
    ),
    (
        "an order was paid once, with its whole total, and none without money; one that was given up gave all of it back",
        "app.orders o where (o.status in ('paid', 'needs_decision')) <> ((select count(*) from app.payments p where p.store_id = o.store_id
            and p.order_id = o.id and p.status in ('confirmed', 'confirmed_late') and p.amount_minor >= o.total_minor and p.currency = o.currency
            and (o.status <> 'cancelled' or p.amount_minor <> (select coalesce(sum(r.amount_minor), 0) from app.refunds r
                where r.store_id = p.store_id and r.payment_id = p.id and r.status <> 'failed'))) = 1)",
    ),
    (
        "no more goes back of a payment than came",
        "app.payments p where (select coalesce(sum(r.amount_minor), 0) from app.refunds r where r.store_id = p.store_id and r.payment_id = p.id and r.status <> 'failed')
            > case when p.status in ('confirmed', 'confirmed_late', 'surplus') then p.amount_minor else 0 end",
    ),
    (
        "what was taken off an order is what its discounts say",
        "app.orders o where o.discount_minor <> (select coalesce(sum(d.amount_minor), 0) from app.order_discounts d where d.store_id = o.store_id and d.order_id = o.id)",
    ),
    (
        "an order's total is that of its lines",
        "app.orders o where o.subtotal_minor <> (select sum(l.quantity * l.unit_price_minor) from app.order_lines l where l.store_id = o.store_id and l.order_id = o.id)",
    ),
    ("no visitor placed one intent twice", "(select visitor_hash, intent_key from app.orders group by 1, 2 having count(*) > 1) twice"),
    ("every move of a piece was legal for who made it", "app.piece_status_history h where not LEGAL('piece')"),
    ("every move of an order was legal for who made it", "app.order_status_history h where not LEGAL('order')"),
    (
        "a piece's history is a chain that ends where it stands",
        "(select p.status, p.version, h.to_status, h.version as at, h.from_status, lag(h.to_status) over w as before, lead(h.version) over w is null as is_last
          from app.pieces p join app.piece_status_history h on h.store_id = p.store_id and h.piece_id = p.id
          window w as (partition by h.store_id, h.piece_id order by h.version)) c
         where (before is not null and before <> from_status) or (is_last and (to_status <> status or at <> version))",
    ),
    (
        "an order's history is a chain that ends where it stands",
        "(select o.status, o.version, h.to_status, h.version as at, h.from_status, lag(h.to_status) over w as before, lead(h.version) over w is null as is_last
          from app.orders o join app.order_status_history h on h.store_id = o.store_id and h.order_id = o.id
          window w as (partition by h.store_id, h.order_id order by h.version)) c
         where coalesce(before, 'pending') <> from_status or (is_last and (to_status <> status or at <> version))",
    ),
    (
        "every move of an order is one event",
        "(select h.store_id, h.order_id as id, 'order.' || h.to_status as kind, count(*) as n from app.order_status_history h group by 1, 2, 3) h
         full join (select e.store_id, e.subject_id as id, e.kind, count(*) as n from app.events e
             where e.subject = 'order' and e.kind not in ('order.placed', 'order.discounted') group by 1, 2, 3) e using (store_id, id, kind)
         where h.n is distinct from e.n",
    ),
    (
        "the shop window says of counted goods what the shelves hold",
        "app.products p where p.kind = 'counted' and (p.availability = 'available') <> exists (select 1 from app.variants v
            where v.store_id = p.store_id and v.product_id = p.id and v.active and coalesce(
                (select min((s.on_hand - s.reserved) / k.quantity) from app.kit_parts k join app.stock_levels s on s.store_id = k.store_id and s.variant_id = k.part_variant_id
                 where k.store_id = v.store_id and k.kit_variant_id = v.id),
                (select s.on_hand - s.reserved from app.stock_levels s where s.store_id = v.store_id and s.variant_id = v.id), 0) > 0)",
    ),
    (
        "the shop window says of a unique piece what became of it",
        "app.products p join app.pieces c on c.store_id = p.store_id and c.product_id = p.id
         where p.availability <> case when c.status = 'in_stock' then 'available' when c.status in ('bagged', 'in_consignment', 're_consigned') then 'away'
             when c.status in ('returned', 'in_care', 'sent_back', 'donated', 'written_off') then 'out' else c.status end",
    ),
];

const LEGAL: &str = "exists (select 1 from law.transitions t where t.machine = MACHINE and t.from_state = h.from_status and t.to_state = h.to_status and t.actor = h.actor)";

impl House {
    /// Every sentence of the books is true.
    pub async fn assert_balanced(&self) {
        let mut admin = self.admin().await;
        for (sentence, rows) in BOOKS.iter().chain(crate::bags::BOOKS) {
            let rows = rows.replace("DEMAND", DEMAND);
            let rows = ["piece", "order", "bag", "bag_line"].iter().fold(rows, |rows, machine| {
                rows.replace(&format!("LEGAL('{machine}')"), &LEGAL.replace("MACHINE", &format!("'{machine}'")))
            });
            let counted = sqlx::query(sqlx::AssertSqlSafe(format!("select count(*) from {rows}"))).fetch_one(&mut admin).await;
            let wrong: i64 = counted.unwrap_or_else(|error| panic!("{sentence}: {error}")).get(0);
            assert_eq!(wrong, 0, "not true: {sentence}");
        }
        admin.close().await.expect("closing a connection");
    }

    /// Units on the shelf and, of them, reserved ones.
    pub async fn shelf(&self, goods: &Goods) -> (i64, i64) {
        let one = |column: &str| format!("select {column}::bigint from app.stock_levels where variant_id = '{}'", goods.variant);
        (self.count(&one("on_hand")).await, self.count(&one("reserved")).await)
    }

    /// Units that lines of orders say are promised (paid or waiting for it), kits opened.
    pub async fn promised(&self, goods: &Goods) -> i64 {
        let lines =
            format!("from {DEMAND} d where d.variant_id = '{}' and (d.status = 'paid' or d.goods_until is not null)", goods.variant);
        self.count(&format!("select coalesce(sum(d.quantity), 0)::bigint {lines}")).await
    }

    /// Claims and reservations that live, whoever has them.
    pub async fn holds(&self) -> i64 {
        self.count(
            "select (select count(*) from app.piece_claims where ended_at is null) + (select count(*) from app.stock_reservations where ended_at is null)",
        )
        .await
    }

    /// Time passes, the clock goes round, and nothing is held that nobody paid for.
    pub async fn assert_nothing_sticks(&self) {
        self.let_everything_expire().await;
        self.tick().await;
        assert_eq!(self.holds().await, 0, "a hold outlived its time");
        assert_eq!(self.count("select count(*) from app.stock_levels where reserved <> 0").await, 0);
        self.assert_balanced().await;
    }
}
