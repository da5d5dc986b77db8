//! Load from outside: a child process of this program, on its own core, that asks for one page over many connections as fast as
//! answers come; and one careful request for those who want to look at an answer.
use crate::{Trouble, pin, stats};
use serde_json::{Value, json};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(30);

/// An answer, its body as it came over the wire.
#[derive(Debug, Default)]
pub struct Answer {
    pub status: u16,
    pub encoding: String,
    /// Where a redirect leads.
    pub location: String,
    /// What browsers would keep: `name=value`.
    pub cookies: Vec<String>,
    /// The server leaves with this answer.
    pub closes: bool,
    pub body: Vec<u8>,
}

/// One connection that stays open.
pub struct Caller {
    stream: BufReader<TcpStream>,
    host: String,
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

impl Caller {
    pub fn come(port: u16, host: &str) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self { stream: BufReader::with_capacity(64 * 1024, stream), host: format!("{host}:{port}") })
    }

    /// One GET; `encodings` is what the caller can unpack.
    pub fn get(&mut self, path: &str, encodings: &str, answer: &mut Answer) -> io::Result<()> {
        let host = &self.host;
        write!(
            self.stream.get_mut(),
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html,*/*\r\nAccept-Encoding: {encodings}\r\n\r\n"
        )?;
        self.hear(answer)
    }

    /// The host that this caller asks for, as its requests name it.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Words of one's own; what comes back is heard with [`Self::hear`].
    pub fn say(&mut self, words: &[u8]) -> io::Result<()> {
        self.stream.get_mut().write_all(words)
    }

    /// The next answer, to its end.
    pub fn hear(&mut self, answer: &mut Answer) -> io::Result<()> {
        let body = std::mem::take(&mut answer.body);
        *answer = Answer { body, ..Answer::default() };
        answer.body.clear();
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        answer.status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(|| broken("no HTTP answer"))?;
        let (mut length, mut chunked) = (None, false);
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            let (name, value) = text.split_once(':').ok_or_else(|| broken("no header"))?;
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.trim().parse::<u64>().ok(),
                "transfer-encoding" => chunked = value.contains("chunked"),
                "content-encoding" => value.trim().clone_into(&mut answer.encoding),
                "location" => value.trim().clone_into(&mut answer.location),
                "set-cookie" => answer.cookies.extend(value.split(';').next().map(|pair| pair.trim().to_owned())),
                "connection" => answer.closes = value.trim().eq_ignore_ascii_case("close"),
                _ => {}
            }
        }
        if matches!(answer.status, 204 | 304) {
            length = Some(0);
        }
        if chunked { self.chunks(answer) } else { self.bytes(length.ok_or_else(|| broken("no length"))?, answer) }
    }

    fn bytes(&mut self, length: u64, answer: &mut Answer) -> io::Result<()> {
        let got = self.stream.by_ref().take(length).read_to_end(&mut answer.body)?;
        if u64::try_from(got).ok() == Some(length) { Ok(()) } else { Err(broken("a body that breaks off")) }
    }

    fn chunks(&mut self, answer: &mut Answer) -> io::Result<()> {
        let mut line = String::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let digits = line.split(';').next().unwrap_or_default().trim();
            let length = u64::from_str_radix(digits, 16).map_err(|_| broken("no chunk"))?;
            self.bytes(length, answer)?;
            line.clear();
            self.stream.read_line(&mut line)?;
            if length == 0 {
                return Ok(());
            }
        }
    }
}

/// One answer in the plain.
pub fn fetch(port: u16, host: &str, path: &str) -> Result<String, Trouble> {
    let answer = fetch_as(port, host, path, "identity")?;
    Ok(String::from_utf8(answer.body)?)
}

/// One answer, packed in one of `encodings`.
pub fn fetch_as(port: u16, host: &str, path: &str, encodings: &str) -> Result<Answer, Trouble> {
    let mut answer = Answer::default();
    Caller::come(port, host)?.get(path, encodings, &mut answer)?;
    if answer.status == 200 { Ok(answer) } else { Err(format!("{path} answers {}", answer.status).into()) }
}

/// What a wave of requests came to.
#[derive(Debug, Clone, Copy)]
pub struct Wave {
    pub per_s: f64,
    pub p99_ms: f64,
}

/// Ask for `path` over `connections` connections for `span`, from a process of its own on the second core.
pub fn wave(port: u16, host: &str, path: &str, connections: usize, span: Duration) -> Result<Wave, Trouble> {
    let mut command = pin::on(pin::LOAD, Command::new(std::env::current_exe()?));
    command.args(["load", &port.to_string(), host, path, &connections.to_string(), &span.as_millis().to_string()]);
    let told = command.stderr(Stdio::inherit()).output()?;
    if !told.status.success() {
        return Err(format!("the load for {path} broke off").into());
    }
    let told: Value = serde_json::from_slice(&told.stdout)?;
    let number = |key: &str| told.get(key).and_then(Value::as_f64).ok_or("the load told no number");
    Ok(Wave { per_s: number("per_s")?, p99_ms: number("p99_ms")? })
}

/// The child's part: `load PORT HOST PATH CONNECTIONS MILLISECONDS`; a line of JSON is its answer.
pub fn run(words: &[String]) -> Result<(), Trouble> {
    let [port, host, path, connections, span] = words else { return Err("load PORT HOST PATH CONNECTIONS MILLISECONDS".into()) };
    let (port, connections, span) = (port.parse()?, connections.parse::<usize>()?, Duration::from_millis(span.parse()?));
    let began = Instant::now();
    let answers: Result<Vec<Vec<f64>>, Trouble> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..connections).map(|_| scope.spawn(move || call_again_and_again(port, host, path, began + span))).collect();
        callers.into_iter().map(|caller| caller.join().map_err(|_| Trouble::from("a caller broke off"))?).collect()
    });
    let elapsed = began.elapsed();
    let all: Vec<f64> = answers?.concat();
    let per_s = stats::count(all.len()) / elapsed.as_secs_f64();
    println!("{}", json!({ "per_s": per_s, "p99_ms": stats::percentile(&all, 99) }));
    Ok(())
}

fn call_again_and_again(port: u16, host: &str, path: &str, end: Instant) -> Result<Vec<f64>, Trouble> {
    let mut caller = Caller::come(port, host)?;
    let (mut answer, mut times) = (Answer::default(), Vec::new());
    while Instant::now() < end {
        let asked = Instant::now();
        caller.get(path, "identity", &mut answer)?;
        if answer.status != 200 {
            return Err(format!("{path} answers {}", answer.status).into());
        }
        times.push(stats::millis(asked.elapsed()));
    }
    Ok(times)
}
