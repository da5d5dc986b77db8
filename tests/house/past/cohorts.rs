//! Clients by the month in which they first came, and what they keep from then on.
use super::{Shop, Side, looks, month};
use uuid::Uuid;
use vitrine::{
    domain::{
        id::PersonId,
        past::{CohortsPast, Kept, Span},
        role::Role,
    },
    server::db::past,
};

impl Shop {
    async fn client(&self, side: &Side) -> PersonId {
        self.house.person(side.store, Role::Customer, None).await.person.id
    }

    /// An order of that month, by a client or by nobody who is known.
    async fn order(&self, side: &Side, who: Option<PersonId>, ago: u32, (status, minor, pieces): (&str, i64, u32)) -> Uuid {
        let (store, order, at) = (side.store, Uuid::new_v4(), month(ago));
        let who = who.map_or_else(|| "null".to_owned(), |id| format!("'{id}'"));
        self.tell(&format!(
            "insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
             values ('{store}', '{order}', upper(substr('{order}', 1, 8)), encode(sha256('{order}'), 'hex'), encode(sha256('v'), 'hex'), '{order}', {who}, '{status}', 'a@example.test', 'A', 'pickup', 'Here', 'BRL',
                 {minor}, 0, {minor}, {at}, {at});
             insert into app.order_lines (store_id, order_id, line, product_id, variant_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
             select p.store_id, '{order}', 1, p.product_id, p.variant_id, p.code, 'A dress', 'U', {pieces}, 1, {pieces} from app.pieces p where p.store_id = '{store}' and p.id = '{}'",
            side.rail[0]
        ))
        .await;
        order
    }

    async fn cohorts(&self, span: Span) -> Vec<(u32, Vec<Kept>)> {
        let CohortsPast { cohorts, .. } = looks!(self, &self.purse, past::cohorts, &self.face, span).unwrap();
        cohorts.into_iter().map(|cohort| (cohort.clients, cohort.kept)).collect()
    }
}

const NOTHING: Kept = Kept { buyers: 0, pieces: 0, net_minor: 0 };

fn kept(buyers: u32, pieces: u32, net_minor: i64) -> Kept {
    Kept { buyers, pieces, net_minor }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_stand_in_the_month_in_which_they_first_came() {
    let shop = Shop::open(1).await;
    let here = &shop.here;
    let (ana, bia, cida, dora) = (shop.client(here).await, shop.client(here).await, shop.client(here).await, shop.client(here).await);
    let first = shop.order(here, Some(ana), 2, ("paid", 10_000, 1)).await;
    shop.tell(&format!(
        "insert into app.refunds (store_id, id, order_id, payment_id, status, amount_minor, currency, reason, actor, request_key)
         values ('{0}', gen_random_uuid(), '{first}', gen_random_uuid(), 'done', 2000, 'BRL', '', 'owner', 'one'), ('{0}', gen_random_uuid(), '{first}', gen_random_uuid(), 'failed', 700, 'BRL', '', 'owner', 'two')",
        here.store
    ))
    .await;
    shop.order(here, Some(ana), 1, ("paid", 5_000, 2)).await;
    shop.order(here, Some(ana), 1, ("paid", 3_000, 1)).await;
    // one had a bag first and bought later, one only ever had a bag
    shop.bag(here, bia, 1, "settled_none").await;
    shop.order(here, Some(bia), 0, ("paid", 4_000, 1)).await;
    shop.bag(here, cida, 1, "with_client").await;
    // one came long before
    shop.order(here, Some(dora), 7, ("paid", 6_000, 1)).await;
    shop.order(here, Some(dora), 1, ("paid", 1_000, 1)).await;
    // and these never came
    let (eva, fabi) = (shop.client(here).await, shop.client(here).await);
    shop.order(here, Some(eva), 0, ("pending", 9_000, 1)).await;
    shop.bag(here, fabi, 0, "cancelled").await;
    shop.order(here, None, 0, ("paid", 9_000, 1)).await;
    shop.order(&shop.there, Some(shop.there.client), 0, ("paid", 9_000, 1)).await;

    let lately = [(1, vec![kept(1, 1, 8_000), kept(1, 3, 8_000), NOTHING]), (2, vec![NOTHING, kept(1, 1, 4_000)])];
    assert_eq!(shop.cohorts(Span::Quarter).await, lately);
    assert_eq!(shop.cohorts(Span::Half).await, lately, "who came before that is no new client of it");
    let mut long = vec![NOTHING; 8];
    (long[0], long[6]) = (kept(1, 1, 6_000), kept(1, 1, 1_000));
    let all: Vec<_> = [(1, long)].into_iter().chain(lately).collect();
    assert_eq!(shop.cohorts(Span::Year).await, all);
    let told = looks!(shop, &shop.boss, past::cohorts, &shop.face, Span::Quarter).unwrap();
    let named = format!(
        "select count(*) from unnest(array['{}', '{}']) with ordinality as m (said, place) where m.said = to_char({} at time zone 'America/Sao_Paulo' + (m.place - 1) * interval '1 month', 'YYYY-MM')",
        told.cohorts[0].month,
        told.cohorts[1].month,
        month(2)
    );
    assert_eq!(shop.house.count(&named).await, 2, "each under its own name");
    assert!(looks!(shop, &shop.desk, past::cohorts, &shop.face, Span::Quarter).is_err(), "money is not the floor's to count");
}
