//! Questions to the server of which only the latest counts: who opens another drawer or types on does not wait for the answer before.
use crate::admin::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy)]
pub struct Turn(StoredValue<u32>);

impl Turn {
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// `take` hears the answer unless something else was asked by then, or the screen is gone.
    pub fn ask<T: 'static>(self, answer: impl Future<Output = T> + 'static, take: impl FnOnce(T) + 'static) {
        let mine = self.next();
        spawn_local(async move {
            let answer = answer.await;
            if self.is(mine) {
                take(answer);
            }
        });
    }

    /// A new question, or none any more: whatever was asked before counts no longer.
    pub fn next(self) -> u32 {
        let mine = self.0.get_value().wrapping_add(1);
        self.0.set_value(mine);
        mine
    }

    /// Whether that one is still the latest.
    pub fn is(self, mine: u32) -> bool {
        self.0.try_get_value() == Some(mine)
    }
}
