//! One moment of a client's life: what it was, what it leads to, why, and for how much.
use super::{Clients, Stream};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::{
        client::life::{Happening, LifeLink, Moment},
        id::NoteId,
    },
    i18n::{amount, bags, clients, product::area},
    paths,
};

pub fn one(room: Room<Clients>, stream: Stream, moment: Moment) -> impl IntoView {
    let (seat, say) = (room.seat, clients::life(room.seat.locale));
    let what = (say.what)(moment.mark.what);
    let (text, detail) = (told(seat, &moment), detail(seat, &moment));
    let text = match moment.link {
        Some(LifeLink::Bag(bag)) => view! { <a class="desk-link" href=paths::admin_bag(bag)>{text}</a> }.drawn(),
        Some(LifeLink::Order(order)) => view! { <a class="desk-link" href=paths::admin_order(order)>{text}</a> }.drawn(),
        None => text.drawn(),
    };
    let note = NoteId(moment.mark.id);
    let off = (moment.mark.what == Happening::Note).then(|| {
        view! { <button class="noted__off" type="button" aria-label=say.drop on:click=move |_| stream.take_back(room, note)>"×"</button> }
    });
    view! {
        <li class="steps__one" data-happened=moment.mark.what.name()>
            <span>{what}" "{text}<span class="steps__by">{detail}</span>{off}</span>
            <span class="steps__at">{moment.at}</span>
        </li>
    }
}

/// What it is about: a code, a name, a measure in centimetres.
fn told(seat: Seat, moment: &Moment) -> String {
    match moment.mark.what {
        Happening::Measured | Happening::MeasureWas => {
            moment.text.parse().map_or_else(|_| moment.text.clone(), |one| area::of(seat.locale)(one).to_owned())
        }
        _ => moment.text.clone(),
    }
}

/// Status, reason, own words, amount: what there is of them.
fn detail(seat: Seat, moment: &Moment) -> String {
    use Happening as H;
    let (bag, word) = (bags::of(seat.locale), moment.word.as_str());
    let status = match moment.mark.what {
        H::BagOpened | H::BagClosed | H::BagLate => word.parse().map(bag.status).unwrap_or_default(),
        H::Out | H::Kept | H::CameBack => word.parse().map(bag.line).unwrap_or_default(),
        H::Said => word.parse().map(bag.decision).unwrap_or_default(),
        H::Order | H::Unpaid => word.parse().map(seat.say().status).unwrap_or_default(),
        H::Word | H::WordWas | H::Measured | H::MeasureWas => word.parse().map(clients::life(seat.locale).source).unwrap_or_default(),
        H::Refund | H::Note | H::Merged => "",
    };
    let reason = moment.reason.parse().map(bag.reason).unwrap_or_default();
    let amount = match (moment.mark.what, moment.amount) {
        (H::Measured | H::MeasureWas, Some(size)) => {
            u32::try_from(size.minor).map(|size| amount::centimetres(size, seat.locale)).unwrap_or_default()
        }
        (_, Some(money)) => amount::money(money, seat.locale),
        (_, None) => String::new(),
    };
    let parts = [status, reason, moment.beside.as_str(), amount.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
