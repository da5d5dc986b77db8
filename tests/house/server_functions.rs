//! Who may call which server function. The table is complete: a function that is not in it turns this red, and so does a row
//! without a function. Each role calls each function over HTTP, with a valid body, and is answered as the table says.
mod arrivals;
mod table;
mod twins;

use crate::{
    quiz::shop,
    support::{House, Site, Visitor, guest, key},
    trade::{checkout, pay, place, put},
};
use leptos::server_fn::axum::server_fn_paths;
use std::collections::BTreeSet;
use table::TABLE;
use vitrine::{
    domain::{
        id::{BagId, CommandId, PieceId, StoreId},
        role::Role,
    },
    paths,
    server::db::{bags, house_rules, orders::Placed},
};

/// Ask a function as a program does: JSON in, JSON out.
pub async fn call(site: &Site, slug: &str, caller: &Visitor, path: &str, body: &str) -> (u16, String) {
    let cookies: Vec<String> = caller.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = site.http.post(site.url(slug, path)).header("content-type", "application/json").header("cookie", cookies.join("; "));
    let answer =
        request.header("accept", "application/json").header("sec-fetch-site", "same-origin").body(body.to_owned()).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

pub async fn signed_in(house: &House, site: &Site, store: StoreId, slug: &str, role: Role) -> Visitor {
    let login = house.person(store, role, Some("a long password")).await;
    let mut visitor = site.visitor(slug);
    let answer = visitor.post(paths::SIGN_IN, &[("email", &login.email), ("password", "a long password")]).await;
    assert_eq!(answer.status, 303, "{role:?} signs in: {}", answer.body);
    visitor
}

/// What bodies name, in one store.
struct Things {
    order: String,
    /// A paid one, its payment, and money of it that goes back.
    sold: String,
    payment: String,
    refund: String,
    quiz: String,
    graph: String,
    /// The rules of the house as they are.
    rules: String,
    piece: String,
    /// One that is in no bag.
    loose: String,
    /// What came in: an arrival with a draft, and one that goes back.
    arrival: String,
    draft: String,
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
const NAMES: [&str; 19] = [
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
    "MERGE",
];

impl Things {
    async fn lay(house: &House, store: StoreId) -> Self {
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
        house.vocabulary(store, &[("size:54", "54", 0, 0)]).await;
        let (arrival, [draft, back]) = arrivals::arrival(house, store).await;
        let sold = sold(house, store).await;
        let refund = uuid::Uuid::new_v4().to_string();
        house
            .as_admin(&format!(
                "insert into app.refunds (store_id, id, order_id, payment_id, amount_minor, currency, reason, actor)
                 values ('{store}', '{refund}', '{}', '{}', 1, 'BRL', 'a stain', 'owner')",
                sold.order, sold.payment
            ))
            .await;
        let asked = uuid::Uuid::new_v4().to_string();
        let client = house.person(store, Role::Customer, None).await.person.id;
        house
            .as_admin(&format!(
                "insert into app.phone_requests (store_id, id, person_id, session_hash, phone, expires_at)
                 values ('{store}', '{asked}', '{client}', encode(sha256('one'), 'hex'), '+5511987654321', now() + interval '1 day')"
            ))
            .await;
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
            arrival: arrival.0.to_string(),
            draft: draft.to_string(),
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

    fn body(&self, body: &str) -> String {
        let things = [
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
        let named = NAMES.iter().zip(things).fold(body.to_owned(), |body, (name, thing)| body.replace(name, thing));
        named.replace("GRAPH", &self.graph).replace("RULES", &self.rules)
    }

    /// The same body about something that is nowhere.
    fn elsewhere(&self, body: &str) -> String {
        let nothing = uuid::Uuid::new_v4().to_string();
        NAMES
            .iter()
            .fold(body.to_owned(), |body, name| body.replace(name, &nothing))
            .replace("GRAPH", &self.graph)
            .replace("RULES", &self.rules)
    }
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

#[test]
fn every_server_function_is_in_the_table() {
    let registered: BTreeSet<(String, String)> = server_fn_paths().map(|(path, method)| (path.to_owned(), method.to_string())).collect();
    let declared: BTreeSet<(String, String)> =
        TABLE.iter().map(|(path, method, _, _)| ((*path).to_owned(), (*method).to_owned())).collect();
    assert_eq!(registered, declared);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_role_is_answered_as_the_table_says() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let (ours, theirs) = (Things::lay(&house, store).await, Things::lay(&house, other).await);
    let site = house.serve().await;
    let nobody = site.visitor("amora");
    for (path, _, body, _) in TABLE {
        assert_eq!(call(&site, "amora", &nobody, path, &ours.body(body)).await.0, 401, "a guest at {path}");
        assert_eq!(call(&site, "nobody", &nobody, path, &ours.body(body)).await.0, 404, "no store at {path}");
    }
    for role in Role::ALL {
        let caller = signed_in(&house, &site, store, "amora", role).await;
        for (path, _, body, allowed) in TABLE {
            let (status, said) = call(&site, "amora", &caller, path, &ours.body(body).replace("of-hat", role.name())).await;
            let wanted = if allowed.contains(&role) { 200 } else { 403 };
            assert_eq!(status, wanted, "{role:?} at {path}: {said}");
            assert!(wanted == 200 || !said.contains(&ours.order) && !said.contains(&ours.quiz), "a refusal tells nothing");
            // her session is one of her store only
            assert_eq!(call(&site, "orvale", &caller, path, &theirs.body(body)).await.0, 401, "{role:?} next door at {path}");
            if NAMES.iter().any(|name| body.contains(name)) && wanted == 200 {
                let foreign = call(&site, "amora", &caller, path, &theirs.body(body)).await;
                let random = call(&site, "amora", &caller, path, &ours.elsewhere(body)).await;
                assert_eq!((foreign.0, &foreign), (404, &random), "another store's thing is no thing: {path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nonsense_is_refused_before_anybody_is_asked() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let site = house.serve().await;
    let owner = signed_in(&house, &site, store, "amora", Role::Owner).await;
    let deep = format!("{{\"words\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    let nonsense =
        ["", "{", "null", "[]", "\u{0}", "{\"id\":\"\"}", "{\"id\":1}", "{\"words\":1e999}", "{\"id\":\"ORDER\",\"id\":\"ORDER\"}", &deep];
    for (path, ..) in TABLE {
        for body in nonsense {
            let (status, said) = call(&site, "amora", &owner, path, body).await;
            assert!((400..500).contains(&status), "{path} with {body:.40}: {status} {said}");
        }
        assert_eq!(crate::abuse::announce(&site, "amora", path, 70_000).await, 413, "{path} with 70 KB");
    }
    let (status, _) = call(
        &site,
        "amora",
        &owner,
        "/api/admin/orders/list",
        r#"{"status":null,"words":"\u0000'; drop table app.orders; --","after":null}"#,
    )
    .await;
    assert!(status < 500, "{status}");
    assert_eq!(house.count("select count(*) from app.orders").await, 0, "the table is there");
    for path in ["/api/nothing", "/api/admin/orders", "/api/admin/orders/list/", "/api/"] {
        // in our own words, which a client of ours understands
        assert_eq!(call(&site, "amora", &owner, path, "{}").await, (404, "\"NotFound\"".to_owned()), "{path}");
    }
}
