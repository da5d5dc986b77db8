//! What is new on a page that was published: its words for search engines, and its blocks, each with how it was and is.
use super::Book;
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        audit::PageChange,
        editorial::{BlockChange, What},
    },
    i18n::pages,
};

#[component]
pub fn PageNews(room: Room<Book>, page: PageChange) -> impl IntoView {
    let say = room.seat.audit();
    let is_same = page.title.is_none() && page.description.is_none() && page.blocks.is_empty();
    let note = match (page.is_first, is_same) {
        (true, _) => Some(say.page_first),
        (false, true) => Some(say.page_same),
        (false, false) => None,
    };
    let note = note.map(|note| view! { <p class="drawer__why">{note}</p> });
    let words = [(say.page_title, page.title), (say.page_description, page.description)];
    let words =
        words.into_iter().filter_map(|(name, sides)| sides.map(|(was, is)| sides_of(room, name.to_owned(), was, is))).collect_view();
    let blocks = page.blocks.into_iter().map(|change| block(room, change)).collect_view();
    let more = (page.more > 0).then(|| view! { <p class="drawer__why">{(say.more_blocks)(page.more)}</p> });
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.on_page}</h3>
            {note}
            <ul class="changes" role="list">{words}{blocks}</ul>
            {more}
        </section>
    }
}

fn block(room: Room<Book>, change: BlockChange) -> Drawn {
    let (say, kind) = (room.seat.audit(), (pages::of(room.seat.locale).block)(change.kind));
    let name = (say.block)(change.place, kind, change.what);
    match change.what {
        What::Moved { .. } | What::Altered => view! { <li class="change"><span class="change__name">{name}</span></li> }.drawn(),
        What::Added | What::Removed | What::Rewritten => sides_of(room, name, change.before, change.after),
    }
}

/// How something was, and how it is.
pub(super) fn sides_of(room: Room<Book>, name: String, before: String, after: String) -> Drawn {
    let say = room.seat.audit();
    let side = move |value: String| if value.is_empty() { say.nothing.to_owned() } else { value };
    view! {
        <li class="change">
            <span class="change__name">{name}</span>
            <span class="change__before"><span class="visually-hidden">{say.before}" "</span>{side(before)}</span>
            <span class="change__arrow" aria-hidden="true">"→"</span>
            <span class="change__after"><span class="visually-hidden">{say.after}" "</span>{side(after)}</span>
        </li>
    }
    .drawn()
}
