//! Buying as the program does it, and crowds that do it at once. What races and payments share; it asserts nothing.
use crate::support::{Goods, House, key, pickup_of};
use std::{future::poll_fn, pin::pin, sync::Arc, task::Poll};
use tokio::{sync::Semaphore, task::JoinSet};
use vitrine::{
    domain::{
        cart::Put,
        checkout::Checkout,
        id::{PaymentId, StoreId},
    },
    error::AppError,
    server::{
        actor::{Actor, Who},
        db::{
            self,
            orders::{NotPlaced, Placed},
            payments::Message,
            tx::Db,
        },
        gateway::PROVIDER,
    },
};

/// A checkout with pick-up, so that the total is that of the goods.
pub fn checkout(store: StoreId, total: i64, intent: &str) -> Checkout {
    Checkout {
        full_name: "Ana Souza".into(),
        email: "ana@example.test".into(),
        phone: "+5511987654321".into(),
        delivery: pickup_of(store),
        address: None,
        note: String::new(),
        expected_total_minor: total,
        intent: intent.into(),
    }
}

pub async fn put(db: &Db, actor: &Actor, goods: &Goods, quantity: i32) -> Result<Put, AppError> {
    let mut tx = db.begin(actor).await?;
    let put = db::carts::put(&mut tx, goods.variant, quantity).await?;
    tx.commit().await?;
    Ok(put)
}

/// Place the visitor's cart; `link` opens the order afterwards.
pub async fn place(db: &Db, actor: &Actor, checkout: &Checkout, link: &str) -> Result<Placed, NotPlaced> {
    let mut tx = db.begin(actor).await.map_err(NotPlaced::Other)?;
    let placed = db::orders::place(&mut tx, checkout, &key(link), PROVIDER).await?;
    tx.commit().await.map_err(NotPlaced::Other)?;
    Ok(placed)
}

/// The provider opened `intent` for an attempt; answers the page that stands.
pub async fn announce(db: &Db, store: StoreId, link: &str, payment: PaymentId, intent: &str) -> Result<String, AppError> {
    let mut tx = db.begin(&Actor::guest(store).with_link(link)).await?;
    let url = db::payments::attach_intent(&mut tx, payment, intent, &format!("http://bank.test/{intent}")).await?;
    tx.commit().await?;
    Ok(url)
}

/// A message of the provider whose signature was found right.
pub async fn hear(db: &Db, store: StoreId, event: &str, intent: &str, outcome: &str, amount_minor: i64) -> Result<String, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Gateway, Some(store))).await?;
    let message = Message { event, intent, outcome, amount_minor, currency: "BRL", body: "{}" };
    let word = db::payments::record(&mut tx, PROVIDER, message).await?;
    tx.commit().await?;
    Ok(word)
}

/// Announce and approve: the short way from an order to a sale.
pub async fn pay(db: &Db, store: StoreId, link: &str, placed: &Placed) -> String {
    let intent = format!("int-{link}");
    announce(db, store, link, placed.payment, &intent).await.expect("an intent");
    hear(db, store, &format!("evt-{link}"), &intent, "approved", placed.total_minor).await.expect("a message")
}

/// Do something `many` times, `at_once` of them at any moment. Panics go on.
pub async fn crowd<T, F>(many: usize, at_once: usize, act: impl Fn(usize) -> F) -> Vec<T>
where
    F: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let turns = Arc::new(Semaphore::new(at_once));
    let mut all = JoinSet::new();
    for number in 0..many {
        let (turns, act) = (turns.clone(), act(number));
        all.spawn(async move {
            let _turn = turns.acquire_owned().await.expect("a turn");
            act.await
        });
    }
    let mut done = Vec::with_capacity(many);
    while let Some(one) = all.join_next().await {
        done.push(one.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic())));
    }
    done
}

/// Hold `connections` at once, so that all of the pool exist and are free again.
pub async fn warm(db: &Db, connections: usize) {
    let mut open = Vec::new();
    for _ in 0..connections {
        open.push(db.begin(&Actor::new(Who::Door, None)).await.expect("a connection can be had"));
    }
    for tx in open {
        tx.commit().await.expect("a commit");
    }
}

/// Walk away: the future is dropped where it stands after `looks` looks, unless it was faster.
pub async fn abandon<T>(looks: usize, what: impl Future<Output = T>) -> Option<T> {
    let mut what = pin!(what);
    let mut left = looks;
    poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        what.as_mut().poll(context).map(Some)
    })
    .await
}

impl House {
    /// Carts of the visitors `{prefix}-0 …`, filled behind the verbs' backs: also with what nobody could put there any more.
    /// Every second visitor holds her lines in the opposite order.
    pub async fn fill_carts(&self, store: StoreId, prefix: &str, many: usize, lines: &[(&Goods, i32)]) {
        self.as_admin(&format!(
            "insert into app.carts (store_id, id, key_hash)
             select '{store}', gen_random_uuid(), encode(sha256(('{prefix}-' || n)::bytea), 'hex') from generate_series(0, {many} - 1) n"
        ))
        .await;
        for (place, (goods, quantity)) in lines.iter().enumerate() {
            self.as_admin(&format!(
                "insert into app.cart_lines (store_id, cart_id, variant_id, quantity, added_at)
                 select '{store}', c.id, '{}', {quantity}, now() + interval '1 second' * {place} * case n % 2 when 0 then 1 else -1 end
                 from generate_series(0, {many} - 1) n join app.carts c on c.key_hash = encode(sha256(('{prefix}-' || n)::bytea), 'hex')",
                goods.variant
            ))
            .await;
        }
    }

    /// Time is over for every hold and every unpaid order; nobody has swept yet.
    pub async fn let_everything_expire(&self) {
        self.as_admin(
            "update app.piece_claims set expires_at = clock_timestamp() - interval '1 second' where ended_at is null and kind <> 'bag'",
        )
        .await;
        self.as_admin("update app.orders set goods_until = clock_timestamp() - interval '1 second' where goods_until is not null").await;
    }
}
