//! Clients who are perhaps one.
use crate::support::House;
use vitrine::{
    domain::{
        id::{MergeId, StoreId},
        role::Role,
    },
    server::db::clients,
};

/// Two clients, and a merge of two others.
pub async fn twins(house: &House, store: StoreId) -> [String; 3] {
    let shop = house.person(store, Role::Attendant, None).await.actor;
    let mut all = Vec::new();
    for _ in 0..4 {
        all.push(house.person(store, Role::Customer, None).await.person.id);
    }
    let merge = MergeId(uuid::Uuid::now_v7());
    let mut tx = house.begin(&shop).await;
    clients::merge(&mut tx, merge, all[2], all[3], &[]).await.expect("nothing hinders");
    tx.commit().await.expect("a commit");
    [all[0].to_string(), all[1].to_string(), merge.to_string()]
}
