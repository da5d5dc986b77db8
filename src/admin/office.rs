//! The app inside the room: rail on the left, one screen beside it, each screen with its own address.
//!
//! Which screen is a value here, and not a table of routes: those keep every screen as a type-erased view with the code to
//! hydrate it, which nobody runs in a room that only a browser draws, and which weighed as much as the screens themselves.
use super::{
    Seat,
    arrivals::ArrivalsRoom,
    audit::AuditRoom,
    bags::BagsRoom,
    clients::ClientsRoom,
    collections::CollectionsRoom,
    consignors::{ConsignorsRoom, WaitingRoom},
    drafts::Drafts,
    frame::Rail,
    list::{Undo, UndoBar},
    matching::MatchRoom,
    orders::OrdersRoom,
    pages::PagesRoom,
    palette::Finder,
    past::PastRoom,
    pieces::PiecesRoom,
    quizzes::QuizzesRoom,
    rules::RulesRoom,
    tags::TagsRoom,
    team::TeamRoom,
    today::TodayRoom,
};
use crate::admin::prelude::*;
use crate::{
    domain::{role::Role, store::StoreFace},
    paths,
};
use leptos_router::{
    NavigateOptions,
    components::Router,
    hooks::{use_location, use_navigate},
    location::{BrowserUrl, LocationProvider},
};

/// What an address of the back office shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Today,
    Orders,
    Bags,
    Clients,
    Pieces,
    Arrivals,
    Consignors,
    Waiting,
    Collections,
    Match,
    Past,
    Tags,
    Pages,
    Quizzes,
    Team,
    Rules,
    Audit,
    Lost,
}

impl Screen {
    fn at(path: &str) -> Self {
        match path.trim_end_matches('/') {
            paths::ADMIN_TODAY => Self::Today,
            paths::ADMIN | paths::ADMIN_ORDERS => Self::Orders,
            path if paths::opened_order(path).is_some() => Self::Orders,
            path if path == paths::ADMIN_BAGS || paths::opened_bag(path).is_some() => Self::Bags,
            path if path == paths::ADMIN_CLIENTS || path == paths::ADMIN_SAME_CLIENTS || paths::opened_client(path).is_some() => {
                Self::Clients
            }
            path if path == paths::ADMIN_PIECES || paths::opened_piece(path).is_some() => Self::Pieces,
            path if path == paths::ADMIN_ARRIVALS || paths::opened_arrival(path).is_some() => Self::Arrivals,
            paths::ADMIN_CONSIGNORS_WAITING => Self::Waiting,
            path if path == paths::ADMIN_CONSIGNORS || paths::opened_consignor(path).is_some() => Self::Consignors,
            path if path == paths::ADMIN_COLLECTIONS || paths::opened_collection(path).is_some() => Self::Collections,
            paths::ADMIN_MATCH => Self::Match,
            paths::ADMIN_PAST => Self::Past,
            path if path == paths::ADMIN_TAGS || paths::opened_tag(path).is_some() => Self::Tags,
            paths::ADMIN_PAGES => Self::Pages,
            path if paths::opened_page(path).is_some() => Self::Pages,
            path if path == paths::ADMIN_QUIZZES || paths::opened_quiz(path).is_some() => Self::Quizzes,
            path if path == paths::ADMIN_TEAM || paths::opened_member(path).is_some() => Self::Team,
            paths::ADMIN_RULES => Self::Rules,
            path if path == paths::ADMIN_AUDIT || paths::opened_event(path).is_some() => Self::Audit,
            _ => Self::Lost,
        }
    }
}

#[component]
pub fn Office(face: StoreFace, role: Role, full_name: String) -> impl IntoView {
    let seat = Seat { locale: face.locale, role };
    view! { <Router base=paths::ADMIN><Inside face=face seat=seat full_name=full_name/></Router> }
}

/// The rail and the present screen.
#[component]
fn Inside(face: StoreFace, seat: Seat, full_name: String) -> impl IntoView {
    let (at, navigate, browser) = (use_location(), use_navigate(), use_context::<BrowserUrl>());
    let here = Signal::derive(move || match at.search.get() {
        search if search.is_empty() => at.pathname.get(),
        search => format!("{}?{search}", at.pathname.get()),
    });
    let undo = Undo::provide(seat);
    Drafts::provide();
    provide_context(face.clone());
    let screen = Memo::new(move |_| at.pathname.with(|path| Screen::at(path)));
    Effect::new(move |_| {
        let path = at.pathname.get();
        // a link that was followed stands in the address bar once its screen is there
        if let Some(browser) = &browser {
            browser.ready_to_complete();
        }
        if path.trim_end_matches('/') == paths::ADMIN {
            navigate(paths::ADMIN_ORDERS, NavigateOptions { replace: true, resolve: false, ..NavigateOptions::default() });
        }
    });
    let shown = move || match screen.get() {
        Screen::Orders => view! { <OrdersRoom seat=seat/> },
        Screen::Pages => view! { <PagesRoom seat=seat/> },
        Screen::Quizzes => view! { <QuizzesRoom seat=seat/> },
        Screen::Team => view! { <TeamRoom seat=seat/> },
        Screen::Audit => view! { <AuditRoom seat=seat/> },
        Screen::Pieces => view! { <PiecesRoom seat=seat/> },
        Screen::Bags => view! { <BagsRoom seat=seat/> },
        Screen::Rules => view! { <RulesRoom seat=seat/> },
        Screen::Clients => view! { <ClientsRoom seat=seat/> },
        Screen::Arrivals => view! { <ArrivalsRoom seat=seat/> },
        Screen::Consignors => view! { <ConsignorsRoom seat=seat/> },
        Screen::Waiting => view! { <WaitingRoom seat=seat/> },
        Screen::Collections => view! { <CollectionsRoom seat=seat/> },
        Screen::Tags => view! { <TagsRoom seat=seat/> },
        Screen::Match => view! { <MatchRoom seat=seat/> },
        Screen::Past => view! { <PastRoom seat=seat/> },
        Screen::Today => view! { <TodayRoom seat=seat/> },
        Screen::Lost => lost(seat),
    };
    view! {
        <Rail face=face seat=seat full_name=full_name here=here/>
        {shown}
        <UndoBar undo=undo/>
        <Finder seat=seat/>
    }
}

fn lost(seat: Seat) -> Drawn {
    let (title, text) = seat.say().lost;
    view! {
        <main class="desk" id="content">
            <div class="quiet">
                <h1 class="quiet__title">{title}</h1>
                <p class="quiet__text">{text}</p>
                <a class="desk-button" href=paths::ADMIN_ORDERS>{seat.say().rail.orders}</a>
            </div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::Screen;

    #[test]
    fn an_address_names_one_screen() {
        for path in ["/admin", "/admin/", "/admin/orders", "/admin/orders/", "/admin/orders/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"] {
            assert_eq!(Screen::at(path), Screen::Orders, "{path}");
        }
        for path in ["/admin/pages", "/admin/pages/", "/admin/pages/home", "/admin/pages/look/a-look", "/admin/pages/collection/colecao-1/"]
        {
            assert_eq!(Screen::at(path), Screen::Pages, "{path}");
        }
        for path in ["/admin/quizzes", "/admin/quizzes/", "/admin/quizzes/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"] {
            assert_eq!(Screen::at(path), Screen::Quizzes, "{path}");
        }
        for path in ["/admin/pieces", "/admin/pieces/", "/admin/pieces/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"] {
            assert_eq!(Screen::at(path), Screen::Pieces, "{path}");
        }
        assert_eq!((Screen::at("/admin/consignors"), Screen::at("/admin/consignors/waiting/")), (Screen::Consignors, Screen::Waiting));
        assert_eq!(
            (Screen::at("/admin/collections/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"), Screen::at("/admin/tags/")),
            (Screen::Collections, Screen::Tags)
        );
        assert_eq!((Screen::at("/admin/match"), Screen::at("/admin/past/")), (Screen::Match, Screen::Past));
        assert_eq!((Screen::at("/admin/today/"), Screen::at("/admin/today/x")), (Screen::Today, Screen::Lost));
        assert_eq!(Screen::at("/admin/team/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/"), Screen::Team);
        assert_eq!(
            (Screen::at("/admin/team"), Screen::at("/admin/audit/"), Screen::at("/admin/teams")),
            (Screen::Team, Screen::Audit, Screen::Lost)
        );
        for path in ["/admin/pages/x", "/admin/pages/look", "/admin/nowhere", "/admin/quizzes/x", "/admin/orders/x", "/administration"] {
            assert_eq!(Screen::at(path), Screen::Lost, "{path}");
        }
    }
}
