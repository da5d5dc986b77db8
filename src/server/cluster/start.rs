//! Gets the server to answer: takes over one that runs, waits for one that starts or stops, and starts one where there is none.
//!
//! The server is deliberately not tied to our life (no `PR_SET_PDEATHSIG`): the process that started it may be killed while others
//! share it. After `kill -9` of the last one it runs on without users, the next start takes it over, and the last clean stop ends it.

use super::conf;
use super::error::ClusterError;
use super::find::Binaries;
use super::home::Home;
use super::init;
use super::lock::GLANCE;
use super::log;
use super::options::ClusterOptions;
use super::postmaster::Postmaster;
use super::probe::{self, Answer};
use super::socket;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Long enough for the recovery after a crash.
const PATIENCE: Duration = Duration::from_mins(2);
/// Between two attempts; a query that was running when its server was killed may take its time to notice.
const AGAIN: Duration = Duration::from_millis(200);
/// The server's own words while processes of a killed predecessor still end.
const PREDECESSOR: &str = "pre-existing shared memory block";

/// Returns the socket folder of a server that answers; call it under the gate.
pub(super) fn ensure(home: &mut Home, binaries: &Binaries, options: &ClusterOptions) -> Result<PathBuf, ClusterError> {
    let deadline = Instant::now() + PATIENCE;
    let data = home.data();
    if let Some((socket, pid)) = running(home, deadline)? {
        home.notes.push(format!("shares the PostgreSQL that already runs (process {pid})"));
        return Ok(socket);
    }
    let socket = socket::make_folder(home)?;
    conf::write(&data, &socket, options, &home.account)?;
    loop {
        forget_the_dead(&data, &socket);
        let (began, ended) = spawn(home, binaries, &data)?;
        let why = match wait(&socket, &ended, deadline) {
            Ok(()) => return Ok(socket),
            Err(why) => why,
        };
        let log = log::tail(&home.log(), began);
        if !log.contains(PREDECESSOR) || Instant::now() > deadline {
            return Err(ClusterError::StartFailed { why, log_path: home.log(), log });
        }
        std::thread::sleep(AGAIN);
    }
}

/// The server that runs on our data, once it is ready; `None` when there is none (any more).
fn running(home: &Home, deadline: Instant) -> Result<Option<(PathBuf, i32)>, ClusterError> {
    let data = home.data();
    while let Some(known) = Postmaster::of(&data) {
        let pid = known.pid.as_raw_nonzero().get();
        let answer = known.socket_folder.as_deref().map_or(Answer::Silence, probe::ask);
        match (answer, &known.socket_folder) {
            (Answer::Ready, Some(folder)) => return Ok(Some((folder.clone(), pid))),
            (Answer::Silence, _) if !known.lives_in(&data) => return Ok(None),
            _ => {}
        }
        if Instant::now() > deadline {
            let why = format!("process {pid} runs on these data but does not answer (end it with: kill -INT {pid})");
            return Err(ClusterError::StartFailed { why, log: log::tail(&home.log(), 0), log_path: home.log() });
        }
        std::thread::sleep(GLANCE);
    }
    Ok(None)
}

/// PostgreSQL refuses to start when any process has the number in a stale lock file, and numbers are given out anew. Nobody runs here,
/// as we have just seen under the gate; should processes of a killed server remain, its shared memory still tells the new one.
fn forget_the_dead(data: &Path, socket: &Path) {
    if Postmaster::of(data).is_some_and(|known| known.pid_is_taken()) {
        let _ = std::fs::remove_file(data.join("postmaster.pid"));
    }
    let mut lock = socket::file(socket).into_os_string();
    lock.push(".lock");
    let _ = std::fs::remove_file(lock);
}

/// Starts the server; returns where its lines in the log begin, and what tells its end.
fn spawn(home: &Home, binaries: &Binaries, data: &Path) -> Result<(u64, Receiver<ExitStatus>), ClusterError> {
    let (out, began) = log::open(&home.log())?;
    let err = out.try_clone().map_err(ClusterError::unwritable(home.log()))?;
    let program = binaries.bin.join("postgres");
    let mut command = Command::new(&program);
    command.arg("-D").arg(data).stdin(Stdio::null()).stdout(out).stderr(err).current_dir("/");
    // A group of its own: Ctrl-C on the terminal is for us, and we stop the server after our last query.
    command.process_group(0);
    init::clean(&mut command);
    home.account.dress(&mut command);
    let failed = |source| ClusterError::Spawn { program: program.clone(), source };
    let mut child = command.spawn().map_err(failed)?;
    let (tell, ended) = channel();
    // Reaped at once, for a zombie's number looks alive.
    let reaper = move || {
        if let Ok(status) = child.wait() {
            let _ = tell.send(status);
        }
    };
    std::thread::Builder::new().name("postgres-reaper".to_owned()).spawn(reaper).map_err(failed)?;
    Ok((began, ended))
}

/// Waits for the first answer; says why there was none.
fn wait(socket: &Path, ended: &Receiver<ExitStatus>, deadline: Instant) -> Result<(), String> {
    loop {
        if probe::ask(socket) == Answer::Ready {
            return Ok(());
        }
        match ended.recv_timeout(GLANCE) {
            Ok(status) => return Err(format!("it ended with {status}")),
            Err(RecvTimeoutError::Disconnected) => return Err("it ended".to_owned()),
            Err(RecvTimeoutError::Timeout) if Instant::now() > deadline => {
                return Err(format!("no answer within {} s, it may still recover", PATIENCE.as_secs()));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
}
