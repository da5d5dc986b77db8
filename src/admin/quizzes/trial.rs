//! Ten thousand people by chance, in this browser: how often each result comes out, as bars and as numbers. What stands in the way of
//! publishing is said first.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::{
    domain::quiz::simulate::{MOST_PERCENT, PATHS, SEED, Share, Shares, simulate},
    i18n::amount,
};

#[component]
pub fn Trial(desk: Desk) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    let found = RwSignal::new(None::<(Shares, u32)>);
    let run = move || {
        found.set(None);
        // after the word that it is under way is on the screen
        request_animation_frame(move || {
            set_timeout(
                move || {
                    found.try_set(Some(tried(desk)));
                },
                std::time::Duration::ZERO,
            );
        });
    };
    let runs = move || desk.faults.with(Vec::is_empty);
    Effect::new(move |_| {
        if runs() {
            run()
        }
    });
    let body = move || match found.get() {
        _ if !runs() => view! { <p class="quizzes__wait">{say.mend_first}</p> }.drawn(),
        None => view! { <p class="quizzes__wait" role="status">{say.trying}</p> }.drawn(),
        Some((shares, took)) => table(desk, &shares, took),
    };
    view! {
        <div class="trial">
            <div class="trial__head">
                <p class="matrix__help">{(say.trial_help)(MOST_PERCENT)}</p>
                <button class="desk-button" type="button" on:click=move |_| run()>{say.try_again}</button>
            </div>
            {body}
        </div>
    }
}

/// The result, and how many milliseconds it took.
fn tried(desk: Desk) -> (Shares, u32) {
    let started = js_sys::Date::now();
    let shares = desk.graph.with_untracked(|graph| {
        desk.goods.with_value(|goods| desk.conflicts.with_value(|conflicts| simulate(graph, goods, conflicts, PATHS, SEED)))
    });
    // whole milliseconds of a float: a cast, since a float has no `TryFrom`; it saturates
    (shares, (js_sys::Date::now() - started) as u32)
}

fn table(desk: Desk, shares: &Shares, took: u32) -> Drawn {
    let say = &desk.seat.say().quiz;
    let verdicts = shares.verdicts();
    let fair = verdicts.is_empty();
    let told = verdicts.iter().map(|verdict| view! { <li>{(say.verdict)(verdict)}</li> }).collect_view();
    let rows = shares.shares.iter().map(|share| row(desk, shares, share)).collect_view();
    let verdict = if fair {
        view! { <p class="trial__fair" data-tone="good">{say.fair}</p> }.drawn()
    } else {
        view! { <ul class="faults__list trial__unfair">{told}</ul> }.drawn()
    };
    view! {
        {verdict}
        <table class="trial__table">
            <caption class="trial__caption">{(say.tried)(&amount::count(shares.paths, desk.seat.locale), took)}</caption>
            <thead><tr><th scope="col">{say.result}</th><th scope="col">{say.share}</th><th scope="col">{say.times}</th><th scope="col">{say.part_of}</th></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .drawn()
}

fn row(desk: Desk, shares: &Shares, share: &Share) -> Drawn {
    let permille = shares.permille(share.leads);
    let wrong = share.appears == 0 || permille > MOST_PERCENT * 10;
    let percent = |permille: u32| amount::percent(permille.saturating_mul(10), desk.seat.locale);
    view! {
        <tr class="trial__row" data-wrong=wrong.then_some("")>
            <th class="trial__name" scope="row">{share.name.clone()}</th>
            <td class="trial__share">
                <span class="trial__bar" style=format!("--share:{:.1}%", f64::from(permille) / 10.0)></span>
                <span class="trial__percent">{percent(permille)}</span>
            </td>
            <td class="trial__number">{amount::count(share.leads, desk.seat.locale)}</td>
            <td class="trial__number">{percent(shares.permille(share.appears))}</td>
        </tr>
    }
    .drawn()
}
