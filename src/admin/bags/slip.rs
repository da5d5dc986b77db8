//! The slip that lies in a bag: what is in it, what it costs if she keeps it, until when, and where she says so. It is drawn for the printer
//! alone, outside the room, and holds no more of her than her first name.
use super::{api::bag_slip, desk::Desk};
use crate::admin::prelude::*;
use crate::{
    domain::{
        bag::{BagLine, BagSheet, LineStatus, Slip},
        money::Money,
        store::StoreFace,
    },
    i18n::amount,
};
use leptos::{portal::Portal, task::spawn_local};

/// What lies in it or is on its way with it.
fn is_in(line: &BagLine) -> bool {
    matches!(line.status, LineStatus::Added | LineStatus::Packed | LineStatus::Dispatched | LineStatus::Delivered)
}

pub fn part(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let printed = RwSignal::new(None::<(BagSheet, Slip)>);
    let print = move |_| {
        let Some(sheet) = desk.sheet() else { return };
        spawn_local(async move {
            // what is in it can be printed without the rest
            let slip = bag_slip(sheet.row.id).await.unwrap_or_default();
            if printed.try_set(Some((sheet, slip))).is_none() {
                request_animation_frame(|| drop(window().print()));
            }
        });
    };
    let any = move || desk.sheet().is_some_and(|sheet| sheet.lines.iter().any(is_in));
    view! {
        <Show when=any><p class="till__verbs"><button class="desk-button" id="bag-slip" type="button" on:click=print>{say.slip}</button></p></Show>
        {move || printed.get().map(|(sheet, slip)| view! { <Portal>{paper(desk, &sheet, slip.clone())}</Portal> })}
    }
}

fn paper(desk: Desk, sheet: &BagSheet, slip: Slip) -> impl IntoView + use<> {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let shop = use_context::<StoreFace>().map(|face| face.name).unwrap_or_default();
    let her = sheet.row.client_name.split_whitespace().next().unwrap_or_default().to_owned();
    let lines: Vec<&BagLine> = sheet.lines.iter().filter(|line| is_in(line)).collect();
    let sum = Money::new(lines.iter().map(|line| line.price.minor).sum(), sheet.row.value_out.currency);
    let each = lines.iter().map(|line| {
        view! {
            <tr class="slip__line"><td>{line.code.clone()}</td><td>{line.name.clone()}</td><td>{line.label.clone()}</td><td class="slip__price">{amount::money(line.price, seat.locale)}</td></tr>
        }
    });
    let due = sheet.row.due_at.as_ref().map(|at| view! { <p>{(say.slip_due)(at)}</p> });
    let link = (!slip.page.is_empty()).then(|| view! { <p>{say.slip_page}<br/><b>{slip.page}</b></p> });
    let mark = slip.mark.map(|mark| {
        let room = format!("0 0 {0} {0}", mark.side);
        view! { <svg class="slip__mark" viewBox=room shape-rendering="crispEdges" aria-hidden="true"><path d=mark.path/></svg> }
    });
    view! {
        <article class="slip">
            <h1 class="slip__shop">{shop}</h1>
            <p class="slip__whose">{(say.slip_for)(&her)}" · "{sheet.row.code.clone()}</p>
            <table class="slip__lines"><tbody>{each.collect_view()}<tr class="slip__line"><td></td><td>{say.slip_total}</td><td></td><td class="slip__price"><b>{amount::money(sum, seat.locale)}</b></td></tr></tbody></table>
            {due}
            {link}
            {mark}
        </article>
    }
}
