//! Which core a process runs on: what is measured on the first, what asks on the second. PostgreSQL runs where it likes.
use std::{path::PathBuf, process::Command};

pub const SERVED: &str = "0";
pub const LOAD: &str = "1";

/// Where `taskset` is, if it is and there are two cores.
pub fn taskset() -> Option<PathBuf> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join("taskset")).find(|file| file.is_file()).filter(|_| cores > 1)
}

/// The same command on one core; as it is where that can't be had.
pub fn on(core: &str, command: Command) -> Command {
    let Some(taskset) = taskset() else { return command };
    let mut pinned = Command::new(taskset);
    pinned.args(["-c", core]).arg(command.get_program()).args(command.get_args());
    pinned
}
