//! One line of the bag: the thing, until when it is kept or why it can't be had, and the forms that change it.
use super::{Frame, mend::mend};
use crate::{
    domain::{
        cart::{CartLine, LineState},
        store::Locale,
    },
    i18n::{amount, clock, words},
    paths,
    storefront::islands::Countdown,
    ui::{picture::Photo, price::Price},
};
use leptos::prelude::*;

/// Most of one thing on one line.
const MOST: u32 = 99;
/// Width of a picture of the bag, and of the drawer's.
const SIZES: &str = "(min-width: 77rem) 10rem, (min-width: 46rem) 13vw, 6rem";
const SMALL: &str = "6rem";

/// `travels`: its picture is passed on between pages, by the product's name. Only one line per product may.
pub(super) fn line(line: CartLine, travels: bool, locale: Locale, frame: Frame) -> AnyView {
    let orderable = line.state.can_be_ordered();
    let tail = if orderable { verbs(&line, locale, frame) } else { mend(&line, locale, frame) };
    // what is no longer offered has no page to look at
    let page = (line.state != LineState::Gone).then(|| paths::product(&line.slug));
    let sizes = if frame == Frame::Page { SIZES } else { SMALL };
    let picture = line.picture.clone().map(|picture| view! { <Photo picture=picture sizes=sizes class="cart-line__picture" silent=true/> });
    let was = line.seen_price.filter(|seen| seen.minor > line.unit_price.minor).and_then(|seen| seen.times(line.quantity));
    // ids are the page's own: the drawer may lie over it
    let id = (frame == Frame::Page).then(|| format!("v-{}", line.variant));
    let name = (travels && frame == Frame::Page).then(|| format!("--vt:p-{}", line.slug));
    let title = view! { <a href=page.clone()>{line.name.clone()}</a> };
    let title = match frame {
        Frame::Page => view! { <h2 class="cart-line__title">{title}</h2> }.into_any(),
        Frame::Drawer => view! { <h3 class="cart-line__title">{title}</h3> }.into_any(),
    };
    view! {
        <li class="cart-line" id=id data-product=line.slug.clone() data-state=if orderable { "ok" } else { "problem" }>
            <a class="cart-line__frame" href=page tabindex="-1" aria-hidden="true" style=name>{picture}</a>
            {title}
            <Price amount=line.total was=was locale=locale/>
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

fn verbs(line: &CartLine, locale: Locale, frame: Frame) -> AnyView {
    let say = &words(locale).cart;
    let cheaper = line.seen_price.filter(|seen| seen.minor > line.unit_price.minor);
    let cheaper = cheaper.map(|seen| view! { <p class="cart-line__hold">{(say.cheaper)(&amount::money(seen, locale))}</p> });
    let again = (line.state == LineState::Lapsed).then(|| {
        view! {
            <form method="post" action=paths::CART>
                {frame.mark()}
                <input r#type="hidden" name="variant" value=line.variant.to_string()/>
                <button class="button button--small">{say.keep_again}<span class="visually-hidden">" "{line.name.clone()}</span></button>
            </form>
        }
    });
    view! {
        {hold(line, locale, frame)}
        {cheaper}
        <div class="cart-line__verbs">
            {again}
            {(!line.unique).then(|| stepper(line, locale, frame))}
            <form method="post" action=paths::CART_QUANTITY>
                {frame.mark()}
                <input r#type="hidden" name="variant" value=line.variant.to_string()/>
                <button class="link" name="quantity" value="0">{say.remove}<span class="visually-hidden">" "{line.name.clone()}</span></button>
            </form>
        </div>
    }
    .into_any()
}

/// The drawer comes without islands: its own script counts down.
fn hold(line: &CartLine, locale: Locale, frame: Frame) -> Option<AnyView> {
    let say = &words(locale).cart;
    let (seconds, over) = match (line.state, line.held_for_s) {
        (LineState::Lapsed, _) => return Some(view! { <p class="cart-line__hold">{say.lapsed}</p> }.into_any()),
        (_, Some(seconds)) => (seconds, say.kept_over.to_owned()),
        _ => return None,
    };
    let time = match frame {
        Frame::Page => view! { <Countdown seconds=seconds over=over/> }.into_any(),
        Frame::Drawer => {
            view! { <time class="notice__count" role="timer" data-left=seconds data-over=over>{clock::countdown(seconds)}</time> }
                .into_any()
        }
    };
    Some(view! { <p class="cart-line__hold">{say.kept_for}" "{time}</p> }.into_any())
}

fn stepper(line: &CartLine, locale: Locale, frame: Frame) -> AnyView {
    let say = &words(locale).cart;
    let no_less = line.quantity <= 1;
    let no_more = line.quantity >= line.free.unwrap_or(MOST).min(MOST);
    view! {
        <form class="stepper" method="post" action=paths::CART_QUANTITY aria-label=format!("{}: {}", say.quantity, line.name)>
            {frame.mark()}
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
