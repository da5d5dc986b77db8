//! Throwing bodies at a server and counting what comes back: one connection that is opened again whenever the server leaves.
//! Knows nothing of what the bodies mean.
use crate::{
    load::{Answer, Caller},
    nonsense::{LIMIT, Nonsense},
    shop::HOST,
    stats::{count, millis},
};
use std::{
    fmt::Write,
    io,
    time::{Duration, Instant},
};

const BLOCK: usize = 64 * 1024;
/// Bytes of a picture that somebody of the team brings.
const LARGEST_PICTURE: usize = 16 << 20;
/// Answers of which the row tells the particulars.
const TOLD: usize = 5;

/// What came back.
#[derive(Debug, Default)]
pub struct Tally {
    pub thrown: usize,
    /// By the hundred of the status: 2xx and 3xx, 4xx, 5xx.
    pub taken: usize,
    pub refused: usize,
    pub faults: usize,
    /// Not even an answer, on a fresh connection.
    pub unanswered: usize,
    /// Announced as larger than the server takes, and of these answered 413.
    pub large: usize,
    pub large_refused: usize,
    /// Larger and in chunks: noticed only where somebody reads the body.
    pub large_chunked: usize,
    pub large_chunked_refused: usize,
    /// "Too many": nothing was learned from these.
    pub too_many: usize,
    /// Milliseconds of each answer.
    pub times: Vec<f64>,
    /// Faults, in words.
    pub told: Vec<String>,
}

impl Tally {
    pub fn and(mut self, other: Self) -> Self {
        self.thrown += other.thrown;
        self.taken += other.taken;
        self.refused += other.refused;
        self.faults += other.faults;
        self.unanswered += other.unanswered;
        self.large += other.large;
        self.large_refused += other.large_refused;
        self.large_chunked += other.large_chunked;
        self.large_chunked_refused += other.large_chunked_refused;
        self.too_many += other.too_many;
        self.times.extend(other.times);
        self.told.extend(other.told);
        self.told.truncate(TOLD);
        self
    }

    fn tell(&mut self, words: String) {
        if self.told.len() < TOLD {
            self.told.push(words);
        }
    }

    fn take(&mut self, status: u16, span: Duration, is_large: bool, chunked: bool) {
        self.times.push(millis(span));
        match status {
            500.. => self.faults += 1,
            400.. => self.refused += 1,
            _ => self.taken += 1,
        }
        self.too_many += usize::from(status == 429);
        let hit = usize::from(status == 413);
        match (is_large, chunked) {
            (true, false) => (self.large, self.large_refused) = (self.large + 1, self.large_refused + hit),
            (true, true) => (self.large_chunked, self.large_chunked_refused) = (self.large_chunked + 1, self.large_chunked_refused + hit),
            _ => {}
        }
    }

    pub fn refused_of_large(&self) -> f64 {
        count(self.large_refused) / count(self.large)
    }
}

/// Who throws, as a guest.
pub struct Thrower {
    port: u16,
    caller: Option<Caller>,
    answer: Answer,
    pub tally: Tally,
}

impl Thrower {
    pub fn at(port: u16) -> Self {
        Self { port, caller: None, answer: Answer::default(), tally: Tally::default() }
    }

    /// One body at one address.
    pub fn throw(&mut self, path: &str, thing: &Nonsense) {
        let length = (!thing.chunked).then_some(thing.body.len());
        self.count(path, thing.kind, thing.body.len(), length, |caller| {
            if thing.chunked { chunks(caller, &thing.body) } else { blocks(caller, &thing.body, thing.body.len()) }
        });
    }

    /// A body of this length, of one block again and again.
    pub fn throw_mountain(&mut self, path: &str, kind: &'static str, length: usize) {
        let block = vec![b'['; BLOCK];
        self.count(path, kind, length, Some(length), |caller| blocks(caller, &block, length));
    }

    fn count(&mut self, path: &str, kind: &str, size: usize, length: Option<usize>, body: impl Fn(&mut Caller) -> io::Result<()>) {
        let is_large = size > limit_of(path);
        self.tally.thrown += 1;
        // a kept connection may have ended in the meantime, which is nobody's fault
        let mut heard = Err(io::ErrorKind::NotConnected.into());
        for _ in 0..2 {
            heard = self.exchange(path, kind, length, &body);
            if heard.is_ok() {
                break;
            }
            self.caller = None;
        }
        match heard {
            Ok(span) => {
                let status = self.answer.status;
                self.tally.take(status, span, is_large, length.is_none());
                if status >= 500 {
                    self.tally.tell(format!("{status} from {path} to {size} bytes of {kind:?}"));
                }
            }
            Err(error) => {
                self.tally.unanswered += 1;
                self.tally.tell(format!("no answer from {path} to {size} bytes of {kind:?}: {error}"));
            }
        }
    }

    fn exchange(
        &mut self,
        path: &str,
        kind: &str,
        length: Option<usize>,
        body: impl Fn(&mut Caller) -> io::Result<()>,
    ) -> io::Result<Duration> {
        let mut caller = match self.caller.take() {
            Some(caller) => caller,
            None => Caller::come(self.port, HOST)?,
        };
        let head = head(path, caller.host(), kind, length);
        let began = Instant::now();
        caller.say(head.as_bytes())?;
        // a server that has refused the head leaves, and the rest finds no taker; its answer lies here all the same
        let whole = body(&mut caller).is_ok();
        caller.hear(&mut self.answer)?;
        let span = began.elapsed();
        let is_large = length.is_some_and(|length| length > LIMIT);
        self.caller = (whole && !self.answer.closes && !is_large).then_some(caller);
        Ok(span)
    }
}

/// A picture may be larger than any other body; who may not bring one is told so before her body is read.
fn limit_of(path: &str) -> usize {
    if path.starts_with("/api/admin/photos/") { LARGEST_PICTURE } else { LIMIT }
}

fn head(path: &str, host: &str, kind: &str, length: Option<usize>) -> String {
    let mut head = format!("POST {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\n");
    // writing into a text does not fail
    let _ = if kind.is_empty() { Ok(()) } else { write!(head, "content-type: {kind}\r\n") };
    let _ = match length {
        Some(length) => write!(head, "content-length: {length}\r\n\r\n"),
        None => write!(head, "transfer-encoding: chunked\r\n\r\n"),
    };
    head
}

/// `length` bytes, of `body` again and again.
fn blocks(caller: &mut Caller, body: &[u8], length: usize) -> io::Result<()> {
    let mut left = length;
    while left > 0 {
        for block in body.chunks(BLOCK) {
            let block = block.get(..block.len().min(left)).unwrap_or(block);
            caller.say(block)?;
            left -= block.len();
        }
    }
    Ok(())
}

fn chunks(caller: &mut Caller, body: &[u8]) -> io::Result<()> {
    for block in body.chunks(BLOCK) {
        caller.say(format!("{:x}\r\n", block.len()).as_bytes())?;
        caller.say(block)?;
        caller.say(b"\r\n")?;
    }
    caller.say(b"0\r\n\r\n")
}
