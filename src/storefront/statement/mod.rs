//! The page of a consignor, by her link: what waits for her name, her pieces by where they are, what sold and how much of it is hers, and
//! what she brought. Plain forms, no script; nothing here names a client.
mod agreement;
mod pieces;
mod receipt;

pub use receipt::{Receipt, ReceiptPage};

use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        consignor::{Brought, Statement},
        store::{Locale, StoreFace},
    },
    i18n::statement::{self, Words},
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// What the last button came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementNotice {
    Accepted,
    Superseded,
    /// What she typed is no name.
    NoName(String),
    Wish,
    /// That piece has left her list meanwhile.
    WishLate,
}

/// Head of the page. The address is her secret, so the canonical one is the first page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, statement::of(face.locale).title, paths::HOME)
}

/// `address` is where this page stands.
#[component]
pub fn StatementPage(face: StoreFace, statement: Statement, address: String, notice: Option<StatementNotice>) -> impl IntoView {
    let (locale, currency) = (face.locale, face.currency);
    let say = statement::of(locale);
    let typed = match &notice {
        Some(StatementNotice::NoName(typed)) => Some(typed.clone()),
        _ => None,
    };
    let asks = statement.unsigned().map(|newest| agreement::asks(newest, currency, &address, typed, locale));
    view! {
        <Shell face=face here=paths::CONSIGNORS back=address.clone()>
            <article class="statement">
                <header class="statement__head">
                    {told(notice, say)}
                    <p class="order__folio">{(say.folio)(&statement.full_name)}</p>
                    <h1 class="order__title">{say.headline}</h1>
                    <p class="order__lead voice">{say.lead}</p>
                </header>
                <div class="statement__main">{asks}{pieces::groups(&statement.pieces, &address, locale)}</div>
                <aside class="statement__side">
                    {agreement::agreed(&statement.agreements, currency, locale)}
                    {receipts(&statement.arrivals, &address, locale)}
                </aside>
            </article>
        </Shell>
    }
}

fn told(notice: Option<StatementNotice>, say: &'static Words) -> Option<AnyView> {
    let (tone, (title, text)) = match notice? {
        StatementNotice::Accepted => (Tone::Good, say.accepted),
        StatementNotice::Superseded => (Tone::Bad, say.superseded),
        StatementNotice::NoName(_) => (Tone::Bad, say.not_saved),
        StatementNotice::Wish => (Tone::Good, say.wish_saved),
        StatementNotice::WishLate => (Tone::Bad, say.wish_late),
    };
    Some(view! { <Notice tone=tone title=title text=text/> }.into_any())
}

fn receipts(arrivals: &[Brought], address: &str, locale: Locale) -> Option<AnyView> {
    let say = statement::of(locale);
    let one = |arrival: &Brought| {
        view! {
            <li class="statement__receipt">
                <a class="link" href=paths::consignor_receipt(address, arrival.id)>{(say.receipt)(arrival.number, &arrival.title)}</a>
                <span class="statement__note">{arrival.arrived_on.clone()}", "{(say.counted)(arrival.taken, arrival.declined)}</span>
            </li>
        }
    };
    (!arrivals.is_empty()).then(|| {
        view! {
            <section aria-labelledby="receipts">
                <h2 class="statement__title" id="receipts">{say.receipts}</h2>
                <ul class="statement__receipts" role="list">{arrivals.iter().map(one).collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
