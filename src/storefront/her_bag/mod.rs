//! The bag that a client has at home, on her own page: large what it is, below it each piece with her three answers, and when it may be
//! collected. One form for all pieces; it works without script, which only adds the sum while she chooses.
mod collection;
mod line;

use super::{islands::KeptSum, layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        bag::{BagStatus, Decision, HerBag, LineStatus, rules::Priced},
        money::{Currency, Money},
        store::{Locale, StoreFace},
    },
    i18n::{
        amount,
        her_bag::{self, Words},
    },
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// Characters of what she writes about a piece.
pub const MOST_NOTE: usize = 300;

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BagNotice {
    Saved,
    NotSaved,
    Collection,
    /// The day that she wanted is not to be had.
    Day,
}

/// Head of the page. The address is her secret, so the canonical one is the first page.
pub fn head(face: &StoreFace, bag: &HerBag) -> Head {
    unlisted::head(face, &(her_bag::of(face.locale).title)(&bag.code), paths::HOME)
}

/// `address` is where this page stands; `wrong` are the lines whose note was too long.
#[component]
pub fn BagPage(face: StoreFace, bag: HerBag, address: String, notice: Option<BagNotice>, wrong: Vec<usize>) -> impl IntoView {
    let (locale, currency) = (face.locale, face.currency);
    let say = her_bag::of(locale);
    let can_decide = bag.lines.iter().any(crate::domain::bag::HerLine::can_be_decided);
    let lines = bag.lines.iter().enumerate().map(|(at, one)| line::line(one, wrong.contains(&at), locale)).collect_view();
    let pieces = if can_decide {
        view! {
            <form class="her-bag__pieces" method="post" action=address.clone() aria-labelledby="pieces">
                <h2 class="visually-hidden" id="pieces">{say.pieces}</h2>
                <ul class="her-bag__lines" role="list">{lines}</ul>
                {foot(&bag, currency, locale)}
            </form>
        }
        .into_any()
    } else {
        view! { <section class="her-bag__pieces" aria-label=say.pieces><ul class="her-bag__lines" role="list">{lines}</ul></section> }
            .into_any()
    };
    view! {
        <Shell face=face here=paths::CART back=address.clone()>
            <article class="her-bag" data-status=bag.status.name()>
                {top(&bag, notice, say)}
                {pieces}
                {bag.status.is_out().then(|| collection::part(&bag, &address, notice == Some(BagNotice::Day), locale))}
            </article>
        </Shell>
    }
}

fn top(bag: &HerBag, notice: Option<BagNotice>, say: &'static Words) -> AnyView {
    let told = notice.and_then(|notice| {
        let (tone, (title, text)) = match notice {
            BagNotice::Saved => (Tone::Good, say.saved),
            BagNotice::NotSaved => (Tone::Bad, say.not_saved),
            BagNotice::Collection => (Tone::Good, say.asked_notice),
            BagNotice::Day => return None,
        };
        Some(view! { <Notice tone=tone title=title text=text/> })
    });
    let due = bag.due_at.clone().filter(|_| bag.status.is_out()).map(|at| {
        let word = if bag.overdue { say.overdue } else { say.until };
        view! { <p class="her-bag__due" data-overdue=bag.overdue.then_some("")>{word}" "<strong>{at}</strong></p> }
    });
    view! {
        <header class="her-bag__head">
            {told}
            <p class="order__folio">{(say.title)(&bag.code)}</p>
            <h1 class="order__title">{(say.headline)(bag.status)}</h1>
            <p class="order__lead voice">{(say.lead)(bag.status)}</p>
            {due}
        </header>
    }
    .into_any()
}

/// What she keeps, reckoned as the shop will, and the one button.
fn foot(bag: &HerBag, currency: Currency, locale: Locale) -> AnyView {
    let say = her_bag::of(locale);
    // on its way or at her home is the same to who looks at the sum
    let priced: Vec<(String, Priced)> = bag.lines.iter().map(|line| (line.id.to_string(), priced(line))).collect();
    let has_share = bag.rules.keep_all_bp > 0 && bag.status != BagStatus::PartiallySettled;
    let share = u32::try_from(bag.rules.keep_all_bp).unwrap_or(0);
    view! {
        <div class="her-bag__foot">
            <p class="her-bag__sum" role="status"><KeptSum lines=priced rules=bag.rules currency=currency locale=locale/></p>
            <button class="button">{say.save}</button>
        </div>
        <div class="her-bag__after">
            {has_share.then(|| view! { <p class="her-bag__share">{(say.whole_bag)(&amount::percent(share, locale))}</p> })}
            <p class="her-bag__evidence">{say.evidence}</p>
        </div>
    }
    .into_any()
}

fn priced(line: &crate::domain::bag::HerLine) -> Priced {
    let minor = line.price.map_or(0, |price: Money| price.minor);
    let status = if line.can_be_decided() { LineStatus::Delivered } else { line.status };
    Priced { status, frozen_minor: minor, now_minor: minor, kept: line.can_be_decided() && line.decision == Some(Decision::Keep) }
}
