//! One event beside the list: how it was before and after, and everything else that it tells.
use super::{
    Book,
    api::open_event,
    page::{PageNews, sides_of},
    rows,
};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::audit::{AuditSheet, AuditWish, Fact},
    error::AppError,
    i18n::audit,
};

type Found = Option<Result<AuditSheet, AppError>>;

#[component]
pub fn EventDrawer(room: Room<Book>) -> impl IntoView {
    let say = room.seat.audit();
    let (found, turn) = (RwSignal::new(Found::None), Turn::new());
    let fetch = Callback::new(move |()| {
        let Some(id) = room.open.get_untracked() else { return };
        found.set(None);
        turn.ask(open_event(id), move |answer| found.set(Some(answer)));
    });
    let title = move || match found.get() {
        Some(Ok(sheet)) => room.seat.sentence(&sheet.row.kind).drawn(),
        _ => say.list.title.drawn(),
    };
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.list.opening}</p> }.drawn(),
        Some(Ok(sheet)) => view! { <Sheet room=room sheet=sheet/> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=fetch/> }.drawn(),
    };
    let waits = Signal::derive(move || found.with(Option::is_none));
    drawer(room, Inside { fetch, waits, title: ViewFn::from(title), body: ViewFn::from(move || body) })
}

#[component]
fn Sheet(room: Room<Book>, sheet: AuditSheet) -> impl IntoView {
    let say = room.seat.audit();
    let row = sheet.row;
    let page = sheet.page.map(|page| view! { <PageNews room=room page=page/> });
    let doer = rows::who(room.seat, &row);
    let history = room.list_address(&AuditWish { subject: row.subject.clone(), thing: Some(row.thing), ..AuditWish::default() });
    let thing = if row.label.is_empty() { (say.subject)(&row.subject).to_owned() } else { row.label };
    let (changes, single): (Vec<Fact>, Vec<Fact>) = sheet.facts.into_iter().partition(|fact| fact.is_change);
    let nothing = (changes.is_empty() && single.is_empty()).then(|| view! { <p class="drawer__why">{say.nothing_more}</p> });
    let request =
        (!sheet.request.is_empty()).then(|| view! { <div class="facts__row"><dt>{say.request}</dt><dd>{sheet.request}</dd></div> });
    let single = single.into_iter().map(|fact| {
        view! { <div class="facts__row"><dt>{name(room, &fact.name)}</dt><dd>{fact.after.map_or_else(|| say.nothing.to_owned(), |after| audit::written(&fact.name, &after, room.seat.locale))}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div class="facts__row"><dt>{say.when}</dt><dd>{row.at}</dd></div>
            <div class="facts__row"><dt>{say.by}</dt><dd>{doer}</dd></div>
            <div class="facts__row"><dt>{say.thing}</dt><dd>{thing}</dd></div>
        </dl>
        <section class="drawer__part">
            <h3 class="drawer__label">{say.particulars}</h3>
            <ul class="changes" role="list">{changes.into_iter().map(|fact| change(room, fact)).collect_view()}</ul>
            <dl class="facts">{single.collect_view()}{request}</dl>
            {nothing}
        </section>
        {page}
        <section class="drawer__part"><a class="link" href=history>{say.history}</a></section>
    }
}

/// How something was, and how it is.
fn change(room: Room<Book>, fact: Fact) -> impl IntoView {
    let written = |side: Option<String>| side.map(|side| audit::written(&fact.name, &side, room.seat.locale)).unwrap_or_default();
    sides_of(room, name(room, &fact.name), written(fact.before.clone()), written(fact.after.clone()))
}

/// What a particular is called; as it is written in the book where nobody has found a word for it.
fn name(room: Room<Book>, fact: &str) -> String {
    audit::fact(fact, room.seat.locale).map_or_else(|| fact.replace('_', " "), str::to_owned)
}
