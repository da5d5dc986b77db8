//! Rooms of work hear of the end of their session. A change of what somebody may open is heard by the ear of the window; then the
//! door judges the sessions that listen, all of a person in one question, and whose session does not stand is told why and let go.
//! A page holds a place on the board and nothing else: no connection, no task of its own.
use super::Shared;
use crate::{
    domain::{
        account::Farewell,
        id::{PersonId, StoreId},
    },
    error::AppError,
    server::{
        actor::{Actor, KeyHash, Who},
        db,
        live::Seat,
        window::Told,
    },
};
use axum::body::Bytes;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::{broadcast::error::RecvError, mpsc::UnboundedReceiver},
    time::{MissedTickBehavior, interval, sleep},
};
use tokio_util::sync::CancellationToken;

const AGAIN: Duration = Duration::from_millis(250);
/// Finds sessions whose time is over, and notes who is still there.
const ROUND: Duration = Duration::from_mins(1);

/// Somebody to be judged; without a person, everybody who sits in the store.
type Wanted = HashSet<(StoreId, Option<PersonId>)>;

pub(super) async fn run(shared: Arc<Shared>, mut seated: UnboundedReceiver<Seat>, stop: CancellationToken) {
    let mut told = shared.window.follow();
    let mut rounds = interval(ROUND);
    rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut wanted = Wanted::new();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            seat = seated.recv() => match seat {
                Some(seat) => drop(wanted.insert((seat.store, Some(seat.person)))),
                None => return,
            },
            change = told.recv() => match change {
                Ok(Told::Changes(changes)) => {
                    wanted.extend(changes.iter().filter_map(|change| Some((change.store, Some(change.person?)))));
                }
                Ok(Told::Everything) | Err(RecvError::Lagged(_)) => wanted.extend(everybody(&shared)),
                Err(RecvError::Closed) => return,
            },
            _ = rounds.tick() => wanted.extend(everybody(&shared)),
            () = sleep(AGAIN), if !wanted.is_empty() => {}
        }
        while let Ok(seat) = seated.try_recv() {
            wanted.insert((seat.store, Some(seat.person)));
        }
        if let Err(error) = judge(&shared, &mut wanted).await {
            tracing::warn!(%error, "open rooms have to wait for the word of the door");
        }
    }
}

fn everybody(shared: &Shared) -> Wanted {
    let stores = shared.board.lock().map(|board| board.stores_with_seats()).unwrap_or_default();
    stores.into_iter().map(|store| (store, None)).collect()
}

async fn judge(shared: &Shared, wanted: &mut Wanted) -> Result<(), AppError> {
    while let Some((store, person)) = wanted.iter().next().copied() {
        let seats = shared.board.lock().map(|board| board.seats(store, person)).unwrap_or_default();
        if !seats.is_empty() {
            let sessions: HashSet<&KeyHash> = seats.iter().map(|(_, session)| session).collect();
            let mut tx = shared.db.begin(&Actor::new(Who::Door, Some(store))).await?;
            let over: HashMap<KeyHash, Farewell> = db::sessions::judge(&mut tx, sessions).await?.into_iter().collect();
            tx.commit().await?;
            let Ok(mut board) = shared.board.lock() else { return Ok(()) };
            for (listener, session) in seats {
                if let Some(why) = over.get(&session) {
                    board.send(listener, farewell(*why));
                    board.leave(listener);
                }
            }
        }
        wanted.remove(&(store, person));
    }
    Ok(())
}

/// The last event of such a stream.
pub fn farewell(why: Farewell) -> Bytes {
    format!("event: over\ndata: {{\"why\":\"{}\"}}\n\n", why.name()).into()
}
