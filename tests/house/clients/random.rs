//! Clients with a life that chance wrote: words, measures, addresses, terms, notes, orders in every state, money that went back, bags at
//! every step. The same seed writes the same life.
use crate::bags::{Day, does, fresh};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::Condition,
        id::{BagId, PersonId},
    },
    server::db::bags,
};

pub struct Dice(pub u64);

impl Dice {
    /// 0 to `n - 1`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// Words and classes that lives are written with.
pub async fn vocabulary(day: &Day) {
    let words = [("size:50", "50", 0, 0), ("size:52", "52", 0, 0), ("print:floral", "Floral", 0, 0), ("colour:wine", "Wine", 0, 0)];
    day.house.vocabulary(day.store, &words).await;
    day.house
        .in_store("insert into app.client_classes (store_id, id, name, pieces_limit) select store_id, gen_random_uuid(), n, 40 from app.stores, unnest(array['A', 'B']) n")
        .await;
}

/// A client of whom this and that is known.
pub async fn client(day: &Day, dice: &mut Dice) -> PersonId {
    let id = PersonId(Uuid::now_v7());
    let mut sql = format!(
        "insert into app.people (store_id, id, full_name, email, phone) select store_id, '{id}', 'Client {}', {}, {} from app.stores;
         insert into app.person_roles (store_id, person_id, role) select store_id, '{id}', 'customer' from app.stores;",
        dice.below(1_000),
        if dice.one_in(2) { format!("'c{}@example.test'", id.0.simple()) } else { "null".into() },
        if dice.one_in(2) { format!("'+55119{:08}'", dice.below(99_999_999)) } else { "null".into() },
    );
    for source in ["quiz", "attendant", "returns"] {
        for word in ["50", "52", "floral", "wine"] {
            if dice.one_in(3) {
                sql += &format!(
                    "insert into app.client_tags (store_id, person_id, tag_id, source) select store_id, '{id}', id, '{source}' from app.tags where slug = '{word}';"
                );
            }
        }
    }
    for source in ["quiz", "attendant"] {
        for area in ["bust", "waist", "hip"] {
            if dice.one_in(2) {
                sql += &format!(
                    "insert into app.client_measures (store_id, person_id, area, source, millimetres) select store_id, '{id}', '{area}', '{source}', {} from app.stores;",
                    800 + dice.below(500)
                );
            }
        }
    }
    for at in 0..dice.below(3) {
        sql += &format!(
            "insert into app.addresses (store_id, id, person_id, line1, city, region, postal_code) select store_id, gen_random_uuid(), '{id}', 'Rua {at}', 'SP', 'SP', '0{}' from app.stores;",
            1_310_000 + dice.below(999)
        );
    }
    if dice.one_in(2) {
        sql += &format!(
            "insert into app.client_terms (store_id, person_id, class_id, value_limit_minor, reason, bags_blocked) select store_id, '{id}', id, {}, 'chance', {} from app.client_classes where name = '{}';",
            500_000 + dice.below(10_000),
            false,
            if dice.one_in(2) { "A" } else { "B" }
        );
    }
    if dice.one_in(2) {
        sql += &format!(
            "insert into app.client_profiles (store_id, person_id, birth_day, birth_month, prefers) select store_id, '{id}', {}, {}, 'phone' from app.stores;",
            1 + dice.below(28),
            1 + dice.below(12)
        );
    }
    for at in 0..dice.below(3) {
        sql += &format!(
            "insert into app.client_notes (store_id, id, person_id, body, noted_by) select store_id, gen_random_uuid(), '{id}', 'note {at}', p.id from app.people p where p.full_name = 'Test attendant' limit 1;"
        );
    }
    for (purpose, channel) in [("news", "email"), ("news", "whatsapp"), ("matching", "none")] {
        for _ in 0..dice.below(3) {
            sql += &format!(
                "insert into app.consents (store_id, person_id, purpose, channel, granted, text_version) select store_id, '{id}', '{purpose}', '{channel}', {}, '2026-01-01' from app.stores;",
                dice.one_in(2)
            );
        }
    }
    day.house.in_store(&sql).await;
    for _ in 0..dice.below(4) {
        order(day, dice, id).await;
    }
    id
}

/// An order of hers by post: paid or not, and perhaps some of it went back.
pub async fn order(day: &Day, dice: &mut Dice, client: PersonId) {
    let (id, total) = (Uuid::now_v7(), 1 + dice.below(99_999));
    let mut sql = format!(
        "insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, pay_until, placed_at)
         select store_id, '{id}', left(upper(translate(md5('{id}'), 'ilou', '0000')), 8), encode(sha256('{id}'), 'hex'), encode(sha256('{id}'), 'hex'), 'intent-{id}', '{client}', 'pending', 'a@b.test', 'A', 'pickup', 'shop',
             'BRL', {total}, 0, {total}, now(), now() - interval '{} hours' from app.stores;
         insert into app.payments (store_id, id, order_id, provider, amount_minor, currency) select store_id, '{id}', '{id}', 'sandbox', {total}, 'BRL' from app.stores;",
        dice.below(24 * 40)
    );
    if dice.one_in(4) {
        sql += &format!("update app.orders set status = 'cancelled' where id = '{id}';");
    } else {
        sql += &format!(
            "update app.payments set status = 'awaiting' where id = '{id}'; update app.payments set status = 'confirmed' where id = '{id}'; update app.orders set status = 'paid' where id = '{id}';"
        );
        for step in ["done", "failed", ""] {
            if dice.one_in(3) {
                let refund = Uuid::now_v7();
                let amount = (1 + dice.below(total)).div_ceil(3).max(1).min(total / 3 + 1);
                sql += &format!(
                    "insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, actor) select store_id, '{refund}', '{id}', '{id}', least({amount}, {total} / 3 + 0), 'BRL', 'chance', 'owner' from app.stores where {total} >= 3;"
                );
                if !step.is_empty() {
                    sql += &format!("update app.refunds set status = '{step}' where id = '{refund}';");
                }
            }
        }
    }
    // chance is no actor: the book of her orders says that the owner moved them
    sql += &format!(
        "set session_replication_role = replica; update app.order_status_history set actor = 'owner' where order_id = '{id}'; reset session_replication_role;"
    );
    day.house.in_store(&sql).await;
}

/// A bag of hers with these pieces, at a step that chance chooses. Some were brought back too late.
pub async fn bag(day: &Day, dice: &mut Dice, client: PersonId, places: &[usize]) -> BagId {
    let bag = day.open(client, &Uuid::now_v7().to_string()).await;
    let step = dice.below(7);
    if step == 0 {
        return bag;
    }
    for place in places {
        day.put(bag, *place).await.expect("a free piece");
    }
    if step == 1 {
        return bag;
    }
    does!(day.house.db, &day.shop, bags::lock, fresh(), bag).expect("within the limit");
    match step {
        2 => return bag,
        3 => {
            does!(day.house.db, &day.shop, bags::cancel, fresh(), bag, "chance").expect("not gone yet");
            return bag;
        }
        _ => does!(day.house.db, &day.shop, bags::dispatch, fresh(), bag, &day.load(places), None).expect("it leaves"),
    };
    let kept: Vec<usize> = places.iter().copied().filter(|_| dice.one_in(2)).collect();
    for place in places.iter().filter(|place| !kept.contains(place)) {
        if step == 4 && dice.one_in(2) {
            continue;
        }
        does!(day.house.db, &day.shop, bags::receive, fresh(), bag, day.code(*place), Condition::Fine, "").expect("it is back");
    }
    if step > 4 && !kept.is_empty() {
        let settlement = day.settlement(bag, &kept).await;
        does!(day.house.db, &day.shop, bags::settle, fresh(), bag, &settlement).expect("she pays");
    }
    if dice.one_in(2) {
        day.house
            .in_store(&format!(
                "update app.bags set due_at = closed_at - interval '1 hour' where id = '{}' and closed_at is not null",
                bag.0
            ))
            .await;
    }
    bag
}
