//! What became of one arrival: taken and declined, with the reasons. The same for her and for the shop, and on paper.
use super::{super::layout::Shell, pieces};
use crate::{
    domain::{
        consignor::{Brought, HerPiece},
        store::{Locale, StoreFace},
    },
    i18n::{amount, consignors, statement},
    paths,
};
use leptos::prelude::*;

/// An arrival with its pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub full_name: String,
    pub arrival: Brought,
    pub pieces: Vec<HerPiece>,
}

/// `back` is where all her pieces stand, for her or for the team.
#[component]
pub fn ReceiptPage(face: StoreFace, receipt: Receipt, back: String, is_team: bool) -> impl IntoView {
    let locale = face.locale;
    let say = statement::of(locale);
    let (declined, taken): (Vec<&HerPiece>, Vec<&HerPiece>) = receipt.pieces.iter().partition(|piece| piece.declined.is_some());
    let taken = list(&taken, locale);
    let refused = (!declined.is_empty()).then(
        || view! { <section class="statement__group"><h2 class="statement__title">{say.declined}</h2>{list(&declined, locale)}</section> },
    );
    view! {
        <Shell face=face here=paths::CONSIGNORS back=back.clone()>
            <article class="statement statement--receipt">
                <header class="statement__head">
                    <p class="order__folio">{receipt.arrival.title.clone()}</p>
                    <h1 class="order__title">{(say.receipt_title)(receipt.arrival.number)}</h1>
                    <p class="order__lead voice">{(say.receipt_lead)(&receipt.full_name, &receipt.arrival.arrived_on)}" "{(say.under)(receipt.arrival.version)}</p>
                    <p class="statement__back"><a class="link" href=back>{if is_team { consignors::of(locale).pieces } else { say.to_page }}</a></p>
                </header>
                <div class="statement__main">
                    <section class="statement__group"><h2 class="statement__title">{say.taken}</h2>{taken}</section>
                    {refused}
                </div>
            </article>
        </Shell>
    }
}

fn list(those: &[&HerPiece], locale: Locale) -> AnyView {
    let row = |piece: &&HerPiece| {
        let told = match piece.declined {
            Some(reason) => (consignors::of(locale).decline)(reason).to_owned(),
            None => amount::money(piece.price, locale),
        };
        view! { <li class="statement__piece">{pieces::words(piece, told)}</li> }
    };
    if those.is_empty() {
        return view! { <p class="statement__note">{statement::of(locale).none_taken}</p> }.into_any();
    }
    view! { <ul class="statement__pieces" role="list">{those.iter().map(row).collect_view()}</ul> }.into_any()
}
