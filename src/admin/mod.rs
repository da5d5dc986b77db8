//! The team's back office: one lazy island that brings its own router, so that no customer ever loads a byte of it.
//!
//! The server draws the frame in its true shape, with forms that already work; the browser fills it. Screens know data of
//! `domain` and server functions, never the database, and never another surface.
mod arrivals;
mod audit;
mod bags;
mod clients;
mod collections;
mod consignors;
mod drafts;
mod drawn;
mod frame;
mod her_page;
mod keys;
mod list;
mod matching;
mod office;
mod orders;
mod pages;
mod palette;
mod past;
mod photos;
mod pieces;
mod quizzes;
mod rooms;
mod rules;
mod sign;
mod tags;
mod team;
mod today;
mod trouble;
mod words;

use crate::{
    domain::{
        role::Role,
        store::{Locale, StoreFace},
    },
    i18n::desk::{self, Desk},
};
use leptos::{html, prelude::*};

/// What every screen draws with: the framework's names, and our `view!` in place of its own.
mod prelude {
    pub(in crate::admin) use crate::admin::drawn::view;
    pub use crate::admin::drawn::{Draw, Drawn};
    pub use leptos::prelude::*;
}

/// Where somebody sits: which language, which hat. Handed down to every screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    pub locale: Locale,
    pub role: Role,
}

impl Seat {
    /// Whether this hat may write editorial pages; the server asks again.
    pub fn writes_pages(self) -> bool {
        matches!(self.role, Role::Attendant | Role::Owner)
    }

    pub fn say(self) -> &'static Desk {
        desk::of(self.locale)
    }
}

/// The room that the server opens and the browser fills.
#[island(lazy)]
pub fn AdminRoot(face: StoreFace, role: Role, full_name: String) -> impl IntoView {
    let room = NodeRef::<html::Div>::new();
    let drawn = drawn(&face, role, &full_name);
    Effect::new(move |_| {
        let Some(room) = room.get() else { return };
        let (face, full_name) = (face.clone(), full_name.clone());
        // what the server drew goes and the app comes within one task: nothing flickers
        room.set_inner_html("");
        leptos::mount::mount_to(room.into(), move || view! { <office::Office face=face role=role full_name=full_name/> }).forget();
    });
    view! { <div class="office" node_ref=room inner_html=drawn></div> }
}

/// As text, which the browser takes over unseen: the shape of a screen costs its chunk nothing.
fn drawn(face: &StoreFace, role: Role, full_name: &str) -> String {
    if cfg!(target_arch = "wasm32") {
        return String::new();
    }
    view! { <frame::Waiting face=face.clone() role=role full_name=full_name.to_owned()/> }.to_html()
}
