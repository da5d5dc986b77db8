//! A piece that was taken out of a bag: offered to be put in again, by the verb that puts in any other.
use super::{
    Bags,
    api::{do_to_bag, open_bag},
    told::sentence,
};
use crate::{
    admin::list::Room,
    domain::{bag::BagVerb, id::BagId},
};
use leptos::prelude::GetUntracked;

pub fn offer(room: Room<Bags>, id: BagId, code: String) {
    room.undo.offer((room.seat.bags().taken_out)(&code), move || {
        let code = code.clone();
        async move {
            let next = open_bag(id).await.map_err(|_| String::new())?.next;
            let answer = do_to_bag(id, next, BagVerb::PutIn { code }).await.map_err(|_| String::new())?;
            let row = answer.sheet.row;
            room.shelf.learn(id, |shown| *shown = row.clone());
            if room.open.try_get_untracked().flatten() == Some(id) {
                room.read_again();
            }
            sentence(room.seat, &answer.told, row.value_out.currency).map(drop)
        }
    });
}
