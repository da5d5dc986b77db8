//! The ear at work: looks when somebody asks, when another node calls, and by itself; forgets; confirms. Never waits for a visitor.
use super::{Ask, LEASE, State, barrier::Barrier};
use crate::server::db::{
    tx::Db,
    window::{Ear, Look},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    sync::mpsc::Receiver,
    time::{Interval, MissedTickBehavior, interval, sleep, sleep_until},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// Finds what nobody announced: a server that died between its commit and its word.
const LOOK_EVERY: Duration = Duration::from_millis(250);
const STAY_EVERY: Duration = Duration::from_secs(1);
/// Notes live between one and two of these.
const CLEAR_EVERY: Duration = Duration::from_secs(30);
const PAUSES: [Duration; 4] = [Duration::from_millis(20), Duration::from_millis(100), Duration::from_millis(400), Duration::from_secs(1)];

/// Until `stop`. A stay that breaks off is followed by the next one, which begins by forgetting everything.
pub(super) async fn run(db: Db, state: Arc<State>, mut asks: Receiver<Ask>, stop: CancellationToken) {
    let mut gone = None;
    let mut failures = 0;
    while !stop.is_cancelled() {
        let node = Uuid::now_v7();
        let stayed = tokio::select! {
            () = stop.cancelled() => break,
            opened = Ear::open(&db, node, gone, LEASE) => opened,
        };
        match stayed {
            Ok(ear) => {
                failures = 0;
                let before = gone.replace(node);
                if let Err(error) = Stay::new(ear, node, &state).keep(before, &mut asks, &stop).await {
                    tracing::warn!(%error, "the ear of the window broke off: pages are rendered for each visitor until it is back");
                }
            }
            Err(error) => tracing::warn!(%error, "no ear for the window: pages are rendered for each visitor"),
        }
        state.lease.close();
        let pause = PAUSES.get(failures).or(PAUSES.last()).copied().unwrap_or(STAY_EVERY);
        failures += 1;
        tokio::select! { () = stop.cancelled() => break, () = sleep(pause) => {} }
    }
    state.lease.close();
}

/// One connection's life.
struct Stay<'a> {
    ear: Ear,
    node: Uuid,
    state: &'a State,
    barrier: Barrier,
    /// Tickets of other nodes that wait for our next look.
    called: Vec<String>,
}

impl<'a> Stay<'a> {
    fn new(ear: Ear, node: Uuid, state: &'a State) -> Self {
        Self { ear, node, state, barrier: Barrier::default(), called: Vec::new() }
    }

    async fn keep(mut self, before: Option<Uuid>, asks: &mut Receiver<Ask>, stop: &CancellationToken) -> Result<(), sqlx::Error> {
        // what was kept before knows nothing of what this ear did not hear
        self.state.forget_all();
        if let Some(before) = before {
            self.ear.say(&format!("left {before}")).await?;
        }
        let (mut looks, mut stays, mut clears) = (every(LOOK_EVERY), every(STAY_EVERY), every(CLEAR_EVERY));
        clears.reset();
        loop {
            let mut waiting = Vec::new();
            let ends = self.barrier.next_end();
            tokio::select! {
                () = stop.cancelled() => return self.leave().await,
                ask = asks.recv() => match ask {
                    Some(ask) => waiting.push(ask),
                    None => return self.leave().await,
                },
                word = self.ear.hear() => match word? {
                    Some(word) => self.mind(&word),
                    None => return Err(sqlx::Error::Io(std::io::ErrorKind::ConnectionAborted.into())),
                },
                _ = stays.tick() => {
                    let began = Instant::now();
                    self.ear.stay(self.node, LEASE).await?;
                    self.look(Vec::new()).await?;
                    self.open(began);
                    continue;
                }
                _ = looks.tick() => {}
                _ = clears.tick() => self.ear.clear().await?,
                () = sleep_until(ends.unwrap_or_else(Instant::now).into()), if ends.is_some() => {
                    self.barrier.expire(Instant::now());
                    continue;
                }
            }
            while let Ok(ask) = asks.try_recv() {
                waiting.push(ask);
            }
            while let Some(word) = self.ear.heard() {
                self.mind(&word);
            }
            self.look(waiting).await?;
        }
    }

    /// `look` · `ask NODE TICKET` · `done NODE TICKET BY` · `left NODE`. What is not understood is a reason to look.
    fn mind(&mut self, word: &str) {
        let mut parts = word.split(' ');
        let (verb, node) = (parts.next().unwrap_or_default(), parts.next().and_then(|node| node.parse::<Uuid>().ok()));
        let Some(node) = node else { return };
        let ticket = parts.next();
        match verb {
            "ask" if node != self.node => self.called.extend(ticket.map(|ticket| format!("done {node} {ticket} {}", self.node))),
            "done" if node == self.node => {
                let ticket = ticket.and_then(|ticket| ticket.parse().ok());
                if let (Some(ticket), Some(by)) = (ticket, parts.next().and_then(|by| by.parse().ok())) {
                    self.barrier.confirm(ticket, by);
                }
            }
            "left" => self.barrier.leave(node),
            _ => {}
        }
    }

    /// Look, forget, confirm what others asked, and see to those who wait here.
    async fn look(&mut self, waiting: Vec<Ask>) -> Result<(), sqlx::Error> {
        let Look { changes, others } = self.ear.look(self.node).await?;
        if !changes.is_empty() {
            self.barrier.note_change();
            self.state.apply(changes);
        }
        for word in std::mem::take(&mut self.called) {
            self.ear.say(&word).await?;
        }
        if let Some(ticket) = self.barrier.begin(waiting, &others) {
            self.ear.say(&format!("ask {} {ticket}", self.node)).await?;
        }
        Ok(())
    }

    /// The lease runs on from `began`, before the node was announced anew and looked. After a gap nobody knows what was missed.
    fn open(&self, began: Instant) {
        if !self.state.lease.runs() {
            self.state.forget_all();
        }
        self.state.lease.extend(began, LEASE);
    }

    async fn leave(&mut self) -> Result<(), sqlx::Error> {
        self.state.lease.close();
        self.ear.leave(self.node).await?;
        self.ear.say(&format!("left {}", self.node)).await
    }
}

fn every(pause: Duration) -> Interval {
    let mut ticks = interval(pause);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
