//! What is agreed with her, version by version, each share from both sides.
use super::{Consignors, terms};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::{
        consignor::{Agreement, ConsignorSheet},
        money::Money,
    },
    i18n::agreed,
};

pub fn part(room: Room<Consignors>, sheet: &ConsignorSheet, again: Callback<()>) -> impl IntoView + use<> {
    let (seat, say) = (room.seat, room.seat.consignors());
    let none = sheet.agreements.is_empty().then(|| view! { <p class="drawer__why">{say.no_agreement}</p> });
    let versions = sheet.agreements.iter().map(|one| version(seat, one, sheet.example)).collect_view();
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.agreements}</h3>
            {none}
            <ol class="terms" role="list">{versions}</ol>
            {terms::draw(room, sheet, again)}
        </section>
    }
}

fn version(seat: Seat, agreement: &Agreement, example: Money) -> impl IntoView + use<> {
    let say = seat.consignors();
    let standing = match &agreement.accepted {
        Some((at, name)) => (say.accepted)(at, name),
        None => say.waits_for_her.to_owned(),
    };
    let sentences = agreed::sentences(&agreement.terms, example.currency, seat.locale);
    view! {
        <li class="terms__one" data-accepted=agreement.accepted.is_some().then_some("")>
            <details open=agreement.accepted.is_none()>
                <summary class="terms__head">{(say.version)(agreement.version)}" · "{agreed::both_sides(agreement.terms.store_bp, example, seat.locale)}</summary>
                <p>{agreed::example(agreement.terms.store_bp, example, seat.locale)}</p>
                {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            </details>
            <p class="drawer__why">{standing}</p>
        </li>
    }
}
