//! The picture of a block: one of the house, one of a product, or always that of what is newest.
use super::{
    desk::{Desk, Slot},
    goods::Finder,
};
use crate::admin::prelude::*;
use crate::{
    domain::editorial::{Block, Found, PageSheet, PictureRef},
    paths,
};

#[component]
pub fn Pictures(desk: Desk, part: Slot) -> impl IntoView {
    let (slot, say) = (part, &desk.seat.pages().editor);
    let is_open = RwSignal::new(false);
    let chosen = Memo::new(move |_| slot.block.with(|block| block.picture().cloned()));
    let found = RwSignal::new(None::<Found>);
    let choose = Callback::new(move |picture: Option<PictureRef>| {
        slot.block.update(|block| {
            if let Some(place) = Block::picture_mut(block) {
                *place = picture;
            }
        });
        is_open.set(false);
        desk.touch();
    });
    let take = Callback::new(move |product: Found| {
        desk.learn(std::slice::from_ref(&product));
        found.set(Some(product));
    });
    let now = move || match (chosen.get(), shown(desk, chosen.get())) {
        (_, Some(src)) => view! { <img class="picture-now" src=src alt="" width="64" height="80"/> }.drawn(),
        (Some(_), None) => view! { <span class="picture-now picture-now--word">{say.newest}</span> }.drawn(),
        (None, None) => view! { <span class="picture-now picture-now--word">{say.no_picture}</span> }.drawn(),
    };
    view! {
        <fieldset class="goods">
            <legend class="desk-field__label">{say.picture}</legend>
            <div class="picture-row">
                {now}
                <button class="desk-button" type="button" aria-expanded=move || is_open.get().to_string() on:click=move |_| is_open.update(|open| *open = !*open)>{say.choose}</button>
                <button class="desk-button" type="button" on:click=move |_| choose.run(None)>{say.no_picture}</button>
            </div>
            <Show when=move || is_open.get()>
                <div class="picture-choice">
                    {house(desk, choose)}
                    <button class="desk-button" type="button" on:click=move |_| choose.run(Some(PictureRef::Newest { place: 1 }))>{say.newest}</button>
                    <Finder desk=desk label=say.find take=take/>
                    {move || found.get().map(|product| of_product(product, choose))}
                </div>
            </Show>
        </fieldset>
    }
}

/// Address of a small file of the chosen picture, where it is known which one that is.
fn shown(desk: Desk, picture: Option<PictureRef>) -> Option<String> {
    let key = match picture? {
        PictureRef::House { place } => {
            with_sheet(desk, |sheet| sheet.pictures.iter().find(|one| one.place == place).map(|one| one.key.clone()))
        }
        PictureRef::Product { product, position } => {
            desk.product(product)?.pictures.into_iter().find(|(place, _)| *place == position).map(|(_, key)| key)
        }
        PictureRef::Newest { .. } => None,
    };
    key.map(|key| paths::media(&key, 320))
}

fn with_sheet<T>(desk: Desk, look: impl Fn(&PageSheet) -> Option<T>) -> Option<T> {
    desk.sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).and_then(look))
}

fn house(desk: Desk, choose: Callback<Option<PictureRef>>) -> impl IntoView {
    let pictures = with_sheet(desk, |sheet| Some(sheet.pictures.clone())).unwrap_or_default();
    let each = pictures.into_iter().map(|picture| {
        let place = picture.place.clone();
        let pick = move |_| choose.run(Some(PictureRef::House { place: place.clone() }));
        view! { <button class="picture-pick" type="button" aria-label=picture.alt on:click=pick><img src=paths::media(&picture.key, 320) alt="" loading="lazy"/></button> }
    });
    view! { <div class="picture-choices">{each.collect_view()}</div> }
}

fn of_product(product: Found, choose: Callback<Option<PictureRef>>) -> impl IntoView {
    let (id, name) = (product.id, product.name);
    let each = product.pictures.into_iter().map(|(position, key)| {
        let pick = move |_| choose.run(Some(PictureRef::Product { product: id, position }));
        view! { <button class="picture-pick" type="button" aria-label=format!("{name}, {position}") on:click=pick><img src=paths::media(&key, 320) alt="" loading="lazy"/></button> }
    });
    view! { <div class="picture-choices">{each.collect_view()}</div> }
}
