//! What a provider's word must be: signed by it, for us, for this way, now. Anything else makes nobody.
use super::{by_google, house_with_provider, is_refused, way_back};
use crate::support::Signed;
use serde_json::{Value, json};
use vitrine::paths;

type Twist = fn(&mut Value);

const FORGED: &[(&str, Signed, Twist)] = &[
    ("a nonce of another way", Signed::Rightly, |claims| claims["nonce"] = json!("another nonce, just as long as it should be")),
    ("no nonce", Signed::Rightly, |claims| drop(claims.as_object_mut().unwrap().remove("nonce"))),
    ("alg none", Signed::WithNothing, |_| {}),
    ("our own secret as the key", Signed::WithTheSecret, |_| {}),
    ("a stranger's key", Signed::ByAStranger, |_| {}),
    ("for another shop", Signed::Rightly, |claims| claims["aud"] = json!("somebody-else")),
    ("for us and another shop", Signed::Rightly, |claims| claims["aud"] = json!(["vitrine-of-tests", "somebody-else"])),
    ("by another provider", Signed::Rightly, |claims| claims["iss"] = json!("https://accounts.google.com")),
    ("expired", Signed::Rightly, |claims| claims["exp"] = json!(1_700_000_000)),
    ("no subject", Signed::Rightly, |claims| claims["sub"] = json!("")),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_that_is_not_the_providers_is_refused() {
    let (house, provider, _, site) = house_with_provider().await;
    for (why, signed, twist) in FORGED {
        provider.knows("one", "ana@example.test", true);
        provider.twists(*signed, *twist);
        let mut browser = site.visitor("amora");
        let back = way_back(&site, &mut browser, paths::GOOGLE).await;
        is_refused(&mut browser, &back, why).await;
    }
    assert_eq!(house.count("select count(*) from auth.identities").await, 0);
    assert_eq!(house.count("select count(*) from app.people").await, 0, "nobody was made");
    provider.knows("one", "ana@example.test", true);
    assert_eq!(by_google(&site, &mut site.visitor("amora"), paths::GOOGLE).await.status, 303, "and a right one opens");
}
