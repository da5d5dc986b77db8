//! The process named in `postmaster.pid`. The file outlives a killed server and its number may since belong to anybody, so it counts
//! only when the process lives, is no zombie, and works in our data folder.

use rustix::process::{Pid, test_kill_process};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What `postmaster.pid` says.
#[derive(Clone, Debug)]
pub(super) struct Postmaster {
    pub pid: Pid,
    /// Where that server listens; it may have been started with another temporary folder than ours.
    pub socket_folder: Option<PathBuf>,
}

impl Postmaster {
    /// Reads the file; `None` when there is none or it makes no sense.
    pub(super) fn of(data: &Path) -> Option<Self> {
        // Not read_to_string: the second line is the data folder, in whatever encoding its name has.
        let bytes = std::fs::read(data.join("postmaster.pid")).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let mut lines = text.lines();
        let pid = Pid::from_raw(lines.next()?.trim().parse().ok().filter(|pid| *pid > 0)?)?;
        // Line 5; empty until the server has opened its socket.
        let socket_folder = lines.nth(3).filter(|line| line.starts_with('/')).map(PathBuf::from);
        Some(Self { pid, socket_folder })
    }

    /// Whether the process is there and is the server of `data`.
    pub(super) fn lives_in(&self, data: &Path) -> bool {
        self.pid_is_taken() && if Path::new("/proc/self/stat").exists() { self.by_proc(data) } else { self.by_ps() }
    }

    /// Whether any process has this number now. PostgreSQL itself looks no further, and refuses to start.
    pub(super) fn pid_is_taken(&self) -> bool {
        test_kill_process(self.pid) != Err(rustix::io::Errno::SRCH)
    }

    fn by_proc(&self, data: &Path) -> bool {
        let folder = PathBuf::from(format!("/proc/{}", self.pid.as_raw_nonzero()));
        let Ok(stat) = std::fs::read_to_string(folder.join("stat")) else {
            return false;
        };
        // "17 (postgres) S …": the name may hold brackets and spaces, the state follows the last one.
        let Some((before, after)) = stat.rsplit_once(") ") else {
            return false;
        };
        if after.starts_with(['Z', 'X']) {
            return false;
        }
        match (std::fs::metadata(folder.join("cwd")), std::fs::metadata(data)) {
            (Ok(its), Ok(ours)) => (its.dev(), its.ino()) == (ours.dev(), ours.ino()),
            // Root in a container may not look into other users' processes: the name has to do.
            _ => before.ends_with("(postgres"),
        }
    }

    fn by_ps(&self) -> bool {
        let pid = self.pid.as_raw_nonzero().to_string();
        let said = Command::new("ps").args(["-o", "stat=", "-o", "comm=", "-p", &pid]).output();
        said.is_ok_and(|said| {
            let line = String::from_utf8_lossy(&said.stdout).trim().to_owned();
            !line.starts_with('Z') && line.contains("postgres")
        })
    }
}
