//! The front door, seen from outside: a visitor who speaks just enough HTTP, and the release server as a child process.
use crate::{
    Trouble,
    stats::{Lap, Leg},
};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const PATIENCE: Duration = Duration::from_secs(60);
const LONGEST_ANSWER: u64 = 8 * 1024 * 1024;

/// One connection to 127.0.0.1.
pub struct Visitor(BufReader<TcpStream>);

impl Visitor {
    pub fn come(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Status of one GET; the body is read to its end, which the server must have announced or mark by closing.
    pub fn get(&mut self, host: &str, path: &str, stay: bool) -> io::Result<u16> {
        let connection = if stay { "keep-alive" } else { "close" };
        write!(self.0.get_mut(), "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: {connection}\r\n\r\n")?;
        let broken = || io::Error::new(io::ErrorKind::InvalidData, "no HTTP answer");
        let (mut line, mut status, mut length) = (String::new(), None, None);
        loop {
            line.clear();
            if self.0.read_line(&mut line)? == 0 {
                return Err(broken());
            }
            let text = line.trim_end();
            if text.is_empty() {
                break;
            }
            if status.is_none() {
                status = Some(text.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(broken)?);
            } else if let Some(value) = text.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse::<u64>().ok();
            }
        }
        let most = if stay { length.ok_or_else(broken)? } else { LONGEST_ANSWER };
        io::copy(&mut self.0.by_ref().take(most), &mut io::sink())?;
        status.ok_or_else(broken)
    }

    pub fn fetch_for(&mut self, host: &str, path: &str, span: Duration) -> io::Result<Leg> {
        let mut lap = Lap::of(span);
        while lap.goes_on() {
            self.get(host, path, true)?;
        }
        Ok(lap.leg())
    }
}

/// The served shop; asked to end, then made to, when dropped.
pub struct Served {
    child: Child,
    pub port: u16,
    began: Instant,
}

impl Served {
    /// Start `vitrine serve` over the data in `folder`, on a port that was free a moment ago.
    pub fn exec(binary: &Path, folder: &Path) -> Result<Self, Trouble> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let log = File::create(folder.join("serve.log"))?;
        let mut command = Command::new(binary);
        command.arg("serve").arg("--addr").arg(format!("127.0.0.1:{port}")).arg("--data").arg(folder);
        for name in ["DATABASE_URL", "VITRINE_WEB_DATABASE_URL", "VITRINE_DEMO", "VITRINE_LOG"] {
            command.env_remove(name);
        }
        let began = Instant::now();
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn()?;
        Ok(Self { child, port, began })
    }

    /// Time from exec to a 200 on `path`.
    pub fn first_answer(&mut self, host: &str, path: &str) -> Result<Duration, Trouble> {
        while self.began.elapsed() < PATIENCE {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the server ended: {status}").into());
            }
            match Visitor::come(self.port).and_then(|mut visitor| visitor.get(host, path, false)) {
                Ok(200) => return Ok(self.began.elapsed()),
                Ok(status) => return Err(format!("{path} answers {status}").into()),
                // not listening yet
                Err(_) => std::thread::sleep(Duration::from_micros(500)),
            }
        }
        Err("the server gave no answer in a minute".into())
    }

    /// MiB of memory: all that is resident, and what of it is the process's own and no file's.
    pub fn memory(&self) -> Result<(f64, f64), Trouble> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let mib = |name: &str| -> Option<f64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
        };
        Ok((mib("VmRSS:").ok_or("no VmRSS")?, mib("RssAnon:").ok_or("no RssAnon")?))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Ask a server to end, and make it where it does not.
pub fn end(child: &mut Child) {
    let pid = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(pid) = pid {
        // an error means that it has ended
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
    }
    let told = Instant::now();
    while told.elapsed() < Duration::from_secs(30) {
        if matches!(child.try_wait(), Ok(Some(_)) | Err(_)) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    let _ = child.wait();
}
