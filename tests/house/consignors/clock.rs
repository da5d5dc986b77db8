//! The clock of the shelf: it counts days on the rail and no other, lowers prices by the schedule and never below the floor. And what a
//! line of an order brought, shared to the cent.
use super::{Shop, no, terms};
use vitrine::{
    domain::{
        consignor::{Floor, ShelfVerb, Standing, Step, Terms, Unsold, Waiting, split},
        id::PieceId,
        money::{Currency, Money},
    },
    server::db::consignors,
};

/// Numbers that fall the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn signed(&mut self, n: u64) -> i64 {
        i64::try_from(self.below(n)).unwrap()
    }
}

async fn seconds(shop: &Shop, piece: PieceId) -> i64 {
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let row =
        sqlx::query(sqlx::AssertSqlSafe(format!("select seconds from app.shelf_clock('{piece}')"))).fetch_one(&mut *tx).await.unwrap();
    sqlx::Row::get(&row, 0)
}

#[tokio::test]
async fn shelf_days_never_count_days_away() {
    let shop = Shop::open().await;
    let piece = shop.hung(shop.agreed(&terms(Unsold::Return)).await).await;
    let mut dice = Dice(7);
    let next = |was: &str| match was {
        "in_stock" => ["held", "bagged", "in_care"].as_slice(),
        "held" => ["in_stock", "bagged"].as_slice(),
        "bagged" => ["in_stock", "in_consignment", "re_consigned"].as_slice(),
        "in_consignment" | "re_consigned" => ["returned"].as_slice(),
        "returned" => ["in_stock", "in_care"].as_slice(),
        _ => ["in_stock"].as_slice(),
    };
    for _ in 0..40 {
        // a life backwards from now: each stay lasts some hours
        let mut state = "in_stock";
        let mut stays = Vec::new();
        for _ in 0..=dice.below(14) {
            stays.push((state, dice.signed(90 * 3600) + 60));
            let ways = next(state);
            state = ways[usize::try_from(dice.below(u64::try_from(ways.len()).unwrap())).unwrap()];
        }
        let on_rail: i64 = stays.iter().filter(|(state, _)| matches!(*state, "in_stock" | "held")).map(|(_, lasts)| lasts).sum();
        let mut sql = format!("set session_replication_role = replica; delete from app.piece_status_history where piece_id = '{piece}';");
        let mut left: i64 = stays.iter().map(|(_, lasts)| lasts).sum();
        let mut was = "draft";
        for (number, (state, lasts)) in stays.iter().enumerate() {
            sql += &format!(
                "insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, changed_at)
                 values ('{}', '{piece}', {}, '{was}', '{state}', 'attendant', now() - interval '{left} seconds');",
                shop.store,
                number + 1
            );
            left -= lasts;
            was = state;
        }
        shop.house.as_admin(&sql).await;
        let counted = seconds(&shop, piece).await;
        assert!((on_rail..on_rail + 60).contains(&counted), "{counted} counted, {on_rail} on the rail: {stays:?}");
    }
}

#[tokio::test]
async fn the_schedule_never_passes_the_floor() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let mut dice = Dice(11);
    for _ in 0..30 {
        let most = dice.below(4);
        let steps: Vec<Step> = (1..=most)
            .map(|n| Step { day: u32::try_from(n * 20).unwrap(), off_bp: u32::try_from(n * 2_000 + dice.below(900)).unwrap() })
            .collect();
        let floor = [Floor::Nothing, Floor::Share(u32::try_from(dice.below(10_001)).unwrap()), Floor::Amount(dice.signed(20_001))];
        let terms = Terms { floor: floor[usize::try_from(dice.below(3)).unwrap()], steps, ..terms(Unsold::Return) };
        let agreement = shop.draw(clara, &terms).await;
        shop.accept(clara, agreement).await.unwrap();
        let piece = shop.hung(clara).await;
        let least = match terms.floor {
            Floor::Nothing => 0,
            Floor::Share(bp) => (20_000 * i64::from(bp) + 9_999) / 10_000,
            Floor::Amount(minor) => minor,
        };
        let days = dice.signed(100);
        shop.pass(days).await;
        let off = terms.steps.iter().filter(|step| i64::from(step.day) <= days).map(|step| i64::from(step.off_bp)).max().unwrap_or(0);
        let wanted = (20_000 * (10_000 - off) / 10_000).max(least);
        let done = shop.decide(&shop.desk.actor, piece, ShelfVerb::Lower).await;
        if wanted < 20_000 {
            done.unwrap()
        } else {
            assert_eq!(done, no("nothing_due"))
        }
        assert_eq!(shop.price(piece).await, wanted, "{terms:?} after {days} days");
        assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::Lower).await, no("nothing_due"), "twice is once");
        // the next one begins today
        shop.pass(-days).await;
    }
}

#[tokio::test]
async fn what_runs_out_is_listed_with_what_may_be_done() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Convert)).await;
    let piece = shop.hung(clara).await;
    let face = shop.face().await;
    let listed = async |which| {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        consignors::waiting(&mut tx, &face, which).await.unwrap()
    };
    assert!(listed(Waiting::All).await.is_empty() && listed(Waiting::Lower).await.is_empty());
    shop.pass(31).await;
    let cheaper = listed(Waiting::Lower).await;
    assert_eq!((cheaper.len(), cheaper[0].due.minor, cheaper[0].why()), (1, 16_000, Waiting::Lower), "the schedule says so today");
    assert!(listed(Waiting::All).await.is_empty(), "and its time is not over");
    let mut passed = 31;
    for (day, standing) in [(84, Standing::Soon), (91, Standing::Grace), (106, Standing::Expired)] {
        shop.pass(day - passed).await;
        passed = day;
        let rows = listed(Waiting::All).await;
        assert_eq!((rows.len(), rows[0].standing, rows[0].due.minor), (1, standing, 10_000), "after {day} days");
        assert_eq!(rows[0].left_days, 90 - i32::try_from(day).unwrap());
        assert!(rows[0].verbs(vitrine::domain::role::Role::Attendant).contains(&ShelfVerb::Renew));
        assert_eq!(rows[0].verbs(vitrine::domain::role::Role::Owner).contains(&ShelfVerb::Convert), standing == Standing::Expired);
    }
    assert_eq!((listed(Waiting::Expired).await.len(), listed(Waiting::Soon).await.len()), (1, 0));
    shop.decide(&shop.desk.actor, piece, ShelfVerb::Renew).await.unwrap();
    assert!(listed(Waiting::All).await.is_empty(), "ninety days more");
    assert_eq!(shop.house.count("select lasts_days::bigint from app.pieces").await, 106 + 90);
    assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::Renew).await, no("nothing_due"));
}

#[tokio::test]
async fn the_shares_of_all_lines_come_to_what_the_order_brought() {
    let shop = Shop::open().await;
    let mut dice = Dice(23);
    for round in 0..40u32 {
        let lines: Vec<i64> = (0..=dice.below(4)).map(|_| dice.signed(90_000) + 1).collect();
        let goods: i64 = lines.iter().sum();
        let off = dice.signed(u64::try_from(goods).unwrap() + 1);
        let mut sql = format!(
            "set session_replication_role = replica;
             insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, discount_minor, delivery_minor, total_minor, pay_until)
             select '{store}', md5('{round}')::uuid, '{round:08}', h, h, 'intent-key-{round}', 'paid', 'a@b.test', 'A', 'pickup', 'shop', 'BRL', {goods}, {off}, 0, {goods} - {off}, now()
             from (select encode(sha256('{round}'), 'hex') h) x;",
            store = shop.store
        );
        for (line, minor) in lines.iter().enumerate() {
            sql += &format!(
                "insert into app.order_lines (store_id, order_id, line, product_id, variant_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
                 values ('{}', md5('{round}')::uuid, {}, gen_random_uuid(), gen_random_uuid(), '', '', '', 1, {minor}, {minor});",
                shop.store,
                line + 1
            );
        }
        shop.house.as_admin(&sql).await;
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        let bp = u32::try_from(dice.below(10_001)).unwrap();
        let mut shared = 0;
        for (line, minor) in (1..).zip(&lines) {
            let row = sqlx::query(sqlx::AssertSqlSafe(format!("select app.net_of_line(md5('{round}')::uuid, {line}::integer)")))
                .fetch_one(&mut *tx)
                .await
                .unwrap();
            let net: i64 = sqlx::Row::get(&row, 0);
            assert!((0..=*minor).contains(&net), "{net} of {minor}");
            let both = split(Money::new(net, Currency::BRL), bp);
            assert_eq!(both.store.minor + both.hers.minor, net);
            shared += both.store.minor + both.hers.minor;
        }
        assert_eq!(shared, goods - off, "{lines:?} less {off}");
    }
}
