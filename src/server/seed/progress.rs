//! What the seed tells while it works: a bar for a person at a terminal, plain lines for a log.
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    io::{IsTerminal, Write, stderr},
    time::Instant,
};

/// How the work goes.
#[derive(Debug)]
pub struct Progress {
    bar: Option<ProgressBar>,
    began: Instant,
}

impl Progress {
    pub fn new() -> Self {
        Self { bar: stderr().is_terminal().then(|| ProgressBar::new(0)), began: Instant::now() }
    }

    /// A stretch of work with `steps` steps begins.
    pub fn begin(&self, what: &str, steps: usize) {
        match &self.bar {
            Some(bar) => {
                if let Ok(style) = ProgressStyle::with_template("{msg:32} {bar:32} {pos}/{len} {elapsed}") {
                    bar.set_style(style);
                }
                bar.set_length(u64::try_from(steps).unwrap_or(0));
                bar.set_position(0);
                bar.set_message(what.to_owned());
            }
            // a log that can't be written to is no reason to stop
            None => {
                let _ = writeln!(stderr(), "seed {:>5.1} s  {what}", self.seconds());
            }
        }
    }

    /// One step is done.
    pub fn step(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// Since the beginning.
    pub fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
