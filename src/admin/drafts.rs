//! What was typed in this office and not saved yet. It outlives the room in which it was typed: who looks elsewhere finds it again as it was
//! left. It lives in this tab alone, so closing that asks first.
use crate::admin::prelude::*;
use leptos::ev;
use std::{any::Any, collections::HashMap, sync::Arc};

type Kept = Arc<dyn Any + Send + Sync>;

#[derive(Clone, Copy)]
pub struct Drafts(StoredValue<HashMap<String, Kept>>);

impl Drafts {
    /// Made by the office, for all rooms.
    pub fn provide() {
        let drafts = Self(StoredValue::new(HashMap::new()));
        provide_context(drafts);
        let asks = window_event_listener(ev::beforeunload, move |event| {
            if !drafts.is_empty() {
                event.prevent_default();
            }
        });
        on_cleanup(move || asks.remove());
    }

    /// Those of this office.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self(StoredValue::new(HashMap::new())))
    }

    pub fn is_empty(self) -> bool {
        self.0.try_with_value(HashMap::is_empty).unwrap_or(true)
    }

    pub fn find<D: Clone + 'static>(self, name: &str) -> Option<D> {
        self.0.try_with_value(|kept| kept.get(name)?.downcast_ref::<D>().cloned()).flatten()
    }

    /// `None`: nothing of it is unsaved any more.
    pub fn note<D: Send + Sync + 'static>(self, name: &str, draft: Option<D>) {
        self.0.try_update_value(|kept| match draft {
            Some(draft) => drop(kept.insert(name.to_owned(), Arc::new(draft))),
            None => drop(kept.remove(name)),
        });
    }

    pub fn forget(self, name: &str) {
        self.note::<()>(name, None);
    }
}
