//! The pieces of a bag: each with its picture, what she said, how it stands; and out again while it is packed.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::{
    domain::bag::{BagLine, BagStatus, BagVerb, Condition, LineStatus},
    i18n::amount,
    paths,
};

const SMALLEST: u32 = 320;

pub fn list(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    move || {
        let Some(sheet) = desk.sheet() else { return ().drawn() };
        if sheet.lines.is_empty() {
            return view! { <p class="drawer__why">{say.nothing_in}</p> }.drawn();
        }
        let status = sheet.row.status;
        let each = sheet.lines.iter().map(|line| one(desk, status, line)).collect_view();
        view! { <ul class="lines" role="list">{each}</ul> }.drawn()
    }
}

fn one(desk: Desk, status: BagStatus, line: &BagLine) -> impl IntoView + use<> {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let picture =
        line.media_key.as_ref().map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy"/> });
    let said = line.decision.map(|decision| {
        let reason = line.reason.map(|reason| format!(", {}", (say.reason)(reason))).unwrap_or_default();
        view! { <span class="line__said">{(say.decision)(decision)}{reason}</span> }
    });
    let note = (!line.fit_note.is_empty()).then(|| view! { <span class="line__said">{line.fit_note.clone()}</span> });
    let tried = (line.tried_before > 0).then(|| view! { <span class="line__said">{(say.tried)(line.tried_before)}</span> });
    let bad = line.condition.filter(|condition| *condition != Condition::Fine).map(|condition| {
        let note = if line.condition_note.is_empty() { String::new() } else { format!(": {}", line.condition_note) };
        view! { <span class="line__said line__said--bad">{(say.condition)(condition)}{note}</span> }
    });
    let code = line.code.clone();
    let is_scanned = {
        let code = code.clone();
        move || (status == BagStatus::Ready && desk.scanned.with(|scanned| scanned.contains(&code))).then_some("")
    };
    let takes = matches!(status, BagStatus::Draft | BagStatus::Preparing) && matches!(line.status, LineStatus::Added | LineStatus::Packed);
    let out = takes.then(|| {
        let (label, code) = (format!("{}: {}", say.take_out, line.name), code.clone());
        let press = move |_| desk.attempt(BagVerb::TakeOut { code: code.clone() }, "bag-code");
        view! { <button class="desk-button desk-button--small" type="button" aria-label=label disabled=move || desk.busy.get() on:click=press>{say.take_out}</button> }
    });
    view! {
        <li class="line" data-line=line.status.name() data-scanned=is_scanned>
            {picture}
            <a class="line__name" href=paths::admin_piece(line.piece)>{line.name.clone()}</a>
            <span class="line__label">
                <span>{code}" · "{line.label.clone()}</span>
                <span class="line__state">{(say.line)(line.status)}</span>
                {said}{note}{bad}{tried}
            </span>
            <span class="line__total">{amount::money(line.sold.unwrap_or(line.price), seat.locale)}</span>
            <span class="line__each">{out}</span>
        </li>
    }
}
