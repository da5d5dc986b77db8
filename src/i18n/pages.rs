//! What the back office says about editorial pages.
mod en;
mod pt_br;

use crate::domain::{
    editorial::{BlockFault, BlockKind, Field, PageKind, RevisionStatus},
    store::Locale,
};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Pages {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Pages {
    pub title: &'static str,
    pub list: List,
    pub editor: Editor,
    pub kind: fn(PageKind) -> &'static str,
    pub status: fn(RevisionStatus) -> &'static str,
    pub block: fn(BlockKind) -> &'static str,
    pub field: fn(Field) -> String,
    pub fault: fn(BlockFault) -> &'static str,
    /// What the database answered to a wish.
    pub refused: fn(&str) -> &'static str,
}

/// The list of pages.
pub struct List {
    pub search: &'static str,
    pub hint: &'static str,
    pub loading: &'static str,
    pub none: (&'static str, &'static str),
    /// As the program composes it.
    pub unwritten: &'static str,
    pub live: &'static str,
    pub hidden: &'static str,
    pub new_look: &'static str,
    pub new_name: &'static str,
    pub create: &'static str,
}

/// One page.
pub struct Editor {
    pub back: &'static str,
    pub loading: &'static str,
    pub page_title: &'static str,
    pub description: &'static str,
    pub blocks: &'static str,
    pub add: &'static str,
    pub up: fn(&str) -> String,
    pub down: fn(&str) -> String,
    pub remove: fn(&str) -> String,
    pub drag: &'static str,
    /// Said when a block moved: its name, its new place, of how many.
    pub moved: fn(&str, usize, usize) -> String,
    pub removed: fn(&str) -> String,
    pub undo: &'static str,
    pub keys: &'static str,
    pub picture: &'static str,
    pub choose: &'static str,
    pub no_picture: &'static str,
    pub newest: &'static str,
    pub goods: &'static str,
    pub find: &'static str,
    pub found_none: &'static str,
    pub take: fn(&str) -> String,
    pub drop: fn(&str) -> String,
    pub source: &'static str,
    pub sources: [&'static str; 3],
    pub note: &'static str,
    pub one_more_step: &'static str,
    pub preview: &'static str,
    pub words: &'static str,
    pub open_preview: &'static str,
    pub preview_link: &'static str,
    pub preview_note: &'static str,
    pub no_preview: &'static str,
    pub saved: &'static str,
    pub saving: &'static str,
    pub unsaved: &'static str,
    pub save: &'static str,
    pub publish: &'static str,
    pub published: &'static str,
    /// Why nothing was published: number and kind of a block, and what is wrong there.
    pub stands_in_the_way: fn(usize, &str, &str) -> String,
    pub schedule: &'static str,
    pub schedule_at: &'static str,
    pub scheduled_for: fn(&str) -> String,
    pub unschedule: &'static str,
    pub unpublish: &'static str,
    pub discard: &'static str,
    pub revisions: &'static str,
    pub revert: fn(i32) -> String,
    pub by: fn(&str, &str) -> String,
    pub see: &'static str,
    /// Somebody else wrote meanwhile.
    pub conflict: (&'static str, &'static str),
    pub reload: &'static str,
    pub emphasis: &'static str,
}
