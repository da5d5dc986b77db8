//! What has done its work is forgotten when its time is over, and not before; each period is a row, and each round is counted.
use crate::support::{House, guest};
use metrics_exporter_prometheus::PrometheusBuilder;
use std::collections::BTreeMap;
use vitrine::server::{clock, db};

/// A kind, a row of it that is `AGE` days old, what is counted, and what is left of one that is old.
struct Kind {
    what: &'static str,
    made: &'static str,
    counted: &'static str,
}

const ID: &str = "md5('AGE')::uuid";
const KINDS: &[Kind] = &[
    Kind {
        what: "carts",
        made: "insert into app.carts (store_id, id, key_hash, created_at) values (STORE, ID, encode(sha256('AGE'), 'hex'), now() - interval 'AGE days');
               insert into app.cart_lines (store_id, cart_id, variant_id, quantity, added_at) select STORE, ID, v.id, 1, now() - interval 'AGE days' from app.variants v limit 1",
        counted: "select count(*) from app.cart_lines",
    },
    Kind {
        what: "drafts",
        made: "insert into app.carts (store_id, id, key_hash) values (STORE, ID, encode(sha256('AGE'), 'hex'));
               insert into app.checkout_drafts (store_id, cart_id, field, content, saved_at) values (STORE, ID, 'city', 'Olinda', now() - interval 'AGE days')",
        counted: "select count(*) from app.checkout_drafts",
    },
    Kind {
        what: "waits",
        made: "insert into app.piece_waits (store_id, id, piece_id, channel, contact, consent, link_hash, visitor_hash)
                 select STORE, ID, p.id, 'email', 'AGE@example.test', 'yes', encode(sha256('AGE'), 'hex'), encode(sha256('AGE'), 'hex') from app.pieces p limit 1;
               update app.piece_waits set status = 'withdrawn' where id = ID; update app.piece_waits set ended_at = now() - interval 'AGE days' where id = ID",
        counted: "select count(*) from app.piece_waits where contact <> ''",
    },
    Kind {
        what: "letters",
        made: "insert into job.letters (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html, sent_at)
                 values (STORE, ID, 'AGE', 'reset', 'AGE@example.test', 'x', '', '', now() - interval 'AGE days')",
        counted: "select count(*) from job.letters",
    },
    Kind {
        what: "dead_letters",
        made: "insert into job.letters (store_id, id, dedupe_key, kind, to_address, subject, body_text, body_html, dead_at)
                 values (STORE, ID, 'AGE', 'reset', 'AGE@example.test', 'x', 'a link', 'a link', now() - interval 'AGE days')",
        counted: "select count(*) from job.letters where body_text <> ''",
    },
    Kind {
        what: "sandbox_letters",
        made: "insert into job.sandbox_letters (store_id, id, to_address, subject, body_text, received_at) values (STORE, ID, 'AGE@example.test', 'x', 'x', now() - interval 'AGE days')",
        counted: "select count(*) from job.sandbox_letters",
    },
    Kind {
        what: "sessions",
        made: "insert into auth.sessions (store_id, token_hash, person_id, role, epoch, created_at, expires_at, ended_at)
                 select STORE, encode(sha256('AGE'), 'hex'), p.id, 'customer', 0, now() - interval 'AGE days' - interval '1 hour', now() + interval '9 years', now() - interval 'AGE days' from app.people p limit 1",
        counted: "select count(*) from auth.sessions",
    },
    Kind {
        what: "quiz",
        made: "insert into app.quizzes (store_id, id, slug, title, draft) values (STORE, md5('quiz')::uuid, 'skin', 'Skin', '{}') on conflict do nothing;
               insert into app.quiz_versions (store_id, quiz_id, version, graph) values (STORE, md5('quiz')::uuid, 1, '{}') on conflict do nothing;
               insert into app.quiz_sessions (store_id, id, quiz_id, version, link_hash, started_at) values (STORE, ID, md5('quiz')::uuid, 1, encode(sha256('AGE'), 'hex'), now() - interval 'AGE days');
               insert into app.quiz_answers values (STORE, ID, 'nights', 'calm')",
        counted: "select count(*) from app.quiz_answers",
    },
    Kind {
        what: "erasures",
        made: "insert into app.erasures (store_id, id, person_id, token_hash, asked_at, link_until)
                 select STORE, ID, p.id, encode(sha256('AGE'), 'hex'), now() - interval 'AGE days', now() from app.people p limit 1",
        counted: "select count(*) from app.erasures",
    },
    Kind {
        what: "phone_requests",
        made: "insert into app.phone_requests (store_id, id, person_id, session_hash, phone, asked_at, expires_at, ended_at)
                 select STORE, ID, p.id, encode(sha256('AGE'), 'hex'), '+5511987654321', now() - interval 'AGE days', now() - interval 'AGE days' + interval '1 hour', now() from app.people p limit 1",
        counted: "select count(*) from app.phone_requests",
    },
    Kind {
        what: "bag_commands",
        made: "insert into app.bag_commands (store_id, id, verb, done_at) values (STORE, ID, 'open_bag', now() - interval 'AGE days')",
        counted: "select count(*) from app.bag_commands",
    },
    Kind {
        what: "proofs",
        made: "insert into auth.proofs (store_id, token_hash, purpose, email, created_at, expires_at)
                 values (STORE, encode(sha256('AGE'), 'hex'), 'account', 'AGE@example.test', now() - interval 'AGE days' - interval '1 hour', now() - interval 'AGE days')",
        counted: "select count(*) from auth.proofs",
    },
    Kind {
        what: "tries",
        made: "insert into auth.tries (store_id, bucket, failures, tried_at) values (STORE, encode(sha256('AGE'), 'hex'), 1, now() - interval 'AGE days')",
        counted: "select count(*) from auth.tries",
    },
    Kind {
        what: "devices",
        made: "insert into auth.devices (store_id, device_hash, person_id, seen_at) select STORE, encode(sha256('AGE'), 'hex'), p.id, now() - interval 'AGE days' from app.people p limit 1",
        counted: "select count(*) from auth.devices",
    },
];

fn aged(kind: &Kind, days: i64) -> String {
    kind.made.replace("ID", ID).replace("STORE", "(select store_id from app.stores)").replace("AGE", &days.to_string())
}

#[tokio::test]
async fn each_period_is_kept_to_the_day_and_counted() {
    let recorder = PrometheusBuilder::new().build_recorder();
    let figures = recorder.handle();
    let _counting = metrics::set_default_local_recorder(&recorder);
    let house = House::new().await;
    let store = house.store("amora").await;
    house.unique(store, 9_900).await;
    house.person(store, vitrine::domain::role::Role::Customer, None).await;
    let mut declared = BTreeMap::new();
    for row in sqlx::query("select what, days::bigint from law.retention").fetch_all(&mut house.admin().await).await.unwrap() {
        declared.insert(sqlx::Row::get::<String, _>(&row, 0), sqlx::Row::get::<i64, _>(&row, 1));
    }
    assert_eq!(declared.keys().map(String::as_str).collect::<Vec<_>>(), {
        let mut known: Vec<&str> = KINDS.iter().map(|kind| kind.what).collect();
        known.sort_unstable();
        known
    });
    for kind in KINDS {
        let days = declared[kind.what];
        house.in_store(&aged(kind, days + 1)).await;
        house.in_store(&aged(kind, days - 1)).await;
        let made = house.count(kind.counted).await;
        clock::forget(&house.db).await.expect("the clock forgets");
        assert_eq!(house.count(kind.counted).await, made - 1, "{}: the old one goes, the young one stays", kind.what);
        clock::forget(&house.db).await.expect("the clock forgets");
        assert_eq!(house.count(kind.counted).await, made - 1, "{}: twice is once", kind.what);
        if !["proofs", "tries", "devices"].contains(&kind.what) {
            let line = format!("vitrine_forgotten_total{{what=\"{}\"}} 1", kind.what);
            assert!(figures.render().contains(&line), "{line} in {}", figures.render());
        }
        // the young ones would be old in the next kind's round
        house.as_admin("truncate app.checkout_drafts, app.cart_lines, job.letters, job.sandbox_letters, auth.sessions, app.quiz_answers, auth.proofs, auth.tries, auth.devices").await;
    }
    assert!(figures.render().contains("vitrine_forgotten_total{what=\"secrets\"} 3"));
    // a period is data: an operator's word counts
    house.as_admin("update law.retention set days = 2 where what = 'sandbox_letters'").await;
    let kind = KINDS.iter().find(|kind| kind.what == "sandbox_letters").expect("a kind");
    house.in_store(&aged(kind, 3)).await;
    clock::forget(&house.db).await.expect("the clock forgets");
    assert_eq!(house.count(kind.counted).await, 0);
}

#[tokio::test]
async fn a_bag_that_was_forgotten_is_opened_by_no_key_and_the_next_one_is_new() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 9).await;
    let anna = guest(store, "anna");
    crate::trade::put(&house.db, &anna, &serum, 2).await.expect("a cart");
    house
        .as_admin(
            "update app.carts set created_at = now() - interval '91 days'; update app.cart_lines set added_at = now() - interval '91 days'",
        )
        .await;
    clock::forget(&house.db).await.expect("the clock forgets");
    assert_eq!(house.count("select count(*) from app.carts where forgotten_at is not null and person_id is null").await, 1);
    let mut tx = house.begin(&anna).await;
    assert!(db::carts::cart(&mut tx, vitrine::domain::money::Currency::BRL).await.expect("no cart is an empty one").lines.is_empty());
    tx.commit().await.expect("a commit");
    crate::trade::put(&house.db, &anna, &serum, 1).await.expect("a new cart under the same key");
    assert_eq!(house.count("select count(*) from app.carts").await, 2);
    clock::forget(&house.db).await.expect("the clock forgets");
    assert_eq!(house.count("select count(*) from app.cart_lines").await, 1, "what is used is kept");
}
