//! Forms with wrong values: quantities, ids of others, bodies that are none.
use super::{announce, ask, assert_clean};
use crate::{
    races::form,
    support::{House, Visitor, guest},
    trade::{checkout, place, put},
};
use vitrine::paths;

/// Where a store takes a body.
const TAKERS: [&str; 16] = [
    paths::CART,
    paths::CART_QUANTITY,
    paths::CART_PRICE,
    paths::WAITS,
    "/waits/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/take",
    paths::CHECKOUT_DRAFT,
    paths::CHECKOUT_FORGET,
    paths::CHECKOUT,
    paths::CHECKOUT_BEGIN,
    paths::SIGN_IN,
    paths::SIGN_OUT,
    paths::MODE,
    paths::PAYMENT_WEBHOOK,
    paths::SANDBOX_INTENTS,
    "/sandbox-bank/pay/sbx_00000000000000000000000000000000",
    "/orders/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/pay",
];

fn cookies(visitor: &Visitor) -> String {
    visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn quantities_that_are_none_are_answered_with_a_page_that_says_so() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let variant = serum.variant.to_string();
    let site = house.serve().await;
    let mut anna = site.visitor("amora");
    assert_eq!(anna.post(paths::CART, &[("variant", &variant), ("quantity", "2")]).await.status, 303);
    for wrong in ["-1", "1.5", "1e1", "1000000000", "99999999999999999999", "abc", "1 2", "١", "0x1", "100", "\u{0}", "NaN", "2;drop"] {
        for path in [paths::CART, paths::CART_QUANTITY] {
            let answer = anna.post(path, &[("variant", &variant), ("quantity", wrong)]).await;
            assert_clean(&answer, wrong);
            assert_eq!(answer.status, 422, "{wrong:?} at {path}");
            assert!(answer.body.contains("<main"), "her bag, with a sentence");
        }
    }
    assert_eq!(anna.post(paths::CART, &[("variant", &variant), ("quantity", "0")]).await.status, 422, "nothing can't be put in");
    assert_eq!(house.count("select quantity::bigint from app.cart_lines").await, 2, "none of them changed the line");
    assert_eq!(anna.post(paths::CART, &[("variant", &variant), ("quantity", "")]).await.status, 303, "a button without a number means one");
    assert_eq!(anna.post(paths::CART_QUANTITY, &[("variant", &variant), ("quantity", "0")]).await.status, 303, "nothing takes it out");
    assert_eq!(house.count("select count(*) from app.cart_lines").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ids_of_others_are_not_there() {
    let house = House::new().await;
    let (amora, orvale) = (house.store("amora").await, house.store("orvale").await);
    let (dress, foreign) = (house.unique(amora, 18_900).await, house.unique(orvale, 1_000).await);
    let link = "a-link-that-only-anna-has-0123456789abcdef";
    put(&house.db, &guest(amora, "anna"), &dress, 1).await.unwrap();
    place(&house.db, &guest(amora, "anna"), &checkout(amora, 18_900, "one-intent"), link).await.unwrap();
    let site = house.serve().await;
    let mut eve = site.visitor("amora");
    for variant in
        [foreign.variant.to_string(), uuid::Uuid::new_v4().to_string(), "1".into(), String::new(), "' or 1=1".into(), "\u{0}".into()]
    {
        for path in [paths::CART, paths::CART_QUANTITY] {
            let answer = eve.post(path, &[("variant", &variant), ("quantity", "1")]).await;
            assert_clean(&answer, &variant);
            assert_eq!(answer.status, 404, "{variant:?} at {path}");
        }
    }
    assert_eq!(house.count("select count(*) from app.cart_lines").await, 0);
    let wrong_links = [
        link.replace("anna", "Anna"),
        "a".repeat(31),
        "a".repeat(65),
        "%00".repeat(40),
        "%ff".repeat(40),
        "..%2f".repeat(10),
        format!("{link}%20"),
    ];
    for token in wrong_links {
        for path in [paths::order(&token), paths::order_pay(&token), paths::order_cancel(&token)] {
            let answer = if path.ends_with(&token) { eve.get(&path).await } else { eve.post(&path, &[]).await };
            assert_clean(&answer, &path);
            assert!((400..=422).contains(&answer.status), "{path}: {}", answer.status);
        }
    }
    assert_eq!((eve.get("/orders/").await.status, eve.post("/orders//pay", &[]).await.status), (404, 404), "an empty token is nobody's");
    // the link opens the order in its own store only
    assert_eq!(eve.get(&paths::order(link)).await.status, 200);
    let mut next_door = site.visitor("orvale");
    assert_eq!(next_door.get(&paths::order(link)).await.status, 404);
    assert_eq!(next_door.post(&paths::order_cancel(link), &[]).await.status, 404);
    assert_eq!(house.count("select count(*) from app.orders where status = 'pending'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bodies_that_are_none_are_refused_everywhere() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let mut anna = site.visitor("amora");
    anna.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
    let cookie = cookies(&anna);
    for path in TAKERS {
        let with = |kind: &'static str| vec![("content-type", kind), ("cookie", cookie.as_str()), ("accept", "text/html")];
        assert_eq!(announce(&site, "amora", path, (64 << 10) + 1).await, 413, "{path} with 64 KiB and one");
        assert_ne!(announce(&site, "amora", path, u64::MAX).await / 100, 5, "{path} with more than there is");
        let bodies: [(&'static str, &[u8]); 12] = [
            ("application/x-www-form-urlencoded", b""),
            ("application/x-www-form-urlencoded", b"&&&===%%%"),
            ("application/x-www-form-urlencoded", b"variant=%ff%fe&quantity=%ff&email=%ff&password=%ff&mode=%ff&decision=%ff"),
            ("application/x-www-form-urlencoded", b"variant=\xff\xfe&quantity=\xc3\x28"),
            (
                "application/x-www-form-urlencoded",
                b"variant=%00&quantity=%00&email=%00@%00&password=%00&full_name=%00&mode=%00&intent=%00%00%00%00%00%00%00%00",
            ),
            ("application/x-www-form-urlencoded", b"variant=a&variant=b&quantity=1&quantity=2&email=a&email=b"),
            ("application/json", b"{\"variant\":"),
            ("application/json", b"{\"merchant\":\"\\u0000\",\"amount_minor\":-9223372036854775808}"),
            ("text/plain", b"variant=1"),
            ("multipart/form-data", b"--"),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"variant\"\r\n\r\n1\r\n--x--"),
            ("a/b/c; ===", b"\0\0\0"),
        ];
        for (kind, body) in bodies {
            let answer = ask(&site, "POST", "amora", path, &with(kind), body.to_vec()).await;
            assert_clean(&answer, &format!("{path} {kind} {:?}", String::from_utf8_lossy(body)));
        }
    }
    assert_eq!(house.count("select count(*) from app.orders").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_checkout_with_odd_fields_is_a_sentence_or_an_order_never_a_fault() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 99).await;
    let site = house.serve().await;
    let long = "x".repeat(5_000);
    let odd = [
        "",
        "\u{0}",
        "\u{0}a\u{0}b",
        "\"></textarea><script>alert(1)</script>",
        "'; drop table app.orders; --",
        "\u{202e}\u{feff}",
        "😀😀",
        &long,
        "-1",
        "9223372036854775808",
        "NaN",
    ];
    let fields: Vec<&str> = form(store, 5_900, "").iter().map(|(name, _)| *name).chain(["note", "line1", "postal_code"]).collect();
    for field in fields {
        for value in odd {
            let mut anna = site.visitor("amora");
            anna.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
            let mut filled = form(store, 5_900, "an-intent");
            filled.retain(|(name, _)| *name != field);
            let mut pairs: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
            pairs.push((field, value));
            let answer = anna.post(paths::CHECKOUT, &pairs).await;
            assert_clean(&answer, &format!("{field} = {value:.20?}"));
            assert!([303, 409, 422].contains(&answer.status), "{field} = {value:.20?}: {}", answer.status);
            // a browser reads `<` within quotes as text; a quote must not end the attribute, nor a tag the text of a note
            let escapes = if field == "note" { "</textarea><script>" } else { "\"></textarea><script>" };
            let at = answer
                .body
                .find(escapes)
                .map(|at| answer.body[..at].chars().rev().take(120).collect::<Vec<_>>().into_iter().rev().collect::<String>());
            assert_eq!(at, None, "{field}: what was typed comes back as text");
        }
    }
    assert_eq!(house.count("select count(*) from app.orders where total_minor <> 5900").await, 0, "no form sets a price");
    house.assert_balanced().await;
}
