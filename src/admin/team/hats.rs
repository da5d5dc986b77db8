//! Hats to choose from, each with what it opens; the same boxes in an invitation and in the drawer.
use crate::admin::prelude::*;
use crate::{admin::Seat, domain::role::Role};

/// The hats in one line.
pub fn words_of(seat: Seat, hats: &[Role]) -> String {
    hats.iter().map(|hat| (seat.say().role)(*hat)).collect::<Vec<_>>().join(", ")
}

/// A box for each hat of the team, the one that opens most doors last.
#[component]
pub fn HatBoxes(
    seat: Seat,
    #[prop(into)] worn: Signal<Vec<Role>>,
    /// Prefix of ids.
    of: &'static str,
    #[prop(into)] disabled: Signal<bool>,
    #[prop(optional)] describes: Option<&'static str>,
    turn: Callback<(Role, bool)>,
) -> impl IntoView {
    let say = seat.team();
    let boxes = Role::STAFF.map(|hat| {
        let id = format!("{of}-{}", hat.name());
        let why = format!("{id}-opens");
        view! {
            <li class="hat">
                <input
                    class="hat__box" type="checkbox" id=id.clone() name=hat.name() aria-describedby=why.clone() disabled=move || disabled.get()
                    prop:checked=move || worn.with(|worn| worn.contains(&hat))
                    on:change=move |event| turn.run((hat, event_target_checked(&event)))
                />
                <label class="hat__name" for=id>{(seat.say().role)(hat)}</label>
                <span class="hat__opens" id=why>{(say.opens)(hat)}</span>
            </li>
        }
    });
    view! {
        <fieldset class="hats" aria-describedby=describes>
            <legend class="hats__legend">{say.wears}</legend>
            <ul class="hats__boxes" role="list">{boxes.into_iter().collect_view()}</ul>
        </fieldset>
    }
}
