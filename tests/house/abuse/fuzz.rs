//! Nonsense for every form and every server function (R16): broken in each way that a body can be, by a seed, a bounded number. No
//! fault, no panic, 413 above the limit, and the shop goes on.
use super::{
    announce, ask, assert_clean, routes,
    words::{KINDS, NAMES},
};
use crate::{accounts::PASSWORD, support::House};
use vitrine::{
    domain::{intake::MOST_BYTES, role::Role},
    paths,
};

/// Bodies for each address; the seed is the same in every run.
const ROUNDS: usize = 36;
const SEED: u64 = 0x5eed_cafe;
const VALUES: [&str; 16] = [
    "",
    "\0",
    "a\0b",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "1e309",
    "NaN",
    "null",
    "0190a000-0000-7000-8000-000000000001",
    "' or 1=1 --",
    "../../etc/passwd",
    "\u{202e}\u{feff}😀",
    "<script>",
    "a@b.test",
    "%%%",
];

/// A small generator: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).expect("few sides")).expect("small")
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.throw(list.len())]
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn form(dice: &mut Dice) -> String {
    let escaped = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let pairs: Vec<String> = (0..dice.throw(12)).map(|_| format!("{}={}", dice.of(&NAMES), escaped(dice.of(&VALUES)))).collect();
    pairs.join("&")
}

fn json(dice: &mut Dice) -> String {
    let value = |dice: &mut Dice| match dice.throw(6) {
        0 => dice.of(&["9223372036854775807", "-9223372036854775808", "1e309", "null", "true", "-0.0"]).to_owned(),
        1 => "[]".into(),
        2 => format!("{{{}:{}}}", quoted(dice.of(&NAMES)), quoted(dice.of(&VALUES))),
        _ => quoted(dice.of(&VALUES)),
    };
    // names come twice, and names that nobody asked for
    let pairs: Vec<String> = (0..dice.throw(10)).map(|_| format!("{}:{}", quoted(dice.of(&NAMES)), value(dice))).collect();
    format!("{{{}}}", pairs.join(","))
}

fn body(dice: &mut Dice) -> Vec<u8> {
    match dice.throw(10) {
        0 => Vec::new(),
        1 | 2 => form(dice).into_bytes(),
        3 | 4 => json(dice).into_bytes(),
        5 => {
            let mut cut = json(dice).into_bytes();
            cut.truncate(dice.throw(cut.len().max(1)));
            cut
        }
        6 => [b"{\"id\":".as_slice(), &b"[".repeat(10_000), &b"]".repeat(10_000), b"}"].concat(),
        7 => (0..dice.throw(400)).map(|_| u8::try_from(dice.throw(256)).expect("a byte")).collect(),
        8 => format!("--x\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{}\r\n--x", dice.of(&NAMES), dice.of(&VALUES)).into_bytes(),
        _ => [b"email=\xff\xfe&variant=\xc3\x28&".as_slice(), &b"a=1&".repeat(dice.throw(4_000))].concat(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_nonsense_is_a_fault() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let mut hands = Vec::new();
    for role in [Role::Customer, Role::Owner] {
        let login = house.person(store, role, Some(PASSWORD)).await;
        let mut browser = site.visitor("amora");
        browser.post(paths::CART, &[("variant", &serum.variant.to_string())]).await;
        assert_eq!(browser.post(paths::SIGN_IN, &[("email", &login.email), ("password", PASSWORD)]).await.status, 303);
        hands.push(browser.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; "));
    }
    let mut dice = Dice(SEED);
    let mut asked = 0;
    for path in routes::functions().into_iter().chain(routes::forms()) {
        let most = if path.starts_with("/api/admin/photos/") { u64::try_from(MOST_BYTES).expect("few") } else { 64 << 10 };
        assert_eq!(announce(&site, "amora", &path, most + 1).await, 413, "{path} with {most} bytes and one");
        for round in 0..ROUNDS {
            let (kind, body, hand) = (dice.of(&KINDS), body(&mut dice), &hands[dice.throw(2)]);
            let mut headers = vec![("cookie", hand.as_str()), ("accept", "text/html"), ("sec-fetch-site", "same-origin")];
            if !kind.is_empty() {
                headers.push(("content-type", kind));
            }
            let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
            let answer = ask(&site, "POST", "amora", &path, &headers, body).await;
            assert_clean(&answer, &format!("seed {SEED:x}, round {round}: {path} {kind} {shown:?}"));
            asked += 1;
        }
    }
    assert!(asked > 1_500, "{asked}");
    assert_eq!(site.visitor("amora").get(paths::SHOP).await.status, 200, "the shop goes on");
    assert_eq!(house.count("select count(*) from app.orders").await, 0, "nonsense buys nothing");
    house.assert_balanced().await;
}
