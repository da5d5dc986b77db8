//! One line of the bag: the thing, until when it is kept or why it can't be had, and the forms that change it.
use crate::{
    domain::{
        cart::{CartLine, LineState},
        store::Locale,
    },
    i18n::{amount, words},
    paths,
    storefront::islands::Countdown,
    ui::{badge::Tone, notice::Notice, picture::Photo, price::Price},
};
use leptos::prelude::*;

/// Most of one thing on one line.
const MOST: u32 = 99;
/// Width of a picture of the bag.
const SIZES: &str = "(min-width: 77rem) 10rem, (min-width: 46rem) 13vw, 6rem";

pub(super) fn line(line: CartLine, locale: Locale) -> AnyView {
    let orderable = line.state.can_be_ordered();
    let tail = if orderable { verbs(&line, locale) } else { problem(&line, locale) };
    let href = paths::product(&line.slug);
    // what is no longer offered has no page to look at
    let page = (line.state != LineState::Gone).then(|| href.clone());
    let picture = line.picture.clone().map(|picture| view! { <Photo picture=picture sizes=SIZES class="cart-line__picture" silent=true/> });
    view! {
        <li class="cart-line" id=format!("v-{}", line.variant) data-state=if orderable { "ok" } else { "problem" }>
            <a class="cart-line__frame" href=page.clone() tabindex="-1" aria-hidden="true">{picture}</a>
            <h2 class="cart-line__title"><a href=page>{line.name.clone()}</a></h2>
            <Price amount=line.total locale=locale/>
            <p class="cart-line__meta">{meta(&line, locale)}</p>
            {tail}
        </li>
    }
    .into_any()
}

fn meta(line: &CartLine, locale: Locale) -> String {
    let say = &words(locale).cart;
    let more = match (line.unique, line.quantity) {
        (true, _) => Some(say.unique.to_owned()),
        (false, 0 | 1) => None,
        (false, _) => Some((say.each)(&amount::money(line.unit_price, locale))),
    };
    Some(line.label.clone()).filter(|label| !label.is_empty()).into_iter().chain(more).collect::<Vec<_>>().join(", ")
}

fn verbs(line: &CartLine, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let hold = match (line.state, line.held_for_s) {
        (LineState::Lapsed, _) => Some(view! { <p class="cart-line__hold">{say.lapsed}</p> }.into_any()),
        (_, Some(seconds)) => Some(
            view! { <p class="cart-line__hold">{say.kept_for}" "<Countdown seconds=seconds over=say.kept_over.to_owned()/></p> }.into_any(),
        ),
        _ => None,
    };
    view! {
        {hold}
        <div class="cart-line__verbs">
            {(!line.unique).then(|| stepper(line, locale))}
            <form method="post" action=paths::CART_QUANTITY>
                <input r#type="hidden" name="variant" value=line.variant.to_string()/>
                <button class="link" name="quantity" value="0">{say.remove}<span class="visually-hidden">" "{line.name.clone()}</span></button>
            </form>
        </div>
    }
    .into_any()
}

fn stepper(line: &CartLine, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let no_less = line.quantity <= 1;
    let no_more = line.quantity >= line.free.unwrap_or(MOST).min(MOST);
    view! {
        <form class="stepper" method="post" action=paths::CART_QUANTITY aria-label=format!("{}: {}", say.quantity, line.name)>
            <input r#type="hidden" name="variant" value=line.variant.to_string()/>
            <button class="stepper__button" name="quantity" value=line.quantity.saturating_sub(1) disabled=no_less aria-label=say.one_less>
                <span class="stepper__sign" aria-hidden="true"></span>
            </button>
            <output>{line.quantity}</output>
            <button class="stepper__button" name="quantity" value=line.quantity.saturating_add(1) disabled=no_more aria-label=say.one_more>
                <span class="stepper__sign stepper__sign--more" aria-hidden="true"></span>
            </button>
        </form>
    }
    .into_any()
}

fn problem(line: &CartLine, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let free = line.free.unwrap_or(0);
    let (title, text) = (say.problem)(line.state, free);
    let take = (line.state == LineState::Short).then(|| (free, (say.take_free)(free)));
    let variant = line.variant.to_string();
    let button = move |quantity: u32, word: String, class: &'static str, name: String| {
        view! {
            <form method="post" action=paths::CART_QUANTITY>
                <input r#type="hidden" name="variant" value=variant.clone()/>
                <button class=class name="quantity" value=quantity>{word}<span class="visually-hidden">" "{name}</span></button>
            </form>
        }
    };
    let look = matches!(line.state, LineState::Sold | LineState::Held | LineState::Away | LineState::Out)
        .then(|| view! { <a class="link" href=paths::product(&line.slug)>{say.look}<span class="visually-hidden">" "{line.name.clone()}</span></a> });
    let remove = button(0, say.remove_problem.to_owned(), "button button--line button--small", line.name.clone());
    let take = take.map(|(free, word)| button(free, word, "button button--small", line.name.clone()));
    view! { <div class="cart-line__problem"><Notice tone=Tone::Bad title=title text=text>{take}{remove}{look}</Notice></div> }.into_any()
}
