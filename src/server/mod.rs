//! Everything that never reaches a browser: configuration, database, pages, payments, the clock. The one room behind the `ssr` gate.
pub mod accounts;
pub mod actor;
pub mod address;
pub mod assets;
pub mod atelier;
pub mod boot;
pub mod clock;
pub mod cluster;
pub mod commands;
pub mod config;
pub mod context;
pub mod db;
mod demo;
pub mod doctor;
pub mod envelope;
pub mod gateway;
pub mod kept;
pub mod letters;
pub mod limits;
pub mod live;
pub mod loopback;
pub mod marks;
pub mod matches;
pub mod measure;
pub mod network;
pub mod openid;
pub mod page;
pub mod pages;
pub mod passwords;
pub mod photos;
pub mod router;
pub mod rpc;
pub mod sandbox;
pub mod sealed;
pub mod secrets;
pub mod seed;
pub mod session;
pub mod stores;
pub mod styles;
pub mod window;
pub mod words;

use clap::Parser;
use std::process::ExitCode;

/// Parse the command line, do what it says, and end with a sentence when it can't be done.
pub fn run() -> ExitCode {
    let settings = config::Settings::parse();
    let worker_threads = std::thread::available_parallelism().map_or(4, |cores| cores.get().max(4));
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(worker_threads).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("vitrine: the system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::obey(settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("vitrine: {trouble}");
            ExitCode::FAILURE
        }
    }
}
