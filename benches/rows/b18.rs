//! B18: what history, law, event and shop window cost a write. A piece is held and freed in turn, once as the shop does it and once
//! as bare updates of a plain table: by themselves, and through the same door (role, store, person, commit) as ours.
use crate::{
    Trouble,
    floors::{self, PLAIN},
    report::{Figures, Row},
    shop::{Garment, Shop},
    stats::{Lap, Leg, Ratio, median, ratio},
};
use sqlx::{AssertSqlSafe, query};
use std::time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;
use vitrine::{
    domain::{id::PersonId, role::Role},
    error::AppError,
    server::{
        actor::{Actor, Person, Who},
        db::tx::Db,
    },
};

const WIDTHS: [usize; 4] = [1, 8, 32, 64];
const MOST: u32 = 64;
const LEG: Duration = Duration::from_millis(800);

const MOVE: &str =
    "update app.pieces set status = case status when 'in_stock' then 'held' else 'in_stock' end where store_id = $1 and id = $2";
const NOTIFY: &str = "select pg_notify('bench', $1)";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Ours,
    /// Ours, and a NOTIFY in the same transaction: what we do not do, and why.
    Notifying,
    /// The plain table through our door.
    PlainByDoor,
}

struct Bench<'a> {
    shop: &'a Shop,
    db: Db,
    garments: Vec<Garment>,
    plain: floors::Plain,
}

/// One width: rates per second in the order of the blocks.
#[derive(Default)]
struct Width {
    ours: Vec<f64>,
    bare: Vec<f64>,
    door: Vec<f64>,
    notifying: Vec<f64>,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let most = usize::try_from(MOST)?;
    let bench = Bench {
        shop,
        db: Db::connect(&shop.web_url, MOST).await?,
        garments: shop.hang(most).await?,
        plain: floors::Plain::lay(shop).await?,
    };
    bench.leg(Way::Ours, most).await?;
    bench.leg(Way::PlainByDoor, most).await?;
    let mut widths = Vec::new();
    for writers in WIDTHS {
        let mut width = Width::default();
        for _ in 0..blocks {
            bench.block(writers, &mut width).await?;
        }
        widths.push((writers, width));
    }
    bench.db.close().await;
    Ok(tell(&widths, blocks))
}

impl Bench<'_> {
    async fn block(&self, writers: usize, width: &mut Width) -> Result<(), Trouble> {
        let ours = self.leg(Way::Ours, writers).await?;
        let bare = self.plain.commits(writers, true, LEG).await?;
        let door = self.leg(Way::PlainByDoor, writers).await?;
        let notifying = self.leg(Way::Notifying, writers).await?;
        let door2 = self.leg(Way::PlainByDoor, writers).await?;
        let bare2 = self.plain.commits(writers, true, LEG).await?;
        let ours2 = self.leg(Way::Ours, writers).await?;
        width.ours.push(ours.and(ours2).per_s());
        width.bare.push(bare.and(bare2).per_s());
        width.door.push(door.and(door2).per_s());
        width.notifying.push(notifying.per_s());
        Ok(())
    }

    async fn leg(&self, way: Way, writers: usize) -> Result<Leg, Trouble> {
        let person = Person { id: PersonId(Uuid::now_v7()), role: Role::Attendant, full_name: "Bench".into() };
        let actor = Actor::new(Who::Person(person), Some(self.shop.store));
        let mut all = JoinSet::new();
        for (garment, id) in self.garments.iter().copied().zip(1_i32..).take(writers) {
            let (db, actor) = (self.db.clone(), actor.clone());
            all.spawn(repeat_write(db, actor, way, garment.piece, id));
        }
        let mut sum = Leg::default();
        while let Some(done) = all.join_next().await {
            let leg = done??;
            sum = Leg { done: sum.done + leg.done, span: sum.span.max(leg.span) };
        }
        Ok(sum)
    }
}

async fn repeat_write(db: Db, actor: Actor, way: Way, piece: Uuid, id: i32) -> Result<Leg, AppError> {
    let mut lap = Lap::of(LEG);
    while lap.goes_on() {
        write(&db, &actor, way, piece, id).await?;
    }
    Ok(lap.leg())
}

async fn write(db: &Db, actor: &Actor, way: Way, piece: Uuid, id: i32) -> Result<(), AppError> {
    let mut tx = db.begin(actor).await?;
    let moved = if way == Way::PlainByDoor {
        query(AssertSqlSafe(PLAIN)).bind(id).execute(&mut *tx).await?
    } else {
        query(MOVE).bind(actor.store.map(|store| store.0)).bind(piece).execute(&mut *tx).await?
    };
    if moved.rows_affected() != 1 {
        return Err(AppError::NotFound);
    }
    if way == Way::Notifying {
        query(NOTIFY).bind(piece.to_string()).execute(&mut *tx).await?;
    }
    tx.commit().await
}

fn tell(widths: &[(usize, Width)], blocks: usize) -> Row {
    let (mut ours, mut floor, mut notes) = (Figures::default(), Figures::default(), Vec::new());
    let mut worst: Option<Ratio> = None;
    let mut grows = true;
    let mut before = 0.0;
    for (writers, width) in widths {
        let (bare, door, notify) = (ratio(&width.ours, &width.bare), ratio(&width.ours, &width.door), ratio(&width.notifying, &width.ours));
        let rate = median(&width.ours);
        ours = ours.with(format!("writers_{writers}_per_s"), rate);
        floor = floor.with(format!("bare_{writers}_per_s"), median(&width.bare)).with(format!("door_{writers}_per_s"), median(&width.door));
        notes.push(format!(
            "{writers:>2} writers: ours {rate:.0}/s, of bare updates {:.2} ({:.2} to {:.2}), of plain updates through the same door {:.2} ({:.2} to {:.2}); with NOTIFY in the transaction {:.2} of ours",
            bare.median, bare.least, bare.most, door.median, door.least, door.most, notify.median
        ));
        grows &= rate > before;
        before = rate;
        if worst.is_none_or(|worst| bare.median < worst.median) {
            worst = Some(bare);
        }
    }
    Row {
        id: "B18",
        name: "write-with-history",
        ok: grows && worst.is_some_and(|worst| worst.median >= 0.5),
        ours,
        floor,
        ratio: worst.map(|worst| ("ours to bare updates at the worst width", worst)),
        goal: "≥ 0.5 of bare updates at 1 to 64 writers, growing with writers",
        runs: blocks,
        notes,
        ..Row::default()
    }
}
