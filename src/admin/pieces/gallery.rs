//! The pictures of a piece in their order: moved by hand or by keys, taken down, and new ones from the camera, a file or dropped here.
use super::{
    Pieces,
    bench::read_again,
    edit_api::{order_photos, photo_down},
};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room, photos},
    domain::{id::ProductId, product::Picture, stock::PieceSheet},
    error::AppError,
    paths,
};
use leptos::{ev, html, task::spawn_local};
use std::future::Future;
use web_sys::File;

const SMALLEST: u32 = 320;

#[derive(Clone, Copy)]
struct Wall {
    room: Room<Pieces>,
    piece: crate::domain::id::PieceId,
    product: ProductId,
    /// In their order, others of the same motif behind each.
    pictures: RwSignal<Vec<Picture>>,
    lifted: RwSignal<Option<usize>>,
    told: RwSignal<&'static str>,
}

impl Wall {
    /// Read anew when it is done; a failure stands beside the pictures.
    fn attempt(self, verb: impl Future<Output = Result<(), AppError>> + 'static) {
        let say = self.room.seat.editing();
        self.told.set("");
        spawn_local(async move {
            let told = match verb.await {
                Ok(()) => "",
                Err(AppError::Conflict { reason }) => (say.refused)(&reason),
                Err(AppError::Invalid { .. }) => say.photo_wrong,
                Err(error) => (self.room.seat.say().trouble)(error.status()).0,
            };
            self.told.try_set(told);
            if told.is_empty() {
                read_again(self.room, self.piece).await;
            }
        });
    }

    fn hang(self, files: Vec<File>) {
        if files.iter().any(photos::is_too_large) {
            self.told.set(self.room.seat.editing().photo_large);
            return;
        }
        let product = self.product;
        self.attempt(async move {
            for file in &files {
                photos::send(product, file).await?;
            }
            Ok(())
        });
    }

    /// Shown at once; taken back by the order that was.
    fn put(self, from: usize, to: usize) {
        let was = self.pictures.get_untracked();
        let mut now = was.clone();
        if from == to || from >= now.len() || to >= now.len() {
            return;
        }
        let one = now.remove(from);
        now.insert(to, one);
        self.pictures.set(now.clone());
        let (room, piece, product, say) = (self.room, self.piece, self.product, self.room.seat.editing());
        self.told.set("");
        spawn_local(async move {
            match order_photos(product, keys_of(&now)).await {
                Ok(()) => {
                    room.undo.offer(say.photos_ordered.to_owned(), move || {
                        let was = was.clone();
                        async move {
                            order_photos(product, keys_of(&was)).await.map_err(|_| String::new())?;
                            read_again(room, piece).await;
                            Ok(())
                        }
                    });
                    if from == 0 || to == 0 {
                        // the first one stands in the list
                        room.shelf.learn(piece, |row| row.media_key = now.first().map(|picture| picture.key.clone()));
                    }
                }
                Err(error) => {
                    self.pictures.try_set(was);
                    self.told.try_set(if matches!(error, AppError::Conflict { .. }) {
                        (say.refused)("edited_meanwhile")
                    } else {
                        (room.seat.say().trouble)(error.status()).0
                    });
                }
            }
        });
    }
}

/// All keys in the order of their places.
fn keys_of(pictures: &[Picture]) -> Vec<String> {
    pictures.iter().flat_map(|one| std::iter::once(one.key.clone()).chain(one.others.iter().map(|other| other.key.clone()))).collect()
}

pub fn part(room: Room<Pieces>, sheet: &PieceSheet) -> Drawn {
    let say = room.seat.editing();
    let wall = Wall {
        room,
        piece: sheet.row.id,
        product: sheet.product,
        pictures: RwSignal::new(sheet.pictures.clone()),
        lifted: RwSignal::new(None),
        told: RwSignal::new(""),
    };
    let camera = NodeRef::<html::Input>::new();
    let chosen = move |_: ev::Event| wall.hang(camera.get_untracked().map(|field| photos::chosen(&field)).unwrap_or_default());
    let dropped = move |event: ev::DragEvent| {
        let files = event.data_transfer().and_then(|brought| brought.files()).map(|files| photos::listed(&files)).unwrap_or_default();
        if !files.is_empty() {
            event.prevent_default();
            wall.hang(files);
        }
    };
    let each = move || wall.pictures.get().into_iter().enumerate().map(|(at, picture)| one(wall, at, &picture)).collect_view();
    view! {
        <section class="hung" on:dragover=move |event: ev::DragEvent| event.prevent_default() on:drop=dropped>
            <ol class="hung__all" role="list" aria-label=say.photos>{each}</ol>
            <label class="intake__camera">
                <input class="visually-hidden" id="piece-photos" type="file" accept="image/jpeg,image/png,image/webp" multiple=true node_ref=camera aria-describedby="piece-photos-error" on:change=chosen/>
                <span class="desk-button desk-button--small">{say.add_photos}</span>
                <span class="drawer__why">{say.drop}</span>
            </label>
            <span class="till__wrong" id="piece-photos-error" role="alert">{move || wall.told.get()}</span>
        </section>
    }
    .drawn()
}

fn one(wall: Wall, at: usize, picture: &Picture) -> impl IntoView + use<> {
    let (say, number, key) = (wall.room.seat.editing(), at + 1, picture.key.clone());
    let dropped = move |event: ev::DragEvent| {
        if let Some(from) = wall.lifted.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            wall.lifted.set(None);
            wall.put(from, at);
        }
    };
    let step = move |by: isize| {
        if let Some(to) = at.checked_add_signed(by) {
            wall.put(at, to);
            request_animation_frame(move || {
                keys::focus(&format!("photo-{to}"));
            });
        }
    };
    let heard = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowLeft" => step(-1),
            "ArrowRight" => step(1),
            "Delete" => down(wall, key.clone()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let key = picture.key.clone();
    view! {
        <li class="hung__one" draggable="true" data-lifted=move || (wall.lifted.get() == Some(at)).then_some("")
            on:dragstart=move |_: ev::DragEvent| wall.lifted.set(Some(at)) on:dragend=move |_: ev::DragEvent| wall.lifted.set(None) on:drop=dropped>
            <button class="hung__picture" id=format!("photo-{at}") type="button" aria-label=(say.photo)(number) aria-keyshortcuts="ArrowLeft ArrowRight Delete" on:keydown=heard>
                <img class="shots__one" src=paths::media(&picture.key, SMALLEST) alt=picture.alt.clone() loading="lazy" draggable="false"/>
            </button>
            <span class="hung__verbs">
                <button class="hung__verb" type="button" aria-label=(say.earlier)(number) title=(say.earlier)(number) on:click=move |_| step(-1)>"‹"</button>
                <button class="hung__verb" type="button" aria-label=(say.down)(number) title=(say.down)(number) on:click=move |_| down(wall, key.clone())>"×"</button>
                <button class="hung__verb" type="button" aria-label=(say.later)(number) title=(say.later)(number) on:click=move |_| step(1)>"›"</button>
            </span>
        </li>
    }
}

fn down(wall: Wall, key: String) {
    let product = wall.product;
    wall.attempt(photo_down(product, key));
}
