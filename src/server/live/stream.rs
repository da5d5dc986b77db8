//! One open page's stream: what lies in its queue, a heartbeat, and the word to start over for whoever fell behind. No task of its own
//! and no connection to the database.
use super::Shared;
use axum::body::{Bytes, HttpBody};
use http_body::Frame;
use std::{
    convert::Infallible,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    sync::mpsc::Receiver,
    time::{Instant, Interval, MissedTickBehavior, interval_at},
};

/// Finds out who has gone without a word, and keeps proxies from closing what seems idle.
const BEAT: Duration = Duration::from_secs(15);
const HEARTBEAT: Bytes = Bytes::from_static(b":\n\n");
const START_OVER: Bytes = Bytes::from_static(b"event: resync\ndata: {}\n\n");

pub struct Stream {
    shared: Arc<Shared>,
    listener: u64,
    lagging: Arc<AtomicBool>,
    messages: Receiver<Bytes>,
    beat: Interval,
    is_over: bool,
}

impl Stream {
    pub(super) fn new(shared: Arc<Shared>, listener: u64, lagging: Arc<AtomicBool>, messages: Receiver<Bytes>) -> Self {
        let mut beat = interval_at(Instant::now() + BEAT, BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { shared, listener, lagging, messages, beat, is_over: false }
    }
}

impl HttpBody for Stream {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.is_over {
            return Poll::Ready(None);
        }
        match self.messages.poll_recv(context) {
            Poll::Ready(Some(message)) => return Poll::Ready(Some(Ok(Frame::data(message)))),
            Poll::Ready(None) => {
                self.is_over = true;
                let last = self.lagging.load(Ordering::Relaxed).then(|| Ok(Frame::data(START_OVER)));
                return Poll::Ready(last);
            }
            Poll::Pending => {}
        }
        self.beat.poll_tick(context).map(|_| Some(Ok(Frame::data(HEARTBEAT))))
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Ok(mut board) = self.shared.board.lock() {
            board.leave(self.listener);
        }
    }
}
