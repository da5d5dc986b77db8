//! What is known of a piece: its picture, what its history answers, its measures and words, and its life step by step.
use super::{Pieces, gallery, price, words};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::{
        matching::Subject,
        piece::PieceStatus,
        stock::{PieceSheet, PieceStep},
    },
    i18n::{amount, bags, matching, product::area},
    paths,
};

/// `moves`: what may be done with it now, below the answers; `worn`: where its words are changed, below what is known.
pub fn body(room: Room<Pieces>, piece: PieceSheet, moves: Option<Drawn>, worn: Drawn) -> Drawn {
    let (seat, say) = (room.seat, room.seat.pieces());
    let link = piece.live.then(|| view! { <p><a class="desk-link" href=paths::product(&piece.slug) rel="external">{say.in_shop}</a></p> });
    let suits = (piece.row.status == PieceStatus::InStock).then(
        || view! { <p><a class="desk-link" href=paths::admin_match(Subject::Piece(piece.row.id))>{matching::of(seat.locale).open}</a></p> },
    );
    let area = area::of(seat.locale);
    let measures =
        piece.measures.iter().map(|measure| fact(area(measure.area), amount::centimetres(measure.millimetres, seat.locale))).collect_view();
    let words = piece.tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>().join(", ");
    let condition = (!piece.condition_note.is_empty()).then(|| fact(say.condition, piece.condition_note.clone()));
    view! {
        {gallery::part(room, &piece)}
        <p class="drawer__what">{piece.row.name.clone()}</p>
        <p class="drawer__placed">{(say.arrived)(&piece.arrived_at)}</p>
        {words::missing(room, &piece)}
        {link}
        {suits}
        <section class="drawer__part">{answers(seat, &piece)}</section>
        {moves}
        <section class="drawer__part">
            <h3 class="drawer__label">{say.measures}</h3>
            <dl class="facts">
                {fact(say.size, piece.row.size.clone())}
                {measures}
                {fact(say.words, words)}
                {condition}
                {fact(say.price, amount::money(piece.row.price, seat.locale))}
            </dl>
            {words::part(room, &piece)}
            {worn}
        </section>
        {price::part(room, &piece)}
        {outings(seat, &piece)}
        <section class="drawer__part">
            <h3 class="drawer__label">{say.life}</h3>
            <ol class="steps" role="list">{piece.steps.iter().map(|step| one(seat, step)).collect_view()}</ol>
        </section>
    }
    .drawn()
}

/// The questions that nobody could answer from a notebook.
fn answers(seat: Seat, piece: &PieceSheet) -> impl IntoView + use<> {
    let (say, told) = (seat.pieces(), &piece.answers);
    let name = told.holder.person_name.clone().unwrap_or_else(|| (say.who.1)(told.holder.custody).to_owned());
    let who = match &told.holder.bag {
        Some((bag, code)) => view! { <a class="desk-link" href=paths::admin_bag(*bag)>{name}", "{code.clone()}</a> }.drawn(),
        None => name.drawn(),
    };
    view! {
        <dl class="answers">
            <div class="answers__one"><dt class="answers__name">{say.returns.0}</dt><dd class="answers__told">{(say.returns.1)(told.came_back, told.outings)}</dd></div>
            <div class="answers__one"><dt class="answers__name">{say.out.0}</dt><dd class="answers__told">{(say.out.1)(told.minutes_out)}</dd></div>
            <div class="answers__one"><dt class="answers__name">{say.shelf}</dt><dd class="answers__told">{(say.days)(piece.shelf_days)}</dd></div>
            <div class="answers__one"><dt class="answers__name">{say.who.0}</dt><dd class="answers__told">{who}</dd></div>
        </dl>
    }
}

/// Each time at somebody's home, with the bag that it went in.
fn outings(seat: Seat, piece: &PieceSheet) -> Option<impl IntoView + use<>> {
    let say = seat.pieces();
    let told = &piece.answers.outings_told;
    let each = told
        .iter()
        .map(|outing| {
            let ended = outing.ended_at.as_ref().map(|at| format!(" – {at}")).unwrap_or_default();
            view! {
                <li class="steps__one">
                    <a class="desk-link" href=paths::admin_bag(outing.bag)>{outing.client_name.clone()}<span class="steps__by">{(bags::of(seat.locale).line)(outing.status)}</span></a>
                    <span class="steps__at">{outing.left_at.clone()}{ended}</span>
                </li>
            }
        })
        .collect_view();
    (!told.is_empty()).then(|| {
        view! { <section class="drawer__part"><h3 class="drawer__label">{say.outings}</h3><ol class="steps" role="list">{each}</ol></section> }
    })
}

fn fact(name: &'static str, told: String) -> impl IntoView {
    view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> }
}

fn one(seat: Seat, step: &PieceStep) -> impl IntoView + use<> {
    let say = seat.pieces();
    let by = match (step.full_name.is_empty(), step.role) {
        (false, _) => step.full_name.clone(),
        (true, Some(role)) => (seat.say().role)(role).to_owned(),
        (true, None) => say.machine.to_owned(),
    };
    view! {
        <li class="steps__one">
            <span>{(say.status)(step.to)}<span class="steps__by">{by}</span></span>
            <span class="steps__at">{step.at.clone()}</span>
        </li>
    }
}
