//! Nonsense for R16: bodies that are broken in each way that a body can be, by a seed. Makes them and sends nothing.
//!
//! The house of tests throws some of the same kinds, few and small, and looks at each answer; these are for quantity.
use crate::words::{KINDS, NAMES};

/// Above this the server takes no body.
pub const LIMIT: usize = 64 * 1024;
const LARGEST: usize = 1024 * 1024;
const DEPTH: usize = 10_000;
const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
/// Names that nobody asks for, thrown among those that somebody does.
const UNASKED: [&str; 2] = ["__proto__", "nobody_asked"];
/// As JSON writes them.
const VALUES: [&str; 18] = [
    "\"\"",
    "\"\\u0000\"",
    "\"a\\u0000b\"",
    "\"\\ud800\"",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "\"9223372036854775808\"",
    "1e309",
    "-0.0",
    "NaN",
    "null",
    "true",
    "[]",
    "{\"a\":{}}",
    "\"0190a000-0000-7000-8000-000000000001\"",
    "\"' or 1=1 --\"",
    "\"\u{202e}\u{feff}😀\"",
];
/// As forms write them; the last ones are no escapes.
const ESCAPED: [&str; 12] = [
    "",
    "%00",
    "a%00b",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "%ff%fe",
    "%c3%28",
    "%ed%a0%80",
    "..%2f..%2fetc%2fpasswd",
    "%",
    "%zz%2",
];

/// A body, the kind that it says it is of, and whether it comes in chunks, its length untold.
pub struct Nonsense {
    pub kind: &'static str,
    pub body: Vec<u8>,
    pub chunked: bool,
}

/// A small generator: the same numbers in every run.
pub struct Dice(u64);

impl Dice {
    /// No two seeds below 2³² give the same row.
    pub fn of(seed: u64) -> Self {
        Self(0x5eed_cafe_0000_0000 ^ (seed + 1))
    }

    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(sides).unwrap_or(1).max(1)).unwrap_or(0)
    }

    fn one(&mut self, list: &[&'static str]) -> &'static str {
        list.get(self.throw(list.len())).copied().unwrap_or_default()
    }
}

fn name(dice: &mut Dice) -> &'static str {
    if dice.throw(10) == 0 { dice.one(&UNASKED) } else { dice.one(&NAMES) }
}

impl Nonsense {
    pub fn roll(dice: &mut Dice) -> Self {
        // one in a hundred is larger than the server takes
        let body = if dice.throw(100) == 0 { too_large(dice) } else { small(dice) };
        // mostly what the address expects, so that something reads it
        let kind = match dice.throw(10) {
            0..4 => FORM,
            4..7 => JSON,
            _ => dice.one(&KINDS),
        };
        Self { kind, body, chunked: dice.throw(20) == 0 }
    }
}

fn small(dice: &mut Dice) -> Vec<u8> {
    let mut body = match dice.throw(16) {
        0 => Vec::new(),
        1..4 => form(dice).into_bytes(),
        4..8 => object(dice).into_bytes(),
        8 => cut(dice),
        9 => deep(dice),
        10 => (0..dice.throw(400)).map(|_| u8::try_from(dice.throw(256)).unwrap_or_default()).collect(),
        11 => part(dice).into_bytes(),
        12 => [b"email=\xff\xfe&variant=\xc3\x28&".as_slice(), &b"a=1&".repeat(dice.throw(4_000))].concat(),
        13 => dice.one(&VALUES).into(),
        14 => invalid(dice),
        _ => long(dice),
    };
    // whatever the dice: these are within the limit
    body.truncate(LIMIT);
    body
}

fn form(dice: &mut Dice) -> String {
    (0..dice.throw(12)).map(|_| format!("{}={}", name(dice), dice.one(&ESCAPED))).collect::<Vec<_>>().join("&")
}

/// Names come twice, and names that nobody asked for.
fn object(dice: &mut Dice) -> String {
    let twice = name(dice);
    let mut pairs: Vec<String> = (0..dice.throw(10)).map(|_| format!("\"{}\":{}", name(dice), dice.one(&VALUES))).collect();
    pairs.extend((0..dice.throw(3)).map(|_| format!("\"{twice}\":{}", dice.one(&VALUES))));
    format!("{{{}}}", pairs.join(","))
}

fn cut(dice: &mut Dice) -> Vec<u8> {
    let mut cut = object(dice).into_bytes();
    cut.truncate(dice.throw(cut.len()));
    cut
}

/// Lists, objects, or names with brackets, one in the other.
fn deep(dice: &mut Dice) -> Vec<u8> {
    match dice.throw(4) {
        0 => [b"{\"id\":".as_slice(), &b"[".repeat(DEPTH), &b"]".repeat(DEPTH), b"}"].concat(),
        1 => [b"{\"a\":".repeat(DEPTH), b"1".to_vec(), b"}".repeat(DEPTH)].concat(),
        2 => b"[".repeat(DEPTH),
        _ => [b"id".as_slice(), &b"[a]".repeat(DEPTH), b"=1"].concat(),
    }
}

fn part(dice: &mut Dice) -> String {
    let (name, value, end) = (name(dice), dice.one(&VALUES), dice.one(&["--x", "--x--\r\n", "", "\r\n--y--"]));
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"../{name}\"\r\n\r\n{value}\r\n{end}")
}

/// An object with a text that is no UTF-8.
fn invalid(dice: &mut Dice) -> Vec<u8> {
    let bad: [&[u8]; 4] = [b"\xff\xfe", b"\xc3\x28", b"\xed\xa0\x80", b"\0"];
    let bad = bad.get(dice.throw(bad.len())).copied().unwrap_or_default();
    [b"{\"".as_slice(), name(dice).as_bytes(), b"\":\"", bad, b"\"}"].concat()
}

/// One value, as long as there is room for.
fn long(dice: &mut Dice) -> Vec<u8> {
    let fill = vec![b'a'; dice.throw(LIMIT - 64)];
    let name = name(dice).as_bytes();
    if dice.throw(2) == 0 { [name, b"=", &fill].concat() } else { [b"{\"".as_slice(), name, b"\":\"", &fill, b"\"}"].concat() }
}

fn too_large(dice: &mut Dice) -> Vec<u8> {
    let length = LIMIT + 1 + dice.throw(LARGEST - LIMIT);
    let filler = dice.one(&["a=1&", "[", "\0", "{\"a\":"]);
    filler.bytes().cycle().take(length).collect()
}
