//! The server binary. Everything it does lies in the library, so that tests can do it too.
use std::process::ExitCode;

fn main() -> ExitCode {
    vitrine::server::run()
}
