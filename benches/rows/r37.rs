//! R37: whether the time of an answer tells who has an account. At every door that takes an address or a number, one that is known and
//! one that is not are asked for in turn, over one connection, and both are answered with the same words.
//!
//! Nobody is refused: each request comes from a network of its own and asks for an address that few have asked for before, so that
//! the counters of the database, which stay on, are in the same state for both.
use crate::{
    Trouble,
    front::node_behind,
    known::{self, Everybody, PASSWORD, Pairs},
    load::{Answer, Caller},
    report::{Figures, Row},
    shop::{HOST, Shop},
    stats::{count, mann_whitney, median, millis},
};
use std::time::Instant;
use vitrine::paths;

/// Samples of each kind at each door.
const SAMPLES: usize = 500;
/// Pairs before them that are not counted: plans, caches.
const WARM: usize = 20;
const LEAST_P: f64 = 0.01;
const MOST_MS: f64 = 5.0;
const LEFT_OUT: &str = "left out: a sign-in link by letter (there is none), Google and passkeys (they take no address), links of letters but the invitation's (their secret is the proof, as the invitation's is)";

/// A door: what is asked, with `{}` in the place of what is known or not.
struct Door {
    name: &'static str,
    method: &'static str,
    path: &'static str,
    form: String,
    /// The statuses with which known and unknown are answered where nobody is refused.
    answered: (u16, u16),
    /// The end of the redirect that says so; empty where there is none.
    leads: &'static str,
    /// Signed in.
    hers: bool,
    /// Whether both must be answered alike; where not, the row only tells.
    judged: bool,
}

/// What was measured at one door.
struct Found {
    name: &'static str,
    judged: bool,
    known: Vec<f64>,
    unknown: Vec<f64>,
    /// Answers that differ from the first, apart from what was typed.
    unlike: usize,
}

fn post(name: &'static str, path: &'static str, form: &str, status: u16) -> Door {
    Door { name, method: "POST", path, form: form.to_owned(), answered: (status, status), leads: "", hers: false, judged: true }
}

fn doors(everybody: &Everybody) -> Vec<(Door, &Pairs)> {
    let (addresses, numbers) = (&everybody.addresses, &everybody.numbers);
    let look = |name, answered, judged| Door { method: "GET", answered, judged, ..post(name, "/join/{}", "", 0) };
    let present = format!("email={{}}&current_for_address={}", PASSWORD.replace(' ', "+"));
    let moving = Door { leads: "address-sent", hers: true, ..post("another_address", paths::ACCOUNT_ADDRESS, &present, 303) };
    let code = Door { hers: true, ..post("order_code", paths::ACCOUNT_ORDER_CODE, "number={}", 200) };
    let claim = Door { hers: true, ..post("order_claim", paths::ACCOUNT_ORDER_CLAIM, "number={}&digits=000000", 422) };
    vec![
        (post("sign_in", paths::SIGN_IN, "email={}&password=not+the+one+she+chose", 401), addresses),
        (post("forgotten", paths::FORGOT, "email={}", 200), addresses),
        (post("sign_up", paths::SIGN_UP, "email={}", 200), addresses),
        (moving, addresses),
        (code, numbers),
        // after the codes went out: a known number has one then
        (claim, numbers),
        (look("invitation_over", (410, 410), true), &everybody.withdrawn),
        (look("invitation_open", (200, 410), false), &everybody.open),
    ]
}

pub async fn row(shop: &Shop) -> Result<Row, Trouble> {
    let (front, _context) = node_behind(shop, 1).await?;
    let everybody = known::make(shop, SAMPLES + WARM).await?;
    let port = front.port;
    let asking = tokio::task::spawn_blocking(move || -> Result<Vec<Found>, Trouble> {
        let cookies = known::sign_in(port)?;
        let mut network = 0;
        doors(&everybody).iter().map(|(door, pairs)| knock(port, door, pairs, &cookies, &mut network)).collect()
    });
    Ok(tell(&asking.await??))
}

/// Known and unknown in turn; every other pair the other way round, so that coming second is no one's fate.
fn knock(port: u16, door: &Door, pairs: &Pairs, cookies: &str, network: &mut u32) -> Result<Found, Trouble> {
    let mut found = Found { name: door.name, judged: door.judged, known: Vec::new(), unknown: Vec::new(), unlike: 0 };
    let (mut caller, mut answer, mut first) = (Caller::come(port, HOST)?, Answer::default(), [None, None]);
    let mut both = pairs.known.iter().zip(&pairs.unknown).cycle();
    for n in 0..WARM + SAMPLES {
        let (known, unknown) = both.next().ok_or("nobody to ask for")?;
        for is_known in [n.is_multiple_of(2), !n.is_multiple_of(2)] {
            let (whom, status) = if is_known { (known, door.answered.0) } else { (unknown, door.answered.1) };
            *network += 1;
            let words = door.words(caller.host(), whom, cookies, *network);
            let began = Instant::now();
            caller.say(words.as_bytes())?;
            caller.hear(&mut answer)?;
            let span = millis(began.elapsed());
            if answer.status != status || !answer.location.ends_with(door.leads) {
                return Err(format!("{}: {whom} is answered {} {}", door.name, answer.status, answer.location).into());
            }
            let said = (answer.status, answer.location.replace(whom, "{}"), String::from_utf8_lossy(&answer.body).replace(whom, "{}"));
            // where both need not be alike, each kind is alike in itself
            let [same, other] = &mut first;
            let first = if door.judged || is_known { same } else { other };
            found.unlike += usize::from(*first.get_or_insert_with(|| said.clone()) != said);
            if n >= WARM {
                if is_known { found.known.push(span) } else { found.unknown.push(span) }
            }
            if answer.closes {
                caller = Caller::come(port, HOST)?;
            }
        }
    }
    Ok(found)
}

impl Door {
    /// One request, from the network of this number.
    fn words(&self, host: &str, whom: &str, cookies: &str, network: u32) -> String {
        let [_, a, b, c] = network.to_be_bytes();
        let (path, form) = (self.path.replace("{}", whom), self.form.replace("{}", whom));
        let cookie = if self.hers { format!("cookie: {cookies}\r\n") } else { String::new() };
        format!(
            "{} {path} HTTP/1.1\r\nhost: {host}\r\nx-forwarded-for: 10.{a}.{b}.{c}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\n{cookie}content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
            self.method,
            form.len()
        )
    }
}

impl Found {
    fn delta(&self) -> f64 {
        median(&self.known) - median(&self.unknown)
    }

    fn p(&self) -> f64 {
        mann_whitney(&self.known, &self.unknown)
    }

    fn tells_nothing(&self) -> bool {
        self.unlike == 0 && (self.p() > LEAST_P || self.delta().abs() <= MOST_MS)
    }

    fn figures(&self) -> Figures {
        let name = |of: &str| format!("{}_{of}", self.name);
        Figures::default()
            .with(name("known_ms"), median(&self.known))
            .with(name("unknown_ms"), median(&self.unknown))
            .with(name("delta_ms"), self.delta())
            .with(name("p"), self.p())
            .with(name("unlike"), count(self.unlike))
    }

    fn line(&self) -> String {
        let judged = if self.judged { "" } else { "; told, not judged: whoever holds the link is meant to see another page" };
        format!(
            "{}: known {:.3} ms, unknown {:.3} ms, delta {:+.3} ms, p {:.2e}, {} and {} samples, {} answers unlike{judged}",
            self.name,
            median(&self.known),
            median(&self.unknown),
            self.delta(),
            self.p(),
            self.known.len(),
            self.unknown.len(),
            self.unlike
        )
    }
}

fn tell(doors: &[Found]) -> Row {
    Row {
        id: "R37",
        name: "enumeration-by-timing",
        ok: doors.iter().filter(|door| door.judged).all(Found::tells_nothing),
        ours: doors.iter().fold(Figures::default(), |figures, door| figures.and(door.figures())),
        goal: "p > 0.01 or delta of medians ≤ 5 ms on every door, and the same bytes",
        runs: SAMPLES,
        notes: doors.iter().map(Found::line).chain([LEFT_OUT.to_owned()]).collect(),
        ..Row::default()
    }
}
