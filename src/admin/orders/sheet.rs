//! What an order holds: its lines, its sum, who buys, where it goes, what happened. Only reads; verbs about money stand in `till`.
use super::state::State;
use crate::admin::prelude::*;
use crate::{
    admin::Seat,
    domain::{
        money::Money,
        order::{Address, OrderLine, OrderSheet, OrderStatus, OrderStep},
        role::Role,
    },
    i18n::amount,
    paths,
};

#[component]
pub fn SheetBody(seat: Seat, sheet: OrderSheet) -> impl IntoView {
    let say = &seat.say().sheet;
    let placed = (say.placed)(&sheet.placed_at);
    let steps = steps(seat, &sheet.steps).drawn();
    view! {
        <p class="drawer__placed">{placed}</p>
        {notice(seat, &sheet)}
        <section class="drawer__part">
            <h3 class="drawer__label">{say.lines}</h3>
            <ul class="lines" role="list">{sheet.lines.iter().map(|line| order_line(seat, line)).collect_view()}</ul>
            {sums(seat, &sheet)}
        </section>
        <section class="drawer__part">
            <h3 class="drawer__label">{say.buyer}</h3>
            {buyer(seat, &sheet)}
        </section>
        <section class="drawer__part">
            <h3 class="drawer__label">{say.delivery}</h3>
            <p>{sheet.delivery_name.clone()}</p>
            {place(seat, sheet.address)}
        </section>
        <section class="drawer__part">
            <h3 class="drawer__label">{say.steps}</h3>
            {steps}
        </section>
    }
}

/// What somebody has to know before anything else.
fn notice(seat: Seat, sheet: &OrderSheet) -> Option<Drawn> {
    let say = &seat.say().sheet;
    let told = |title: String, text: &'static str, tone: &'static str| {
        let text = (!text.is_empty()).then(|| view! { <p class="drawer__why">{text}</p> });
        Some(view! { <div class="drawer__notice" data-tone=tone><p class="drawer__what">{title}</p>{text}</div> }.drawn())
    };
    match (sheet.status, sheet.pay_within_s) {
        (OrderStatus::NeedsDecision, _) => told(say.to_decide.0.to_owned(), say.to_decide.1, "warn"),
        (OrderStatus::Failed, _) => told(say.was_declined.0.to_owned(), say.was_declined.1, "bad"),
        (OrderStatus::Pending, Some(left)) if left > 0 => told((say.kept)(left / 60), "", "plain"),
        (OrderStatus::Pending, Some(_)) => told(say.kept_over.to_owned(), "", "plain"),
        _ => None,
    }
}

fn order_line(seat: Seat, line: &OrderLine) -> impl IntoView + use<> {
    let say = &seat.say().sheet;
    let picture = match &line.media_key {
        Some(key) => view! { <img class="line__picture" src=paths::media(key, 320) width="320" height="400" alt="" loading="lazy" decoding="async"/> }.drawn(),
        None => view! { <span class="line__picture"></span> }.drawn(),
    };
    let name = if line.slug.is_empty() {
        view! { <span class="line__name">{line.name.clone()}</span> }.drawn()
    } else {
        let (href, spoken) = (paths::product(&line.slug), (say.see_in_shop)(&line.name));
        view! { <a class="line__name" href=href target="_blank" rel="noopener" aria-label=spoken>{line.name.clone()}</a> }.drawn()
    };
    let each = (line.quantity > 1).then(|| format!("{} × {}", line.quantity, amount::money(line.unit_price, seat.locale)));
    let label = [line.label.as_str(), line.sku.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    view! {
        <li class="line">
            {picture}
            {name}
            <span class="line__label">{label}</span>
            <span class="line__total">{amount::money(line.total, seat.locale)}</span>
            <span class="line__each">{each}</span>
        </li>
    }
}

fn sums(seat: Seat, sheet: &OrderSheet) -> impl IntoView + use<> {
    let say = &seat.say().sheet;
    let written = |sum: Money| amount::money(sum, seat.locale);
    let delivery = if sheet.delivery.minor == 0 { say.free.to_owned() } else { written(sheet.delivery) };
    let discount = (sheet.discount.minor > 0).then(|| {
        let minus = Money::new(-sheet.discount.minor, sheet.discount.currency);
        view! { <div class="sums__row"><dt>{say.discount}</dt><dd>{written(minus)}</dd></div> }
    });
    view! {
        <dl class="sums">
            <div class="sums__row"><dt>{say.goods}</dt><dd>{written(sheet.subtotal)}</dd></div>
            {discount}
            <div class="sums__row"><dt>{say.delivery}</dt><dd>{delivery}</dd></div>
            <div class="sums__row sums__row--total"><dt>{say.total}</dt><dd>{written(sheet.total)}</dd></div>
        </dl>
    }
}

fn buyer(seat: Seat, sheet: &OrderSheet) -> impl IntoView + use<> {
    let say = &seat.say().sheet;
    let mail = view! { <a class="link" href=format!("mailto:{}", sheet.email)>{sheet.email.clone()}</a> };
    let phone = (!sheet.phone.is_empty()).then(|| {
        view! { <div class="facts__row"><dt>{say.phone}</dt><dd><a class="link" href=format!("tel:{}", sheet.phone)>{sheet.phone.clone()}</a></dd></div> }
    });
    let note = (!sheet.note.is_empty()).then(|| {
        view! { <div class="facts__row"><dt>{say.note}</dt><dd><q class="facts__note">{sheet.note.clone()}</q></dd></div> }
    });
    // what the shop holds about her, as a file that an owner gives to her
    let file = sheet.person.filter(|_| seat.role == Role::Owner).map(|person| {
        view! { <form method="post" action=paths::person_export(person)><button class="link">{say.data_of_person}</button></form> }
    });
    view! {
        <p>{sheet.full_name.clone()}</p>
        {file}
        <dl class="facts">
            <div class="facts__row"><dt>{say.email}</dt><dd>{mail}</dd></div>
            {phone}
            {note}
        </dl>
    }
}

fn place(seat: Seat, address: Option<Address>) -> Drawn {
    let say = &seat.say().sheet;
    match address {
        None if seat.role == Role::Finance => view! { <p class="drawer__why">{say.address_kept}</p> }.drawn(),
        None => view! { <p class="drawer__why">{say.collected}</p> }.drawn(),
        Some(at) => {
            let first = [at.line1, at.line2].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let town = [at.district, at.city, at.region].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            view! { <address class="drawer__address">{first}<br/>{town}<br/><span class="tabular">{at.postal_code}</span></address> }
                .drawn()
        }
    }
}

fn steps(seat: Seat, steps: &[OrderStep]) -> impl IntoView + use<> {
    let say = &seat.say().sheet;
    let each = steps.iter().enumerate().map(|(place, step)| {
        let name = match (step.to, place) {
            (OrderStatus::Pending, 0) => view! { <span class="state" data-state=step.to.name()>{say.step_placed}</span> }.drawn(),
            (OrderStatus::Pending, _) => view! { <span class="state" data-state=step.to.name()>{say.step_again}</span> }.drawn(),
            (status, _) => view! { <State seat=seat status=status/> }.drawn(),
        };
        view! { <li class="steps__one">{name}<span class="steps__at">{step.at.clone()}</span></li> }
    });
    view! { <ol class="steps" role="list">{each.collect_view()}</ol> }
}
