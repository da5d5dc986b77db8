//! Time that runs out in front of the reader. The server wrote the first number; without script it simply stands still.
use crate::i18n::clock;
use leptos::prelude::*;
use std::time::Duration;

/// `seconds` are left when the page is drawn; `over` is the sentence that takes the number's place at the end.
#[island]
pub fn Countdown(seconds: i64, over: String) -> impl IntoView {
    let left = RwSignal::new(seconds);
    Effect::new(move |_| {
        // a sleeping tab misses ticks, so each tick asks the clock again
        let started = js_sys::Date::now();
        let ticking = set_interval_with_handle(move || left.set(seconds - passed(started)), Duration::from_secs(1));
        if let Ok(ticking) = ticking {
            Effect::new(move |_| {
                if left.get() <= 0 {
                    ticking.clear();
                }
            });
            on_cleanup(move || ticking.clear());
        }
    });
    let text = move || if left.get() > 0 { clock::countdown(left.get()) } else { over.clone() };
    view! { <time class="notice__count" data-countdown=seconds datetime=format!("PT{}S", seconds.max(0)) role="timer">{text}</time> }
}

/// Whole seconds since `started` (milliseconds of the browser's clock). A cast, since a float has no `TryFrom`; it saturates.
fn passed(started: f64) -> i64 {
    ((js_sys::Date::now() - started) / 1000.0) as i64
}
