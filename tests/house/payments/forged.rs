//! Messages at the webhook's own address: without a right and fresh signature nothing is even written down.
use super::Waiting;
use crate::support::{House, Site};
use vitrine::{
    domain::id::StoreId,
    paths,
    server::{
        gateway::{Notice, SIGNATURE},
        secrets,
    },
};

/// Now, in seconds, as the server sees it.
fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// A message as the bank writes it.
fn body(intent: &str, event: &str) -> String {
    let notice = Notice {
        event: event.into(),
        intent: intent.into(),
        outcome: "approved".into(),
        amount_minor: 18_900,
        currency: "BRL".into(),
        refund: None,
    };
    serde_json::to_string(&notice).unwrap()
}

fn signature(site: &Site, store: StoreId, time: i64, body: &str) -> String {
    format!("t={time},v1={}", secrets::sign(&site.context.secrets.gateway_key(&store.to_string()), time, body))
}

/// Bring a message to a store's door; answers the status and what was said.
async fn bring(site: &Site, slug: &str, signature: Option<&str>, body: impl Into<reqwest::Body>) -> (u16, String) {
    let mut request = site.http.post(site.url(slug, paths::PAYMENT_WEBHOOK)).header("content-type", "application/json");
    if let Some(signature) = signature {
        request = request.header(SIGNATURE, signature);
    }
    let answer = request.body(body).send().await.unwrap();
    (answer.status().as_u16(), answer.text().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forged_old_and_broken_messages_leave_no_row() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let dress = house.unique(store, 18_900).await;
    let anna = Waiting::of(&house, store, &dress, "anna").await;
    let site = house.serve().await;
    let good = body(&anna.intent(1), "evt");
    let right = signature(&site, store, now(), &good);
    let forged = [
        ("no signature", None),
        ("an empty one", Some(String::new())),
        ("only a time", Some(format!("t={}", now()))),
        ("another store's key", Some(signature(&site, other, now(), &good))),
        ("a made-up key", Some(format!("t={},v1={}", now(), secrets::sign("guess", now(), &good)))),
        ("cut short", Some(right[..right.len() - 2].to_owned())),
        ("with a tail", Some(format!("{right}00"))),
        ("another body's", Some(signature(&site, store, now(), &body(&anna.intent(1), "evt2")))),
        ("of the hour before", Some(signature(&site, store, now() - 3_600, &good))),
        ("of tomorrow", Some(signature(&site, store, now() + 86_400, &good))),
        ("of the beginning of time", Some(signature(&site, store, i64::MIN, &good))),
        ("of the end of time", Some(signature(&site, store, i64::MAX, &good))),
        ("a fresh time on an old one", Some(right.replacen(&now().to_string(), &(now() - 1).to_string(), 1))),
    ];
    for (what, signature) in forged {
        let (status, said) = bring(&site, "amora", signature.as_deref(), good.clone()).await;
        assert_eq!(status, 403, "{what}: {said}");
    }
    // the same words written with other blanks are another message
    let reserialised = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(&good).unwrap()).unwrap();
    assert_eq!(bring(&site, "amora", Some(&right), reserialised).await.0, 403);
    assert_eq!(bring(&site, "nobody", Some(&right), good.clone()).await.0, 404, "no such store");
    assert_eq!(bring(&site, "amora", Some(&right), vec![b'{', 0xff, 0xfe, b'}']).await.0, 400, "not UTF-8");
    assert_eq!(crate::abuse::announce(&site, "amora", paths::PAYMENT_WEBHOOK, 3 << 20).await, 413, "three megabytes");
    for nonsense in [
        "",
        "{}",
        "[]",
        "null",
        "{\"event\":1}",
        &format!("{}x", good),
        &body(&anna.intent(1), ""),
        &body(&anna.intent(1), &"e".repeat(200)),
    ] {
        let (status, _) = bring(&site, "amora", Some(&signature(&site, store, now(), nonsense)), nonsense.to_owned()).await;
        assert_eq!(status, 422, "{nonsense}");
    }
    assert_eq!(house.count("select count(*) from job.webhook_inbox").await, 0);
    assert_eq!(anna.status(&house).await, "pending");
    assert_eq!(bring(&site, "orvale", Some(&signature(&site, other, now(), &good)), good.clone()).await, (200, "unknown".into()));
    assert_eq!(bring(&site, "amora", Some(&right), good.clone()).await, (200, "paid".into()), "the right one is heard");
    assert_eq!(bring(&site, "amora", Some(&right), good).await, (200, "duplicate".into()), "and once");
    house.assert_balanced().await;
}
