//! What is wrong with the draft as it is typed, each a sentence. An empty list says nothing.
use super::desk::Desk;
use crate::admin::prelude::*;

pub fn list(desk: Desk) -> Option<Drawn> {
    let say = &desk.seat.say().quiz;
    let found = desk.faults.get();
    (!found.is_empty()).then(|| {
        let each = found.iter().map(|fault| view! { <li>{(say.fault)(fault)}</li> }).collect_view();
        view! { <section class="faults" aria-labelledby="faults"><h2 class="faults__title" id="faults">{say.faults}</h2><ul class="faults__list">{each}</ul></section> }.drawn()
    })
}
