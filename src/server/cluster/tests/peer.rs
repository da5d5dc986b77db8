//! A second process that opens a cluster: this test program, asked to run nothing but [`peer`], and led over its input.

use super::{Cluster, options, pid, sql};
use std::io::{BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const MARK: &str = "peer: ";
const KIND: &str = "VITRINE_TEST_PEER_KIND";
const DATA: &str = "VITRINE_TEST_PEER_DATA";

/// The other process, killed at the end of a test that forgot it.
pub(super) struct Peer {
    child: Child,
    input: Option<ChildStdin>,
    output: Lines<BufReader<ChildStdout>>,
}

impl Peer {
    /// Starts one of kind `open`, `shared` or `temporary`.
    pub(super) fn start(kind: &str, data: &Path, env: &[(&str, &Path)]) -> Self {
        let name = module_path!().split_once("::").unwrap().1;
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([&format!("{name}::peer"), "--exact", "--ignored", "--nocapture"]);
        command.env(KIND, kind).env(DATA, data).envs(env.iter().copied());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { input: child.stdin.take(), output, child }
    }

    /// The next thing that it says.
    pub(super) fn hear(&mut self) -> String {
        let said = self.output.by_ref().map(Result::unwrap).find_map(|line| line.strip_prefix(MARK).map(str::to_owned));
        said.expect("the other process ended without a word")
    }

    /// Waits until its cluster is open; returns the server's process id and the folder.
    pub(super) fn opened(&mut self) -> (i32, PathBuf) {
        let said = self.hear();
        let (pid, folder) = said.split_once(' ').unwrap();
        (pid.parse().unwrap(), PathBuf::from(folder))
    }

    /// Has it run a statement of its own.
    pub(super) fn ask(&mut self) -> String {
        self.input.as_mut().unwrap().write_all(b"query\n").unwrap();
        self.hear()
    }

    /// Has it stop its cluster and end by itself.
    pub(super) fn stop(mut self) -> String {
        self.input = None;
        let said = self.hear();
        self.child.wait().unwrap();
        said
    }

    /// Has it end without stopping, by dropping.
    pub(super) fn drop_it(mut self) {
        self.input.as_mut().unwrap().write_all(b"drop\n").unwrap();
        self.child.wait().unwrap();
    }

    /// kill -9.
    pub(super) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
#[ignore = "the second process of other tests, started by them"]
fn peer() {
    let Ok(kind) = std::env::var(KIND) else {
        return;
    };
    let data = PathBuf::from(std::env::var_os(DATA).unwrap());
    let cluster = match kind.as_str() {
        "shared" => Cluster::shared_for_tests(),
        "temporary" => Cluster::temporary(),
        _ => Cluster::open(&options(&data)),
    };
    let cluster = cluster.unwrap();
    println!("\n{MARK}{} {}", pid(&cluster), cluster.folder().display());
    for line in std::io::stdin().lines().map_while(Result::ok) {
        match line.as_str() {
            "query" => println!("{MARK}{}", sql(&cluster, "select 'answered'")),
            _ => return,
        }
    }
    println!("{MARK}{:?}", cluster.stop().unwrap());
}
