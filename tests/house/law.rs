//! The law of states: what the program believes is what the database judges, nobody makes an illegal move, and what was written
//! about a move is never changed, not even by a superuser.
use crate::support::House;
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use std::{collections::BTreeSet, fmt::Write};
use vitrine::{
    domain::{
        bag::{BagStatus, LineStatus},
        editorial::RevisionStatus,
        id::StoreId,
        order::OrderStatus,
        piece::PieceStatus,
        role::Role,
        till::{PaymentStatus, RefundStatus},
        wait::WaitStatus,
    },
    server::{actor::Actor, db},
};

/// Everybody who may stand in the law, those who never may, and a person with psql.
const ACTORS: [&str; 13] = [
    "guest",
    "customer",
    "consignor",
    "courier",
    "attendant",
    "finance",
    "owner",
    "gateway",
    "worker",
    "door",
    "sandbox",
    "seeder",
    "none",
];

/// Machine, table, its states.
fn machines() -> [(&'static str, &'static str, Vec<&'static str>); 8] {
    [
        ("piece", "pieces", PieceStatus::ALL.iter().map(|state| state.name()).collect()),
        ("order", "orders", OrderStatus::ALL.iter().map(|state| state.name()).collect()),
        ("payment", "payments", PaymentStatus::ALL.iter().map(|state| state.name()).collect()),
        ("refund", "refunds", RefundStatus::ALL.iter().map(|state| state.name()).collect()),
        ("page", "page_revisions", RevisionStatus::ALL.iter().map(|state| state.name()).collect()),
        ("wait", "piece_waits", WaitStatus::ALL.iter().map(|state| state.name()).collect()),
        ("bag", "bags", BagStatus::ALL.iter().map(|state| state.name()).collect()),
        ("bag_line", "bag_lines", LineStatus::ALL.iter().map(|state| state.name()).collect()),
    ]
}

type Law = BTreeSet<(String, String, String, String)>;

async fn law(admin: &mut PgConnection) -> Law {
    let rows = sqlx::query("select machine, from_state, to_state, actor from law.transitions").fetch_all(admin).await.expect("the law");
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect()
}

fn allows(law: &Law, machine: &str, from: &str, to: &str, actor: &str) -> bool {
    law.iter().any(|(m, f, t, a)| m == machine && f == from && t == to && (a == actor || actor == "none"))
}

#[tokio::test]
async fn the_program_and_the_database_have_one_law() {
    let house = House::new().await;
    let law = law(&mut house.admin().await).await;
    for (from, to) in PieceStatus::ALL.iter().flat_map(|from| PieceStatus::ALL.iter().map(move |to| (*from, *to))) {
        for role in Role::ALL {
            assert_eq!(
                from.can_become(to, role),
                allows(&law, "piece", from.name(), to.name(), role.name()),
                "{role:?}: {from:?} to {to:?}"
            );
        }
    }
    for (from, to) in BagStatus::ALL.iter().flat_map(|from| BagStatus::ALL.iter().map(move |to| (*from, *to))) {
        for role in Role::ALL {
            assert_eq!(from.can_become(to, role), allows(&law, "bag", from.name(), to.name(), role.name()), "{role:?}: {from:?} to {to:?}");
        }
    }
    for (from, to) in LineStatus::ALL.iter().flat_map(|from| LineStatus::ALL.iter().map(move |to| (*from, *to))) {
        for role in Role::ALL {
            let legal = allows(&law, "bag_line", from.name(), to.name(), role.name());
            assert_eq!(from.can_become(to, role), legal, "{role:?}: {from:?} to {to:?}");
        }
    }
    for (from, to) in OrderStatus::ALL.iter().flat_map(|from| OrderStatus::ALL.iter().map(move |to| (*from, *to))) {
        assert_eq!(from.can_become(to), allows(&law, "order", from.name(), to.name(), "none"), "{from:?} to {to:?}");
    }
    for (from, to) in RevisionStatus::ALL.iter().flat_map(|from| RevisionStatus::ALL.iter().map(move |to| (*from, *to))) {
        for role in Role::ALL {
            assert_eq!(
                from.can_become(to, role),
                allows(&law, "page", from.name(), to.name(), role.name()),
                "{role:?}: {from:?} to {to:?}"
            );
        }
    }
    for (from, to) in WaitStatus::ALL.iter().flat_map(|from| WaitStatus::ALL.iter().map(move |to| (*from, *to))) {
        assert_eq!(from.can_become(to), allows(&law, "wait", from.name(), to.name(), "none"), "{from:?} to {to:?}");
    }
    for (from, to) in RefundStatus::ALL.iter().flat_map(|from| RefundStatus::ALL.iter().map(move |to| (*from, *to))) {
        assert_eq!(from.can_become(to), allows(&law, "refund", from.name(), to.name(), "none"), "{from:?} to {to:?}");
    }
    for (machine, from, to, actor) in &law {
        let (_, _, states) = machines().into_iter().find(|(name, _, _)| name == machine).expect("a machine that the program knows");
        assert!(
            states.contains(&from.as_str()) && states.contains(&to.as_str()) && ACTORS.contains(&actor.as_str()),
            "{machine} {from} {to} {actor}"
        );
    }
}

/// One thing in every state, and a way for every actor to try a move: as the real verbs do it, through a function of the keeper.
async fn lay(house: &House) -> StoreId {
    let store = house.store("amora").await;
    let mut sql = String::from(
        "set session_replication_role = replica;
         create function app.try_move(things text, thing text, state text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
         begin execute format('update app.%I set status = $1 where store_id = app.store_id() and id = md5($2)::uuid', things) using state, things || thing; end $$;
         alter function app.try_move owner to vitrine_keeper; grant execute on function app.try_move to public;",
    );
    sql.push_str(READY);
    let _ = write!(sql, "insert into app.role_limits values ('{store}', 'attendant', 'write_off', 100000000);");
    for (machine, things, states) in machines() {
        for (number, state) in states.iter().enumerate() {
            let id = format!("'{store}', md5('{things}{state}')::uuid");
            let _ = match machine {
                "piece" => write!(
                    sql,
                    "insert into app.products (store_id, id, slug, kind, status, name) values ('{store}', md5('{state}')::uuid, 's{number}', 'unique', 'draft', 'A');
                     insert into app.variants (store_id, id, product_id, sku, label, price_minor) values ('{store}', md5('{state}')::uuid, md5('{state}')::uuid, '{state}', 'U', 1);
                     insert into app.pieces (store_id, id, product_id, variant_id, code, status, ownership) values ({id}, md5('{state}')::uuid, md5('{state}')::uuid, '{number:06}', '{state}', 'consigned_in');"
                ),
                "order" => write!(
                    sql,
                    "insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, pay_until, channel)
                     select {id}, '{number:08}', h, h, 'intent-key', '{state}', 'a@b.test', 'A', 'pickup', 'shop', 'BRL', 0, 0, 0, now(), 'bag' from (select encode(sha256('{state}'), 'hex') h) x;"
                ),
                "page" => write!(sql, "insert into app.page_revisions (store_id, id, page_id, number, status) values ({id}, gen_random_uuid(), 1, '{state}');"),
                "wait" => write!(
                    sql,
                    "insert into app.piece_waits (store_id, id, piece_id, status, channel, contact, consent, link_hash, visitor_hash, offer_until, ended_at)
                     select {id}, gen_random_uuid(), '{state}', 'email', 'a@b.test', 'yes', h, h, now(), case when '{state}' in ('waiting', 'offered') then null else now() end
                     from (select encode(sha256('{state}'), 'hex') h) x;"
                ),
                "bag" => write!(
                    sql,
                    "insert into app.bags (store_id, id, code, link_hash, client_id, status) values ({id}, 'B-{number:06}', encode(sha256('{state}'), 'hex'), gen_random_uuid(), '{state}');"
                ),
                "bag_line" => write!(
                    sql,
                    "insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, why, frozen_minor, resolved_at)
                     values ({id}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '{number:06}', 'A', 'U', '{state}', case when '{state}' = 'removed' then 'taken_out' end, 1,
                         case when '{state}' in ('removed', 'returned', 'sold', 'charged', 'written_off', 'handed_over') then now() end);"
                ),
                // what it is of came, so that only the law can refuse
                "refund" => write!(
                    sql,
                    "insert into app.payments (store_id, id, order_id, provider, status, amount_minor, currency) values ({id}, md5('order{state}')::uuid, 'counter', 'confirmed', 1, 'BRL');
                     insert into app.refunds (store_id, id, order_id, payment_id, status, amount_minor, currency, reason, actor, request_key)
                     values ({id}, md5('order{state}')::uuid, md5('{things}{state}')::uuid, '{state}', 1, 'BRL', '', 'owner', '{state}');"
                ),
                _ => write!(sql, "insert into app.payments (store_id, id, order_id, provider, status, amount_minor, currency) values ({id}, gen_random_uuid(), 'sandbox', '{state}', 0, 'BRL');"),
            };
        }
    }
    house.as_admin(&sql).await;
    store
}

/// Everything that a move of a piece must bring along beside being legal, as the verbs bring it: a bag's claim or none, reasons, an age,
/// a sale. Written with the triggers off, so that what is tried is the move and nothing else.
const READY: &str = "
    create function app.make_ready(things text, was text, becomes text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp set session_replication_role = replica as $$
    declare piece constant uuid := md5('pieces' || was)::uuid;
    begin
        if things <> 'pieces' then return; end if;
        delete from app.piece_claims where piece_id = piece;
        delete from app.order_lines where piece_id = piece;
        update app.pieces set outings = (becomes <> 'in_consignment')::integer, care_reason = 'wash', care_due = '2030-01-01', write_off_reason = 'lost', changed_at = now() where id = piece;
        if becomes in ('bagged', 'in_consignment', 're_consigned') then
            insert into app.piece_claims (store_id, id, piece_id, kind, bag_id) values (app.store_id(), gen_random_uuid(), piece, 'bag', gen_random_uuid());
        end if;
        insert into app.order_lines (store_id, order_id, line, product_id, variant_id, piece_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
            values (app.store_id(), md5('orderspaid')::uuid, 1, gen_random_uuid(), gen_random_uuid(), piece, '', '', '', 1, 0, 0);
    end $$; grant execute on function app.make_ready to public;";

/// Every actor tries every pair; what the law says is what happens. Legal tries are taken back, illegal ones leave nothing.
async fn try_everything(
    connection: &mut PgConnection,
    law: &Law,
    store: StoreId,
    actor: &str,
    statement: impl Fn(&str, &str, &str) -> String,
) -> usize {
    let mut refused = 0;
    let step = if actor == "none" { String::new() } else { format!("set local role vitrine_{actor};") };
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(format!("begin; {step} set local app.store = '{store}'; savepoint s"))))
        .await
        .expect("a transaction");
    for (machine, things, states) in machines() {
        for (from, to) in states.iter().flat_map(|from| states.iter().map(move |to| (*from, *to))) {
            let tried = connection.execute(sqlx::raw_sql(AssertSqlSafe(statement(things, from, to)))).await;
            let code = tried.err().and_then(|error| error.as_database_error().and_then(|e| e.code()).map(std::borrow::Cow::into_owned));
            let expected = if allows(law, machine, from, to, actor) { None } else { Some("VT409".to_owned()) };
            assert_eq!(code, expected, "{actor}: {machine} from {from} to {to}");
            refused += usize::from(code.is_some());
            connection.execute("rollback to s").await.expect("a savepoint");
        }
    }
    connection.execute("commit").await.expect("a commit");
    refused
}

#[tokio::test]
async fn nobody_makes_an_illegal_move() {
    let house = House::new().await;
    let store = lay(&house).await;
    let (mut web, mut admin) = (house.web().await, house.admin().await);
    let law = law(&mut admin).await;
    let mut refused = 0;
    for actor in ACTORS {
        let by_function = |things: &str, from: &str, to: &str| {
            format!("select app.make_ready('{things}', '{from}', '{to}'); select app.try_move('{things}', '{from}', '{to}')")
        };
        let connection = if actor == "none" { &mut admin } else { &mut web };
        refused += try_everything(connection, &law, store, actor, by_function).await;
    }
    let by_hand = |things: &str, from: &str, to: &str| {
        format!(
            "select app.make_ready('{things}', '{from}', '{to}'); update app.{things} set status = '{to}' where id = md5('{things}{from}')::uuid"
        )
    };
    refused += try_everything(&mut admin, &law, store, "none", by_hand).await;
    assert!(refused > 2_000, "{refused} tries were refused");
    assert_eq!(house.count("select (select count(*) from app.piece_status_history) + (select count(*) from app.order_status_history) + (select count(*) from app.events)").await, 0);
    assert_eq!(
        house.count("select count(*) from app.pieces where version > 0 or id <> md5('pieces' || status)::uuid").await,
        0,
        "no piece moved"
    );
}

/// Pieces and orders whose history does not end where they stand, or has a hole.
const LIES: &str = "
    with lives as (
        select p.store_id, p.id, p.status, p.version from app.pieces p union all select o.store_id, o.id, o.status, o.version from app.orders o
    ), moves as (
        select store_id, piece_id as id, version, from_status, to_status from app.piece_status_history
        union all select store_id, order_id, version, from_status, to_status from app.order_status_history
    ), told as (
        select *, lag(to_status) over (partition by store_id, id order by version) as was, row_number() over (partition by store_id, id order by version) as number from moves
    )
    select (select count(*) from lives l where l.version <> (select count(*) from moves m where m.store_id = l.store_id and m.id = l.id)
            or (l.version > 0 and l.status <> (select m.to_status from moves m where m.store_id = l.store_id and m.id = l.id and m.version = l.version)))
         + (select count(*) from told t where t.number <> t.version or coalesce(t.was, t.from_status) <> t.from_status)";

#[tokio::test]
async fn a_history_ends_where_its_thing_stands_and_is_never_rewritten() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (coat, shop) = (house.unique(store, 10_000).await, house.person(store, Role::Attendant, None).await);
    let walk = ["in_care", "in_stock", "held", "in_stock", "sold", "returned", "in_care", "in_stock"];
    for state in walk {
        let mut tx = house.begin(&shop.actor).await;
        sqlx::query("update app.pieces set status = $1, care_reason = 'wash', care_due = current_date where id = $2")
            .bind(state)
            .bind(coat.piece().0)
            .execute(&mut *tx)
            .await
            .expect(state);
        tx.commit().await.expect("a commit");
    }
    let anna = crate::support::guest(store, "anna");
    crate::trade::put(&house.db, &anna, &coat, 1).await.expect("the coat is free");
    crate::trade::place(&house.db, &anna, &crate::trade::checkout(store, 10_000, "the-intent"), "her-link").await.expect("an order");
    let mut tx = house.begin(&Actor::guest(store).with_link("her-link")).await;
    db::orders::cancel(&mut tx).await.expect("she may cancel");
    tx.commit().await.expect("a commit");
    assert_eq!(house.count(LIES).await, 0);
    assert_eq!(house.count("select count(*) from app.piece_status_history").await, i64::try_from(walk.len()).unwrap() + 2);
    assert_eq!(house.count("select count(*) from app.events where subject = 'piece'").await, i64::try_from(walk.len()).unwrap() + 2);
    let mut admin = house.admin().await;
    for table in ["app.piece_status_history", "app.order_status_history", "app.events"] {
        for verb in [format!("update {table} set actor = 'nobody'"), format!("delete from {table}"), format!("truncate {table} cascade")] {
            let refused = admin.execute(sqlx::raw_sql(AssertSqlSafe(verb.clone()))).await.expect_err(&verb);
            assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT403"), "{verb}");
        }
    }
}
