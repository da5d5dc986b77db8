//! The server's settings for a small box with two cores. Written anew at each start; an operator's own wishes go into
//! `data/local.conf`, which is read last and never touched by us.

use super::account::Account;
use super::error::ClusterError;
use super::folder;
use super::options::ClusterOptions;
use super::socket::PORT;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

const COMMON: &str = "listen_addresses = ''
unix_socket_permissions = 0700
cluster_name = 'vitrine'
# Compiling a plan costs more than our queries take.
jit = off
random_page_cost = 1.1
synchronous_commit = on
effective_cache_size = 1GB
work_mem = 8MB
maintenance_work_mem = 64MB
# A shop's queries are short: workers would only take the second core from the next visitor.
max_parallel_workers_per_gather = 0
# A new shop fills empty tables. Until they were looked at the planner takes them for empty, any index for as good as any other, and plans
# that were made so are kept: looking soon costs next to nothing and saves a shop's first minutes.
autovacuum_naptime = 5s
autovacuum_analyze_threshold = 20
wal_compression = on
max_wal_size = 1GB
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
datestyle = 'iso, ymd'
logging_collector = off
log_checkpoints = off
# Statements and details hold people's data: the program reports them, the log does not keep them.
log_error_verbosity = terse
log_min_error_statement = panic
";

/// Survives a power cut.
const DURABLE: &str = "fsync = on\nfull_page_writes = on\n";
/// Survives the end of a process, not a power cut: for tests and bench alone.
const FLEETING: &str = "fsync = off\nfull_page_writes = off\nwal_level = minimal\nmax_wal_senders = 0\n";

/// Writes `postgresql.conf` into `data`; the next start reads it.
pub(super) fn write(data: &Path, socket: &Path, options: &ClusterOptions, account: &Account) -> Result<(), ClusterError> {
    let path = data.join("postgresql.conf");
    let fresh = data.join("postgresql.conf.new");
    std::fs::write(&fresh, text(socket, options)).map_err(ClusterError::unwritable(&fresh))?;
    folder::give(&fresh, account)?;
    std::fs::rename(&fresh, &path).map_err(ClusterError::unwritable(path))
}

fn text(socket: &Path, options: &ClusterOptions) -> Vec<u8> {
    let mut text = b"# Written by vitrine at each start. Put your own settings into local.conf beside this file.\n".to_vec();
    text.extend_from_slice(b"unix_socket_directories = ");
    text.extend(quoted(&listed(socket.as_os_str().as_bytes())));
    let numbers =
        format!("\nport = {PORT}\nshared_buffers = {}MB\nmax_connections = {}\n", options.shared_buffers_mb, options.max_connections);
    text.extend_from_slice(numbers.as_bytes());
    text.extend_from_slice(COMMON.as_bytes());
    text.extend_from_slice(if options.durable { DURABLE } else { FLEETING }.as_bytes());
    text.extend_from_slice(b"include_if_exists = 'local.conf'\n");
    text
}

/// One element of a comma-separated list of the server's: in double quotes, inner ones doubled.
fn listed(raw: &[u8]) -> Vec<u8> {
    wrapped(raw, b'"', b"\"")
}

/// A string of the configuration file: in single quotes, inner ones and backslashes doubled.
fn quoted(raw: &[u8]) -> Vec<u8> {
    wrapped(raw, b'\'', b"'\\")
}

fn wrapped(raw: &[u8], mark: u8, doubled: &[u8]) -> Vec<u8> {
    let mut text = vec![mark];
    for byte in raw {
        if doubled.contains(byte) {
            text.push(*byte);
        }
        text.push(*byte);
    }
    text.push(mark);
    text
}
