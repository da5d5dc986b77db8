//! The blocks in their order: added, removed, put back, moved: by pointer on the handle, by buttons, by keyboard.
use super::{
    block::BlockForm,
    desk::{Desk, Saving, Slot},
};
use crate::admin::prelude::*;
use crate::{
    admin::{
        keys,
        sign::{Drawing, Sign},
    },
    domain::editorial::{Block, BlockKind, MOST_BLOCKS, fields},
};
use leptos::ev;
use wasm_bindgen::JsCast;

/// Letters of a block's first text in its closed head.
const EXCERPT: usize = 60;

/// What moves, and what was taken away last.
#[derive(Clone, Copy)]
pub struct Hand {
    desk: Desk,
    dragged: RwSignal<Option<u32>>,
    removed: RwSignal<Option<(usize, Slot)>>,
}

impl Hand {
    fn name(self, slot: Slot) -> String {
        (self.desk.seat.pages().block)(slot.block.with_untracked(Block::kind)).to_owned()
    }

    fn place(self, id: u32) -> Option<usize> {
        self.desk.slots.with_untracked(|slots| slots.iter().position(|slot| slot.id == id))
    }

    /// Put a block at another place; says where it is now.
    fn put(self, id: u32, to: usize) {
        let Some(from) = self.place(id) else { return };
        let count = self.desk.slots.with_untracked(Vec::len);
        if from == to || to >= count {
            return;
        }
        self.desk.slots.update(|slots| {
            let slot = slots.remove(from);
            slots.insert(to, slot);
        });
        self.desk.touch();
        if let Some(slot) = self.desk.slots.with_untracked(|slots| slots.get(to).copied()) {
            self.desk.told.set((self.desk.seat.pages().editor.moved)(&self.name(slot), to + 1, count));
        }
    }

    fn step(self, id: u32, by: isize) {
        if let Some(to) = self.place(id).and_then(|from| from.checked_add_signed(by)) {
            self.put(id, to);
            // a node that moved has lost the focus
            request_animation_frame(move || {
                keys::focus(&head_id(id));
            });
        }
    }

    fn remove(self, id: u32) {
        let Some(at) = self.place(id) else { return };
        let slot = self.desk.slots.try_update(|slots| slots.remove(at));
        if let Some(slot) = slot {
            self.desk.told.set((self.desk.seat.pages().editor.removed)(&self.name(slot)));
            self.removed.set(Some((at, slot)));
            self.desk.touch();
            request_animation_frame(|| {
                keys::focus("put-back");
            });
        }
    }

    fn put_back(self) {
        if let Some((at, slot)) = self.removed.get_untracked() {
            self.removed.set(None);
            self.desk.slots.update(|slots| slots.insert(at.min(slots.len()), slot));
            self.desk.touch();
            request_animation_frame(move || {
                keys::focus(&head_id(slot.id));
            });
        }
    }
}

fn head_id(id: u32) -> String {
    format!("slot-{id}")
}

#[component]
pub fn Slots(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let hand = Hand { desk, dragged: RwSignal::new(None), removed: RwSignal::new(None) };
    let dropped = window_event_listener(ev::pointerup, move |_| hand.dragged.set(None));
    on_cleanup(move || dropped.remove());
    let undo = move || {
        hand.removed.get().map(
            |_| view! { <button class="desk-button" id="put-back" type="button" on:click=move |_| hand.put_back()>{say.undo}</button> },
        )
    };
    let kinds = BlockKind::ALL.iter().map(|kind| {
        let add = move |_| {
            let id = desk.add(*kind);
            request_animation_frame(move || {
                keys::focus(&head_id(id));
            });
        };
        let full = move || desk.slots.with(Vec::len) >= MOST_BLOCKS;
        view! { <button class="desk-button" type="button" on:click=add disabled=full>{(desk.seat.pages().block)(*kind)}</button> }
    });
    view! {
        <ol class="slots" role="list" aria-label=say.blocks data-dragging=move || hand.dragged.get().map(|_| "")>
            <For each=move || desk.slots.get() key=|slot| slot.id let(slot)>
                <One hand=hand part=slot/>
            </For>
        </ol>
        {undo}
        <div class="slots__add" role="group" aria-label=say.add><span class="slots__label">{say.add}</span>{kinds.collect_view()}</div>
        <p class="slots__keys">{say.keys}</p>
    }
}

#[component]
fn One(hand: Hand, part: Slot) -> impl IntoView {
    let slot = part;
    let (desk, id) = (hand.desk, slot.id);
    let say = &desk.seat.pages().editor;
    let name = Memo::new(move |_| (desk.seat.pages().block)(slot.block.with(Block::kind)));
    let excerpt = Memo::new(move |_| slot.block.with(excerpt));
    let wrong = Memo::new(move |_| match desk.saving.get() {
        Saving::Unsound(unsound) => desk.slots.with(|slots| slots.get(unsound.block).is_some_and(|at| at.id == id)).then_some(unsound),
        _ => None,
    });
    let pressed = move |event: ev::KeyboardEvent| {
        let by = match (event.alt_key(), event.key().as_str()) {
            (true, "ArrowUp") => -1,
            (true, "ArrowDown") => 1,
            _ => return,
        };
        event.prevent_default();
        hand.step(id, by);
    };
    let grip = move |event: ev::PointerEvent| {
        // a finger would keep all its events to the handle, and no other block would hear of it
        if let Some(handle) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            let _ = handle.release_pointer_capture(event.pointer_id());
        }
        event.prevent_default();
        hand.dragged.set(Some(id));
    };
    let over = move |_| {
        if let (Some(dragged), Some(here)) = (hand.dragged.get_untracked(), hand.place(id))
            && dragged != id
        {
            hand.put(dragged, here);
        }
    };
    view! {
        <li
            class="slot" data-open=move || slot.is_open.get().then_some("") data-dragged=move || (hand.dragged.get() == Some(id)).then_some("")
            data-wrong=move || wrong.get().map(|_| "") on:keydown=pressed on:pointerenter=over
        >
            <div class="slot__head">
                <span class="slot__grip" title=say.drag on:pointerdown=grip aria-hidden="true"><Drawing sign=Sign::Grip/></span>
                <button
                    class="slot__name" id=head_id(id) type="button" aria-expanded=move || slot.is_open.get().to_string()
                    on:click=move |_| slot.is_open.update(|open| *open = !*open)
                >
                    <span class="slot__kind">{name}</span><span class="slot__excerpt">{excerpt}</span>
                </button>
                <button class="drawer__tool" type="button" aria-label=move || (say.up)(name.get()) title=move || (say.up)(name.get()) on:click=move |_| hand.step(id, -1)><Drawing sign=Sign::Up/></button>
                <button class="drawer__tool" type="button" aria-label=move || (say.down)(name.get()) title=move || (say.down)(name.get()) on:click=move |_| hand.step(id, 1)><Drawing sign=Sign::Down/></button>
                <button class="drawer__tool" type="button" aria-label=move || (say.remove)(name.get()) title=move || (say.remove)(name.get()) on:click=move |_| hand.remove(id)><Drawing sign=Sign::Close/></button>
            </div>
            <Show when=move || slot.is_open.get()><BlockForm desk=desk part=slot wrong=wrong/></Show>
        </li>
    }
}

/// The first words of a block.
fn excerpt(block: &Block) -> String {
    let first = fields(block).into_iter().map(|field| block.get(field)).find(|text| !text.trim().is_empty()).unwrap_or_default();
    first.replace('\n', " ").chars().take(EXCERPT).collect()
}
