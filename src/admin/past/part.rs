//! A part of the room: it asks for itself whenever one looks further or less far back, and says when there is nothing, or no answer.
use super::Seat;
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::past::Span,
    error::AppError,
};

/// `shown` draws what came; nothing where nothing happened.
pub fn part<T, A>(
    seat: Seat,
    span: Memo<Span>,
    (id, title): (&'static str, &'static str),
    ask: impl Fn(Span) -> A + Copy + Send + Sync + 'static,
    shown: fn(Seat, &T) -> Option<Drawn>,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    A: Future<Output = Result<T, AppError>> + 'static,
{
    let found = RwSignal::new(None::<Result<T, AppError>>);
    let turn = Turn::new();
    let fetch = move || turn.ask(ask(span.get_untracked()), move |answer| found.set(Some(answer)));
    Effect::new(move |_| {
        span.track();
        fetch();
    });
    let body = move || match found.get() {
        None => view! { <p class="team__wait" role="status">{seat.past().loading}</p> },
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| fetch())/> },
        Some(Ok(sheet)) => shown(seat, &sheet).unwrap_or_else(|| view! { <p class="team__none">{seat.past().nothing}</p> }),
    };
    view! { <section class="past__part" aria-labelledby=id><h2 class="team__part" id=id>{title}</h2>{body}</section> }
}
