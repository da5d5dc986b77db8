//! The frame of what is opened beside a list, from the right: its head, the way to its neighbours and back. What is in it is the room's.
use super::{Kind, Room};
use crate::admin::prelude::*;
use crate::admin::{
    keys,
    sign::{Drawing, Sign},
};

/// What a room puts into its drawer.
pub struct Inside {
    /// Asks for what is open now.
    pub fetch: Callback<()>,
    pub waits: Signal<bool>,
    pub title: ViewFn,
    pub body: ViewFn,
}

pub fn drawer<K: Kind>(room: Room<K>, inside: Inside) -> impl IntoView {
    let say = K::say(room.seat.locale);
    let Inside { fetch, waits, title, body } = inside;
    Effect::new(move |_| {
        room.open.track();
        room.stale.track();
        untrack(|| fetch.run(()));
        // after the head shows the new one, so that it is what is read aloud
        if !room.stays.get_value() {
            request_animation_frame(|| {
                keys::focus("drawer-title");
            });
        }
        room.stays.set_value(false);
    });
    view! {
        <aside class="drawer" id="drawer" aria-labelledby="drawer-title" aria-busy=move || waits.get().to_string()>
            <header class="drawer__head">
                <h2 class="drawer__title" id="drawer-title" tabindex="-1">{move || title.run()}</h2>
                <div class="drawer__tools">
                    <button class="drawer__tool" type="button" title=say.newer aria-label=say.newer on:click=move |_| room.step(-1)><Drawing sign=Sign::Up/></button>
                    <button class="drawer__tool" type="button" title=say.older aria-label=say.older on:click=move |_| room.step(1)><Drawing sign=Sign::Down/></button>
                    <button class="drawer__tool" type="button" title=say.close aria-label=say.close on:click=move |_| room.close()><Drawing sign=Sign::Close/></button>
                </div>
            </header>
            <div class="drawer__body">{body.run()}</div>
        </aside>
    }
}
