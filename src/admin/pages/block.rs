//! One block opened: its texts, its picture, its products. Inputs begin with what is there and are not written to while somebody types.
use super::{
    desk::{Desk, Slot},
    goods::Goods,
    pictures::Pictures,
};
use crate::admin::prelude::*;
use crate::domain::editorial::{Block, Field, Grid, Source, Step, Unsound, fields};

#[component]
pub fn BlockForm(desk: Desk, part: Slot, wrong: Memo<Option<Unsound>>) -> impl IntoView {
    let slot = part;
    // which fields there are changes rarely; what is in them with every letter
    let shape = Memo::new(move |_| slot.block.with(fields));
    let texts = move || shape.get().into_iter().map(|field| text(desk, slot, field, wrong)).collect_view();
    let has_picture = slot.block.with_untracked(|block| block.clone().picture_mut().is_some());
    let has_goods = Memo::new(move |_| slot.block.with(|block| block.clone().products_mut().is_some()));
    let is_grid = slot.block.with_untracked(|block| matches!(block, Block::Grid(_)));
    let is_hero = slot.block.with_untracked(|block| matches!(block, Block::Hero(_)));
    let is_steps = slot.block.with_untracked(|block| matches!(block, Block::Steps(_)));
    view! {
        <div class="slot__body">
            {is_grid.then(|| source(desk, slot))}
            {texts}
            {is_hero.then(|| note(desk, slot))}
            {is_steps.then(|| one_more(desk, slot))}
            {has_picture.then(|| view! { <Pictures desk=desk part=slot/> })}
            <Show when=move || has_goods.get()><Goods desk=desk part=slot/></Show>
        </div>
    }
}

fn text(desk: Desk, slot: Slot, field: Field, wrong: Memo<Option<Unsound>>) -> impl IntoView {
    let pages = desk.seat.pages();
    let label = (pages.field)(field);
    let value = slot.block.with_untracked(|block| block.get(field));
    let typed = move |event: leptos::ev::Event| {
        slot.block.update(|block| block.set(field, &event_target_value(&event)));
        desk.touch();
    };
    let fault = move || wrong.get().filter(|unsound| unsound.field == field.name()).map(|unsound| (pages.fault)(unsound.why));
    let bad = move || fault().map(|_| "true");
    let input = if field.is_long() {
        view! { <textarea class="desk-input" rows="3" aria-invalid=bad prop:value=value on:input=typed></textarea> }.drawn()
    } else {
        view! { <input class="desk-input" type="text" autocomplete="off" aria-invalid=bad prop:value=value on:input=typed/> }.drawn()
    };
    view! {
        <label class="desk-field">
            <span class="desk-field__label">{label}</span>
            {input}
            {move || fault().map(|fault| view! { <span class="desk-field__error" role="alert">{fault}</span> })}
        </label>
    }
}

/// Where a shelf gets its products from.
fn source(desk: Desk, slot: Slot) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let choose = move |event: leptos::ev::Event| {
        let wanted = match event_target_value(&event).as_str() {
            "1" => Source::Hand { products: Vec::new() },
            "2" => Source::Collection { slug: String::new() },
            _ => Source::default(),
        };
        slot.block.update(|block| {
            if let Block::Grid(Grid { source, .. }) = block {
                *source = wanted;
            }
        });
        desk.touch();
    };
    let now = slot.block.with_untracked(|block| match block {
        Block::Grid(Grid { source: Source::Hand { .. }, .. }) => 1,
        Block::Grid(Grid { source: Source::Collection { .. }, .. }) => 2,
        _ => 0,
    });
    let options = say.sources.iter().enumerate().map(|(n, word)| view! { <option value=n.to_string() selected=n == now>{*word}</option> });
    view! {
        <label class="desk-field">
            <span class="desk-field__label">{say.source}</span>
            <select class="desk-input" on:change=choose>{options.collect_view()}</select>
        </label>
    }
}

/// Whether the cover points at what is newest.
fn note(desk: Desk, slot: Slot) -> impl IntoView {
    let is_on = slot.block.with_untracked(|block| matches!(block, Block::Hero(hero) if hero.newest));
    let turn = move |event: leptos::ev::Event| {
        let on = event_target_checked(&event);
        slot.block.update(|block| {
            if let Block::Hero(hero) = block {
                hero.newest = on;
            }
        });
        desk.touch();
    };
    view! {
        <label class="desk-check"><input type="checkbox" prop:checked=is_on on:change=turn/>{desk.seat.pages().editor.note}</label>
    }
}

fn one_more(desk: Desk, slot: Slot) -> impl IntoView {
    let add = move |_| {
        slot.block.update(|block| {
            if let Block::Steps(steps) = block
                && steps.steps.len() < 6
            {
                steps.steps.push(Step::default());
            }
        });
        desk.touch();
    };
    view! { <button class="desk-button" type="button" on:click=add>{desk.seat.pages().editor.one_more_step}</button> }
}
