//! What is known of a collection: how it stands, what it has, sold and brought, and the ways to its pieces and its page. Finance reads;
//! whoever keeps the shop changes.
use super::{drawer::Desk, hung, over, rows, said};
use crate::admin::prelude::*;
use crate::{
    domain::{collection::CollectionRow, matching::Subject},
    i18n::{amount, matching},
    paths,
};

pub fn body(desk: Desk) -> Drawn {
    let seat = desk.room.seat;
    let keeps = seat.writes_pages();
    view! {
        <section>
            {move || desk.of(|sheet| facts(desk, &sheet.row, &sheet.slug))}
            <p class="till__wrong" role="alert">{move || desk.told.get()}</p>
        </section>
        {keeps.then(|| said::part(desk))}
        {hung::part(desk, keeps)}
        {keeps.then(|| over::part(desk))}
    }
    .drawn()
}

fn facts(desk: Desk, row: &CollectionRow, slug: &str) -> impl IntoView + use<> {
    let (seat, say) = (desk.room.seat, desk.room.seat.collections());
    let one = |name: &'static str, told: String| view! { <div class="answers__one"><dt class="answers__name">{name}</dt><dd class="answers__told">{told}</dd></div> };
    let count = |number: u32| amount::count(number, seat.locale);
    let lead = rows::standing(seat, row).into_iter().chain([(say.days_told)(row.days)]).collect::<Vec<_>>().join(" · ");
    let share = row.sell_through().map(|share| one(say.share, amount::percent(share * 100, seat.locale)));
    let brought = row.brought.map(|brought| {
        view! {
            <div class="answers__one" title=say.brought_why><dt class="answers__name">{say.brought}</dt><dd class="answers__told">{amount::money(brought, seat.locale)}</dd></div>
        }
    });
    let is_seen = !row.archived && row.opens.is_none();
    let pieces = seat.writes_pages().then(|| view! { <a class="desk-link" href=paths::admin_pieces_of(row.number)>{say.pieces}</a> });
    let suits = (seat.writes_pages() && row.here > 0)
        .then(|| view! { <a class="desk-link" href=paths::admin_match(Subject::Collection(row.id))>{matching::of(seat.locale).open}</a> });
    let page = is_seen.then(|| view! { <a class="desk-link" href=paths::collection(slug) rel="external">{say.in_shop}</a> });
    view! {
        <p class="drawer__placed">{lead}</p>
        <dl class="answers">
            {one(say.here, count(row.here))}
            {one(say.out, count(row.out))}
            {one(say.sold, count(row.sold))}
            {share}
            {brought}
        </dl>
        <p class="collection-ways">{suits}{pieces}{page}</p>
    }
}
