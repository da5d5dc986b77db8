//! A page on the desk: its words as they are in this tab, what the server knows of them, and how the two come together.
//! What was typed is never lost by an answer: only a reload that somebody asked for replaces it.
use super::api::{move_page, open_page, preview_page, save_page};
use crate::{
    admin::Seat,
    domain::editorial::{Base, Block, BlockKind, Found, Move, PageKey, PageSheet, RevisionStatus, Unsound, check},
    error::AppError,
};
use leptos::{prelude::*, task::spawn_local};

/// A block in its place. The id stays with it when it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    pub id: u32,
    pub block: RwSignal<Block>,
    pub is_open: RwSignal<bool>,
}

/// How the words in this tab stand to those on the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    Saved,
    Unsaved,
    OnItsWay,
    /// A field can't be stored as it is.
    Unsound(Unsound),
    /// Somebody else wrote since.
    Conflict,
    Failed(AppError),
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub seat: Seat,
    pub key: StoredValue<PageKey>,
    /// The page as it was last read; nothing while it is on its way.
    pub sheet: RwSignal<Option<Result<PageSheet, AppError>>>,
    pub title: RwSignal<String>,
    pub description: RwSignal<String>,
    pub slots: RwSignal<Vec<Slot>>,
    /// Products that are referred to or were found.
    pub goods: RwSignal<Vec<Found>>,
    pub saving: RwSignal<Saving>,
    /// What the last wish came to, to be read and said.
    pub told: RwSignal<String>,
    /// Address of the preview, and a number that grows with what it shows.
    pub preview: RwSignal<Option<String>>,
    pub shown: RwSignal<u32>,
    base: StoredValue<Option<Base>>,
    /// What was asked for while the words were on their way: it is done when they have come.
    asked: StoredValue<Option<(Move, String)>>,
    /// Edits made, and how many of them are saved.
    edits: StoredValue<(u32, u32)>,
    next_id: StoredValue<u32>,
}

impl Desk {
    pub fn new(seat: Seat, key: PageKey) -> Self {
        Self {
            seat,
            key: StoredValue::new(key),
            sheet: RwSignal::new(None),
            title: RwSignal::new(String::new()),
            description: RwSignal::new(String::new()),
            slots: RwSignal::new(Vec::new()),
            goods: RwSignal::new(Vec::new()),
            saving: RwSignal::new(Saving::Saved),
            told: RwSignal::new(String::new()),
            preview: RwSignal::new(None),
            shown: RwSignal::new(0),
            base: StoredValue::new(None),
            asked: StoredValue::new(None),
            edits: StoredValue::new((0, 0)),
            next_id: StoredValue::new(0),
        }
    }

    /// Read the page, and forget what is here.
    pub fn open(self) {
        spawn_local(async move {
            let answer = open_page(self.key.get_value()).await;
            if self.sheet.try_get_untracked().is_none() {
                return; // the screen is gone
            }
            match answer {
                Ok(sheet) => self.lay(sheet),
                Err(error) => self.sheet.set(Some(Err(error))),
            }
        });
    }

    /// Lay a page out as it was read.
    pub fn lay(self, sheet: PageSheet) {
        self.base.set_value(sheet.base);
        self.edits.set_value((0, 0));
        self.title.set(sheet.title.clone());
        self.description.set(sheet.description.clone());
        self.goods.set(sheet.goods.clone());
        self.slots.set(sheet.blocks.iter().cloned().map(|block| self.slot(block, false)).collect());
        self.saving.set(Saving::Saved);
        self.sheet.set(Some(Ok(sheet)));
        self.show();
    }

    fn slot(self, block: Block, is_open: bool) -> Slot {
        let id = self.next_id.get_value().wrapping_add(1);
        self.next_id.set_value(id);
        Slot { id, block: RwSignal::new(block), is_open: RwSignal::new(is_open) }
    }

    /// A new block at the end.
    pub fn add(self, kind: BlockKind) -> u32 {
        let slot = self.slot(Block::blank(kind), true);
        self.slots.update(|slots| slots.push(slot));
        self.touch();
        slot.id
    }

    /// Something was typed, moved, chosen.
    pub fn touch(self) {
        self.edits.update_value(|(made, _)| *made = made.wrapping_add(1));
        if self.saving.get_untracked() != Saving::Conflict {
            self.saving.set(Saving::Unsaved);
        }
    }

    pub fn is_dirty(self) -> bool {
        self.edits.with_value(|(made, saved)| made != saved)
    }

    /// How the revision at hand stands, as far as this tab knows.
    pub fn status(self) -> RevisionStatus {
        self.sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map_or(RevisionStatus::Draft, |sheet| sheet.status))
    }

    /// Save what is here, unless it is saved, being saved, or can't be.
    pub fn save(self) {
        spawn_local(async move {
            self.save_now().await;
        });
    }

    /// As [`Self::save`]; whether everything is on the server then.
    async fn save_now(self) -> bool {
        if matches!(self.saving.get_untracked(), Saving::OnItsWay | Saving::Conflict) {
            return false;
        }
        if !self.is_dirty() {
            return true;
        }
        let blocks: Vec<Block> = self.slots.with_untracked(|slots| slots.iter().map(|slot| slot.block.get_untracked().tidied()).collect());
        if let Err(unsound) = check(&blocks) {
            self.saving.set(Saving::Unsound(unsound));
            return false;
        }
        let made = self.edits.with_value(|(made, _)| *made);
        self.saving.set(Saving::OnItsWay);
        let (title, description) = (self.title.get_untracked(), self.description.get_untracked());
        let answer = save_page(self.key.get_value(), self.base.get_value(), title, description, blocks).await;
        if self.saving.try_get_untracked().is_none() {
            return false;
        }
        let asked = self.asked.try_update_value(Option::take).flatten();
        match answer {
            Ok(base) => {
                self.base.set_value(Some(base));
                self.edits.update_value(|edits| edits.1 = made);
                self.saving.set(if self.is_dirty() { Saving::Unsaved } else { Saving::Saved });
                self.note_draft(base);
                self.show();
                if let Some((step, done)) = asked {
                    self.go(step, done);
                }
                true
            }
            Err(AppError::Conflict { reason }) if reason == "edited_meanwhile" => {
                self.saving.set(Saving::Conflict);
                false
            }
            Err(error) => {
                self.saving.set(Saving::Failed(error));
                if asked.is_some() {
                    self.tell_why();
                }
                false
            }
        }
    }

    /// The first save of a published page begins a draft.
    fn note_draft(self, base: Base) {
        self.sheet.update(|sheet| {
            if let Some(Ok(sheet)) = sheet {
                (sheet.base, sheet.status) = (Some(base), RevisionStatus::Draft);
            }
        });
    }

    /// Move the page, after everything is saved. `done` is said when it worked, and what stands in its way when it did not.
    pub fn go(self, step: Move, done: String) {
        self.told.set(String::new());
        if self.saving.get_untracked() == Saving::OnItsWay {
            return self.asked.set_value(Some((step, done)));
        }
        spawn_local(async move {
            if !self.save_now().await {
                self.tell_why();
                return;
            }
            let Some(base) = self.base.get_value() else { return };
            let answer = move_page(self.key.get_value(), base, step).await;
            if self.told.try_get_untracked().is_none() {
                return;
            }
            match answer {
                Ok(sheet) => {
                    self.lay(sheet);
                    self.told.set(done);
                }
                Err(AppError::Conflict { reason }) if reason == "edited_meanwhile" => self.saving.set(Saving::Conflict),
                Err(AppError::Conflict { reason } | AppError::Invalid { reason, .. }) => {
                    self.told.set((self.seat.pages().refused)(&reason).to_owned());
                }
                Err(error) => self.saving.set(Saving::Failed(error)),
            }
        });
    }

    /// Nothing was moved: which block is in the way and why, with that block opened; or why nothing could be saved.
    fn tell_why(self) {
        let pages = self.seat.pages();
        let Some(saving) = self.saving.try_get_untracked() else { return };
        match saving {
            Saving::Unsound(Unsound { block, why, .. }) => {
                let slot = self.slots.with_untracked(|slots| slots.get(block).copied());
                let name = slot.map(|slot| (pages.block)(slot.block.with_untracked(Block::kind)));
                if let Some(slot) = slot {
                    slot.is_open.set(true);
                }
                self.told.set((pages.editor.stands_in_the_way)(block + 1, name.unwrap_or_default(), (pages.fault)(why)));
            }
            Saving::Failed(error) => self.told.set((self.seat.say().trouble)(error.status()).0.to_owned()),
            // the notice of the other writer stands above already
            _ => {}
        }
    }

    /// The preview looks again; the first time it gets its address.
    fn show(self) {
        if self.base.get_value().is_none() {
            return;
        }
        if self.preview.with_untracked(Option::is_some) {
            self.shown.update(|shown| *shown = shown.wrapping_add(1));
            return;
        }
        spawn_local(async move {
            if let Ok(address) = preview_page(self.key.get_value()).await
                && self.preview.try_get_untracked().is_some()
            {
                self.preview.set(Some(address));
            }
        });
    }

    /// A product by id, if it is known here.
    pub fn product(self, id: crate::domain::id::ProductId) -> Option<Found> {
        self.goods.with(|goods| goods.iter().find(|product| product.id == id).cloned())
    }

    /// Remember what was found, so that it can be drawn once it is chosen.
    pub fn learn(self, found: &[Found]) {
        self.goods.update(|goods| {
            for product in found {
                if goods.iter().all(|known| known.id != product.id) {
                    goods.push(product.clone());
                }
            }
        });
    }
}
