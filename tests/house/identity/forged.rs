//! The way out and back: a state is good once, in its own browser, in its own store; the way out changes nothing.
use super::{by_google, house_with_provider, is_refused, way_back};
use vitrine::paths;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_way_back_is_good_once_and_in_its_own_browser() {
    let (house, provider, _, site) = house_with_provider().await;
    house.store("orvale").await;
    provider.knows("one", "ana@example.test", true);
    // the browser of somebody else: login by a link of the attacker
    let mut attacker = site.visitor("amora");
    let back = way_back(&site, &mut attacker, paths::GOOGLE).await;
    is_refused(&mut site.visitor("amora"), &back, "no cookie at all").await;
    let mut victim = site.visitor("amora");
    way_back(&site, &mut victim, paths::GOOGLE).await;
    is_refused(&mut victim, &back, "the state of another browser").await;
    // a state of her own, but not of this way
    let mut browser = site.visitor("amora");
    let old = way_back(&site, &mut browser, paths::GOOGLE).await;
    way_back(&site, &mut browser, paths::GOOGLE).await;
    is_refused(&mut browser.clone(), &old, "an earlier state").await;
    let code = old.split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code").to_owned();
    is_refused(&mut browser.clone(), &format!("/sign-in/google/back?code={code}"), "no state").await;
    is_refused(&mut browser.clone(), &format!("/sign-in/google/back?code={code}&state="), "an empty state").await;
    // used twice, with the cookie kept
    let mut browser = site.visitor("amora");
    let back = way_back(&site, &mut browser, paths::GOOGLE).await;
    let mut copy = browser.clone();
    assert_eq!(browser.get(&back).await.status, 303);
    is_refused(&mut copy, &back, "a second time").await;
    assert!(!browser.cookies.contains_key("vitrine_google"), "what it held is gone");
    // a code under another verifier (PKCE): the code of one way with the state of the other
    let (mut one, mut other) = (site.visitor("amora"), site.visitor("amora"));
    let stolen = way_back(&site, &mut one, paths::GOOGLE).await;
    let own = way_back(&site, &mut other, paths::GOOGLE).await;
    let code = |back: &str| back.split("code=").nth(1).and_then(|rest| rest.split('&').next()).expect("a code").to_owned();
    is_refused(&mut other, &own.replace(&code(&own), &code(&stolen)), "a stolen code").await;
    // next door
    let mut browser = site.visitor("amora");
    let back = way_back(&site, &mut browser, paths::GOOGLE).await;
    let mut next_door = site.visitor("orvale").with_cookies_of(&browser);
    is_refused(&mut next_door, &back.replace("amora.", "orvale."), "another store").await;
    assert_eq!(house.count("select count(*) from auth.identities").await, 1, "one came in, once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_way_out_asks_for_everything_and_changes_nothing() {
    let (house, provider, _, site) = house_with_provider().await;
    provider.knows("one", "ana@example.test", true);
    let mut browser = site.visitor("amora");
    let out = browser.get("/sign-in/google?next=//evil.example").await;
    let cookie = out.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Max-Age=600"), "{cookie}");
    assert!(out.location().contains("code_challenge_method=S256") && out.location().contains("redirect_uri=http%3A%2F%2Famora.localhost"));
    assert_eq!(house.count("select count(*) from auth.spent").await, 0, "nothing was written");
    let came = by_google(&site, &mut browser, "/sign-in/google?next=//evil.example").await;
    assert!(came.location().starts_with("/account"), "{}", came.location());
    let ahead = site.http.get(site.url("amora", paths::GOOGLE)).header("sec-purpose", "prefetch").send().await.unwrap();
    assert_eq!(ahead.status().as_u16(), 503, "nobody is sent ahead");
    let plain = site.http.get(out.location().split("&code_challenge").next().unwrap()).send().await.unwrap();
    assert_eq!(plain.status().as_u16(), 400, "the provider of these tests insists on PKCE");
}
