//! The queue of a piece: who came first is next, one right at a time, and what was told is what stands. Walked at random, raced, and
//! seen through the doors of the shop.
mod crowds;
mod pages;
mod walk;

use crate::support::{Goods, House, guest, key};
use vitrine::{
    domain::{
        id::StoreId,
        wait::{Channel, Joined, Wish},
    },
    error::AppError,
    server::{actor::Actor, db, db::tx::Db},
};

/// What must never be: a free piece that somebody waits for, a right without a claim or a claim without a right, two rights, somebody
/// passed over, a history that tells another story than the place.
const LIES: &str = "
    select (select count(*) from app.piece_waits w join app.pieces p on p.store_id = w.store_id and p.id = w.piece_id
            where w.status = 'waiting' and p.status in ('in_stock', 'sold', 'sent_back', 'donated', 'written_off'))
         + (select count(*) from app.piece_waits w where w.status = 'offered' and not exists (select 1 from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
            where c.store_id = w.store_id and c.piece_id = w.piece_id and c.kind = 'wait' and c.ended_at is null and p.status = 'held'))
         + (select count(*) from app.piece_claims c where c.kind = 'wait' and c.ended_at is null and not exists (select 1 from app.piece_waits w
            where w.store_id = c.store_id and w.piece_id = c.piece_id and w.status = 'offered'))
         + (select count(*) from app.pieces p where p.status = 'held' and not exists (select 1 from app.piece_claims c where c.store_id = p.store_id and c.piece_id = p.id and c.ended_at is null))
         + (select count(*) from app.piece_waits o join app.piece_waits w on w.store_id = o.store_id and w.piece_id = o.piece_id
            where o.status = 'offered' and w.status = 'waiting' and (w.joined_at, w.id) < (o.joined_at, o.id))
         + (select count(*) from app.piece_waits w where w.version <> (select count(*) from app.piece_wait_history h where h.store_id = w.store_id and h.wait_id = w.id)
            or (w.version > 0 and w.status <> (select h.to_status from app.piece_wait_history h where h.store_id = w.store_id and h.wait_id = w.id and h.version = w.version)))
         + (select count(*) from (select h.*, lag(h.to_status) over (partition by h.store_id, h.wait_id order by h.version) as was from app.piece_wait_history h) t
            where coalesce(t.was, 'waiting') <> t.from_status)";

fn wish(goods: &Goods, who: &str) -> Wish {
    Wish { variant: goods.variant, channel: Channel::Email, contact: format!("{who}@example.test") }
}

/// Ask for a place; `link` opens it.
async fn join(db: &Db, store: StoreId, goods: &Goods, who: &str, link: &str) -> Result<Joined, AppError> {
    let mut tx = db.begin(&guest(store, who)).await?;
    let joined = db::waiting::join(&mut tx, &wish(goods, who), "yes", &key(link)).await?;
    tx.commit().await?;
    Ok(joined)
}

fn holder(store: StoreId, who: &str, link: &str) -> Actor {
    guest(store, who).with_link(link)
}

async fn take(db: &Db, store: StoreId, who: &str, link: &str) -> Result<bool, AppError> {
    let mut tx = db.begin(&holder(store, who, link)).await?;
    let taken = db::waiting::take(&mut tx).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn leave(db: &Db, store: StoreId, who: &str, link: &str) -> Result<bool, AppError> {
    let mut tx = db.begin(&holder(store, who, link)).await?;
    let left = db::waiting::leave(&mut tx).await?;
    tx.commit().await?;
    Ok(left)
}

impl House {
    /// Time is over for every offer; nobody has swept yet.
    async fn let_offers_expire(&self) {
        self.as_admin("update app.piece_waits set offer_until = clock_timestamp() - interval '1 second' where status = 'offered'").await;
    }

    async fn status_of(&self, who: &str) -> String {
        let sql = format!("select status from app.piece_waits where contact = '{who}@example.test' order by joined_at desc limit 1");
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut self.admin().await).await.expect("she has a place")
    }
}
