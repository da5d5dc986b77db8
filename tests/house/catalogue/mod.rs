//! Work on goods that are here: a price and its history, one field against another hand, many at once, pictures, questions to lists.
mod edits;
mod filters;
mod lists;
mod photos;
mod prices;
mod together;

use crate::support::{Goods, House, Login};
use vitrine::{
    domain::{
        editing::{Edit, Edited, PieceField, Why},
        id::{PieceId, StoreId},
        role::Role,
    },
    error::AppError,
    server::db::editing,
};

struct Shop {
    house: House,
    store: StoreId,
    desk: Login,
}

fn edit(field: PieceField, seen: impl ToString, becomes: impl ToString) -> Edit {
    Edit { field, seen: seen.to_string(), becomes: becomes.to_string() }
}

fn because(reason: &str) -> Why {
    Why { reason: reason.into(), note: String::new() }
}

impl Shop {
    async fn open() -> Self {
        let house = House::new().await;
        let store = house.store("amora").await;
        house.vocabulary(store, &[("size:52", "52", 0, 0), ("size:54", "54", 0, 0), ("print:floral", "Floral", 0, 0)]).await;
        let desk = house.person(store, Role::Attendant, None).await;
        Self { house, store, desk }
    }

    /// As somebody does it: what is not done leaves nothing behind.
    async fn put_as(&self, who: &Login, piece: PieceId, edit: &Edit, why: &Why) -> Result<Edited, AppError> {
        let mut tx = self.house.begin(&who.actor).await;
        let edited = editing::edit(&mut tx, piece, edit, why).await?;
        if edited == Edited::Done {
            tx.commit().await.unwrap();
        }
        Ok(edited)
    }

    async fn put(&self, goods: &Goods, edit: &Edit, why: &Why) -> Edited {
        self.put_as(&self.desk, goods.piece(), edit, why).await.unwrap()
    }

    /// What it costs, and what is struck through above that; 0 for nothing.
    async fn price(&self, goods: &Goods) -> (i64, i64) {
        let of = |column: &str| format!("select coalesce({column}, 0) from app.variants where id = '{}'", goods.variant);
        (self.house.count(&of("price_minor")).await, self.house.count(&of("compare_at_minor")).await)
    }
}
