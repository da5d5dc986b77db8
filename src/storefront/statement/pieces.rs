//! Her pieces by where they are. One that is here or out can be asked for, by a form of its own.
use crate::{
    domain::{
        consignor::HerPiece,
        piece::{Custody, PieceStatus},
        store::Locale,
    },
    i18n::{
        amount,
        statement::{self, Words},
    },
    paths,
};
use leptos::prelude::*;

/// Where a piece is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Waiting,
    Rail,
    Away,
    Drafts,
    Sold,
    Back,
}

fn place(piece: &HerPiece) -> Place {
    use PieceStatus as S;
    match (piece.status, piece.custody) {
        _ if piece.converted => Place::Back,
        (S::SentBack, Custody::Shop) => Place::Waiting,
        (S::InStock | S::Held, _) => Place::Rail,
        (S::Bagged | S::InConsignment | S::ReConsigned | S::Returned | S::InCare, _) => Place::Away,
        (S::Draft, _) => Place::Drafts,
        (S::Sold, _) => Place::Sold,
        (S::SentBack | S::Donated | S::WrittenOff, _) => Place::Back,
    }
}

pub(super) fn groups(pieces: &[HerPiece], address: &str, locale: Locale) -> AnyView {
    let say = statement::of(locale);
    let titles = [
        (Place::Waiting, say.waiting),
        (Place::Rail, say.on_rail),
        (Place::Away, say.away),
        (Place::Drafts, say.drafts),
        (Place::Sold, say.sold),
        (Place::Back, say.back),
    ];
    let group = |(which, title): (Place, &'static str)| {
        let those: Vec<AnyView> = pieces.iter().filter(|piece| place(piece) == which).map(|piece| one(piece, address, locale)).collect();
        let note = (which == Place::Sold).then(|| view! { <p class="statement__note">{say.sold_note}</p> });
        (!those.is_empty()).then(|| {
            view! { <section class="statement__group"><h2 class="statement__title">{title}" "<span class="statement__count">{those.len()}</span></h2>{note}<ul class="statement__pieces" role="list">{those}</ul></section> }
        })
    };
    let none = pieces.is_empty().then(|| view! { <p class="statement__note">{say.nothing}</p> });
    view! { {none}{titles.into_iter().map(group).collect_view()} }.into_any()
}

/// Also on her receipts, without what she may do.
pub(super) fn words(piece: &HerPiece, state: String) -> AnyView {
    let picture = piece
        .media_key
        .as_ref()
        .map(|key| view! { <img src=paths::media(key, 320) width="320" height="400" alt="" loading="lazy" decoding="async"/> });
    view! {
        <div class="statement__frame">{picture}</div>
        <div class="statement__words">
            <p class="statement__name">{piece.name.clone()}" "<span class="statement__label">{piece.label.clone()}</span></p>
            <p class="statement__note">{piece.code.clone()}" · "{state}</p>
        </div>
    }
    .into_any()
}

fn one(piece: &HerPiece, address: &str, locale: Locale) -> AnyView {
    let say = statement::of(locale);
    let day = match piece.standing {
        Some(crate::domain::consignor::Standing::Grace) => piece.grace_until.as_ref(),
        _ => piece.runs_out.as_ref(),
    };
    let until = piece.standing.zip(day).map(|(standing, day)| (say.until)(standing, day));
    let state = std::iter::once((say.state)(piece)).chain(until).collect::<Vec<_>>().join(", ");
    let money = match &piece.sold {
        Some((at, split)) => view! { <p class="statement__hers">{(say.her_share)(&amount::money(split.hers, locale), at)}</p> }.into_any(),
        None => view! { <p class="statement__price tabular">{(piece.price.minor > 0).then(|| amount::money(piece.price, locale))}</p> }
            .into_any(),
    };
    view! { <li class="statement__piece" data-status=piece.status.name()>{words(piece, state)}{money}{piece.can_be_wished().then(|| wish(piece, address, say))}</li> }.into_any()
}

/// What she wishes, and the button that says otherwise.
fn wish(piece: &HerPiece, address: &str, say: &'static Words) -> AnyView {
    let is_here = matches!(piece.status, PieceStatus::InStock | PieceStatus::Held);
    let told = piece.wished.then(|| view! { <span class="statement__wished">{if is_here { say.wished } else { say.wished_out }}</span> });
    let (verb, wanted) = if piece.wished { (say.unwish_verb, "no") } else { (say.wish_verb, "yes") };
    view! {
        <form class="statement__wish" method="post" action=paths::consignor_wish(address)>
            {told}
            <input type="hidden" name="piece" value=piece.id.to_string()/>
            <button class="button button--line" name="wished" value=wanted aria-label=format!("{}: {verb}", piece.name)>{verb}</button>
        </form>
    }
    .into_any()
}
