//! Who may stand in an answer and who bought when, for one question: ranges of the run and few besides.
use super::{bitmap::Bitmap, client::Ask, run::Run};

pub(super) struct Masks {
    /// Whom nothing keeps from being written to.
    pub(super) open: Bitmap,
    /// Who bought recently; who lately and not recently.
    pub(super) recent: Bitmap,
    pub(super) lately: Bitmap,
}

impl Masks {
    pub(super) fn of(run: &Run, ask: &Ask) -> Self {
        let (recent, lately) = bought(run, ask);
        Self { open: open(run, ask), recent, lately }
    }
}

fn open(run: &Run, ask: &Ask) -> Bitmap {
    let mut open = run.welcome.clone();
    for (_, at) in run.dues.iter().take_while(|(due, _)| *due < ask.now) {
        open.clear(*at as usize);
    }
    let quiet_from = run.standings.partition_point(|standing| standing.contacted.is_none_or(|at| at <= ask.quiet));
    open.paint(quiet_from..run.len(), false);
    for at in ask.said_no.iter().chain(&ask.returned).filter_map(|id| run.find(*id)) {
        open.clear(at);
    }
    open
}

fn bought(run: &Run, ask: &Ask) -> (Bitmap, Bitmap) {
    let (mut recent, mut lately) = (Bitmap::empty(run.len()), Bitmap::empty(run.len()));
    let uncontacted = run.standings.get(..run.contacted_from).unwrap_or_default();
    let until_recent = uncontacted.partition_point(|standing| standing.bought > ask.recently);
    let until_lately = uncontacted.partition_point(|standing| standing.bought > ask.lately);
    recent.paint(0..until_recent, true);
    lately.paint(until_recent..until_lately, true);
    for at in run.contacted_by_bought.iter().map(|at| *at as usize) {
        match run.standings.get(at) {
            Some(standing) if standing.bought > ask.recently => recent.set(at),
            Some(standing) if standing.bought > ask.lately => lately.set(at),
            _ => break,
        }
    }
    (recent, lately)
}
