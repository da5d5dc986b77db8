//! What the bodies of the table name: one of each thing, in one store.
use super::{arrivals, twins};
use crate::{
    consignors,
    quiz::shop,
    support::{House, guest, key},
    trade::{checkout, pay, place, put},
};
use vitrine::{
    domain::{
        id::{BagId, CommandId, PieceId, StoreId},
        role::Role,
    },
    server::db::{bags, house_rules, orders::Placed},
};

/// What bodies name, in one store.
pub struct Things {
    pub order: String,
    /// A paid one, its payment, and money of it that goes back.
    sold: String,
    payment: String,
    refund: String,
    pub quiz: String,
    graph: String,
    /// The rules of the house as they are.
    rules: String,
    piece: String,
    product: String,
    /// One that is in no bag.
    loose: String,
    /// What came in: an arrival with a draft, and one that goes back.
    arrival: String,
    /// Two words of one kind, and the merge of one in the other that is done in the table.
    word: String,
    other: String,
    merge: String,
    draft: String,
    /// Who brought it, and a piece of hers on the rail.
    consignor: String,
    hers: String,
    back: String,
    bag: String,
    client: String,
    member: String,
    invitation: String,
    event: String,
    /// A customer waits for a code to the number of `order`.
    asked: String,
    /// Two who are perhaps `client`, and a merge that was made.
    twins: [String; 3],
}

/// Words of the table that stand for things of one store.
pub const NAMES: [&str; 25] = [
    "PRODUCT",
    "CONSIGNOR",
    "HERS",
    "WORD",
    "OTHER",
    "MERGE",
    "ARRIVAL",
    "DRAFT",
    "BACK",
    "LOOSE",
    "ORDER",
    "SOLD",
    "PAYMENT",
    "REFUND",
    "QUIZ",
    "PIECE",
    "BAG",
    "CLIENT",
    "MEMBER",
    "INVITATION",
    "EVENT",
    "ASKED",
    "TWIN",
    "SISTER",
    "UNITED",
];

impl Things {
    pub async fn lay(house: &House, store: StoreId) -> Self {
        let shop = shop::fill(house, store, [9; 4]).await;
        let graph = serde_json::to_string(&shop::graph(&shop.goods)).unwrap();
        let rules = serde_json::to_string(&house_rules::rules(&mut house.seeder(store).await).await.unwrap()).unwrap();
        let (invitation, event) = (uuid::Uuid::new_v4().to_string(), uuid::Uuid::new_v4().to_string());
        let member = house.person(store, Role::Attendant, Some("a long password")).await.person.id.to_string();
        house
            .as_admin(&format!(
                "insert into app.invitations (store_id, id, email, hats, invited_by, invited_at, sent_at, expires_at)
                     values ('{store}', '{invitation}', 'asked@example.test', '{{courier}}', '{member}', now() - interval '1 hour', now() - interval '1 hour', now() + interval '1 day');
                 insert into app.events (store_id, id, kind, subject, subject_id, actor) values ('{store}', '{event}', 'person.added', 'person', '{member}', 'owner')"
            ))
            .await;
        // every role may give something: whether it may call is what is asked here
        house
            .as_admin(&format!(
                "insert into app.role_limits (store_id, role, verb, most)
                 select '{store}', r, v, 100 from unnest(array['attendant', 'finance']) r, unnest(array['discount', 'refund']) v"
            ))
            .await;
        house.vocabulary(store, &[("size:54", "54", 0, 0), ("size:56", "56", 0, 0)]).await;
        let [word, other] = arrivals::words(house, store).await;
        house.rail(store, 1).await;
        let consignor = consignors::agreed(house, store).await;
        let (arrival, [draft, back]) = arrivals::arrival(house, store, consignor).await;
        let sold = sold(house, store).await;
        let refund = uuid::Uuid::new_v4().to_string();
        house
            .as_admin(&format!(
                "insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, actor)
                 values ('{store}', '{refund}', '{}', '{}', 1, 'BRL', 'a stain', 'owner')",
                sold.order, sold.payment
            ))
            .await;
        let asked = asked(house, store).await;
        let (sold, payment) = (sold.order.to_string(), sold.payment.to_string());
        let goods = house.unique(store, 1_000).await;
        let piece = goods.piece().to_string();
        let (bag, client) = bag(house, store, goods.piece()).await;
        Self {
            order: order(house, store).await,
            sold,
            payment,
            refund,
            quiz: shop.quiz.to_string(),
            graph,
            rules,
            piece,
            product: goods.product.to_string(),
            arrival: arrival.0.to_string(),
            word,
            other,
            merge: uuid::Uuid::new_v4().to_string(),
            draft: draft.to_string(),
            consignor: consignor.to_string(),
            hers: consignors::hung(house, store, consignor).await.to_string(),
            back: back.to_string(),
            loose: house.unique(store, 2_000).await.piece().to_string(),
            bag,
            client,
            member,
            invitation,
            event,
            asked,
            twins: twins::twins(house, store).await,
        }
    }

    pub fn body(&self, body: &str) -> String {
        let things = [
            &self.product,
            &self.consignor,
            &self.hers,
            &self.word,
            &self.other,
            &self.merge,
            &self.arrival,
            &self.draft,
            &self.back,
            &self.loose,
            &self.order,
            &self.sold,
            &self.payment,
            &self.refund,
            &self.quiz,
            &self.piece,
            &self.bag,
            &self.client,
            &self.member,
            &self.invitation,
            &self.event,
            &self.asked,
            &self.twins[0],
            &self.twins[1],
            &self.twins[2],
        ];
        let own = uuid::Uuid::new_v4().to_string();
        let body = body.replace("ITS-OWN", &own);
        let named = NAMES.iter().zip(things).fold(body, |body, (name, thing)| body.replace(name, thing));
        named.replace("GRAPH", &self.graph).replace("RULES", &self.rules)
    }

    /// The same body about something that is nowhere.
    pub fn elsewhere(&self, body: &str) -> String {
        let nothing = uuid::Uuid::new_v4().to_string();
        NAMES
            .iter()
            .fold(body.to_owned(), |body, name| body.replace(name, &nothing))
            .replace("GRAPH", &self.graph)
            .replace("RULES", &self.rules)
    }
}

/// A client who wants her number proved.
async fn asked(house: &House, store: StoreId) -> String {
    let (asked, client) = (uuid::Uuid::new_v4().to_string(), house.person(store, Role::Customer, None).await.person.id);
    house
        .as_admin(&format!(
            "insert into app.phone_requests (store_id, id, person_id, session_hash, phone, expires_at)
             values ('{store}', '{asked}', '{client}', encode(sha256('one'), 'hex'), '+5511987654321', now() + interval '1 day')"
        ))
        .await;
    asked
}

/// A bag that is being packed, and whose it is.
async fn bag(house: &House, store: StoreId, piece: PieceId) -> (String, String) {
    let client = house.person(store, Role::Customer, None).await.person.id;
    let shop = house.person(store, Role::Attendant, None).await.actor;
    let id = BagId(uuid::Uuid::now_v7());
    let mut tx = house.begin(&shop).await;
    bags::open(&mut tx, id, client, &key(&id.to_string()), "").await.expect("a bag");
    bags::put_in(&mut tx, CommandId(uuid::Uuid::now_v7()), id, &bags::Pick::Id(piece)).await.expect("a free piece");
    tx.commit().await.expect("a commit");
    (id.to_string(), client.to_string())
}

/// An order in a store.
async fn order(house: &House, store: StoreId) -> String {
    let goods = house.counted(store, 1_000, 1).await;
    put(&house.db, &guest(store, "anna"), &goods, 1).await.unwrap();
    place(&house.db, &guest(store, "anna"), &checkout(store, 1_000, "one-intent"), "a-link").await.expect("an order").order.to_string()
}

/// Another, which is paid.
async fn sold(house: &House, store: StoreId) -> Placed {
    let goods = house.counted(store, 1_000, 1).await;
    put(&house.db, &guest(store, "berta"), &goods, 1).await.unwrap();
    let placed =
        place(&house.db, &guest(store, "berta"), &checkout(store, 1_000, "one-intent"), &format!("paid-{store}")).await.expect("an order");
    assert_eq!(pay(&house.db, store, &format!("paid-{store}"), &placed).await, "paid");
    placed
}
