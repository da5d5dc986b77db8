//! Everything that can keep us from a running PostgreSQL, each as one sentence that names what was seen and ends with a way out.
//! English only: these are read by operators on a terminal, never by a shop's customer.

use std::io;
use std::path::PathBuf;

/// Why the cluster could not be found, made, started or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClusterError {
    /// Neither the system nor `node_modules` holds a PostgreSQL server.
    #[error("no PostgreSQL server found (looked in {looked}). Install one with:  {command}  or set DATABASE_URL to a server that runs")]
    NoBinaries {
        /// The places that were searched, joined by commas.
        looked: String,
        /// The one command for this operating system.
        command: &'static str,
    },
    /// A server is installed, but none that knows what our schema needs.
    #[error("PostgreSQL {version} in {} is too old, Vitrine needs {least} or newer. Install one with:  {command}", bin.display())]
    TooOld {
        /// The newest version that was found, as the server prints it.
        version: String,
        /// Where it was found.
        bin: PathBuf,
        /// The oldest major version that will do.
        least: u32,
        /// The one command for this operating system.
        command: &'static str,
    },
    /// The data were written by another major version than any installed one.
    #[error("the data in {} were written by PostgreSQL {data}, but only {found} is installed. Install PostgreSQL {data} again, or move that folder away to begin anew", path.display())]
    OtherVersion {
        /// The data folder.
        path: PathBuf,
        /// Major version that wrote it.
        data: u32,
        /// Versions that are installed.
        found: String,
    },
    /// PostgreSQL refuses root, and no other user exists to run it.
    #[error(
        "PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody. Run vitrine as a normal user, or make one:  useradd --system postgres"
    )]
    NoAccount,
    /// The user that will run PostgreSQL may not enter a folder that it needs.
    #[error("{} can't be reached by {account}, who has to run PostgreSQL. Move it out of that folder, or let others pass through its parents (chmod o+x)", path.display())]
    OutOfReach {
        /// What can't be reached.
        path: PathBuf,
        /// The user's name.
        account: String,
    },
    /// A folder or file could not be made or changed.
    #[error("can't write to {}: {source}. Make it writable for this user, or set VITRINE_DATA to another folder", path.display())]
    Unwritable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A folder that has to be ours belongs to somebody else, or is not a folder at all.
    #[error("{} is not a folder of this user (uid {expected}): {found}. Run vitrine as the user who made it, remove it, or set VITRINE_DATA to another folder", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// The user id that we need as its owner.
        expected: u32,
        /// What is there instead.
        found: String,
    },
    /// No folder is short enough for a unix socket.
    #[error("{} is too long for a unix socket ({limit} bytes at most) and no temporary folder will do. Set TMPDIR to a short path", path.display())]
    SocketPath {
        /// The last folder that was tried.
        path: PathBuf,
        /// Bytes that the system allows, the file's name included.
        limit: usize,
    },
    /// A program of PostgreSQL could not be run at all.
    #[error("can't run {}: {source}. Check the PostgreSQL installation, or point VITRINE_PG_BIN to another one", program.display())]
    Spawn {
        /// The program.
        program: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// initdb ended with a failure.
    #[error("initdb could not make the data folder {}. It said:\n{log}\nMend that (a full disk is usual) and start again: the attempt left nothing behind", path.display())]
    InitFailed {
        /// The data folder.
        path: PathBuf,
        /// The end of what it printed.
        log: String,
    },
    /// The server ended during its start, or did not answer in time.
    #[error("PostgreSQL did not start: {why}. The end of {} says:\n{log}\nMend that and start again", log_path.display())]
    StartFailed {
        /// Ended with which status, or silent for how long.
        why: String,
        /// The server's log.
        log_path: PathBuf,
        /// The end of it.
        log: String,
    },
    /// The server outlived every request to stop.
    #[error("PostgreSQL (process {pid}) did not stop within {seconds} s. Look at its log, or end it with:  kill -QUIT {pid}")]
    StopFailed {
        /// The server's process id.
        pid: i32,
        /// Seconds that we waited.
        seconds: u64,
    },
    /// Another process is between start and stop of the same cluster, and stays there.
    #[error("another vitrine has been starting or stopping the database in {} for over {seconds} s. Wait for it, or end that process", path.display())]
    Locked {
        /// The cluster's folder.
        path: PathBuf,
        /// Seconds that we waited.
        seconds: u64,
    },
}

impl ClusterError {
    /// Makes a closure for `map_err` that blames `path`.
    pub(super) fn unwritable(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Unwritable { path, source }
    }
}
