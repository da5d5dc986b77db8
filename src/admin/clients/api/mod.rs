//! What the back office asks the server about clients. Who may see which row is decided by the database.
mod contact;
mod figures;
mod life;
mod notes;
mod profile;
mod same;

pub use {contact::*, figures::*, life::*, notes::*, profile::*, same::*};

use crate::{
    domain::{
        client::{ClientRow, ClientSheet, ClientWish},
        id::PersonId,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of clients by name, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/clients/list", input = Json)]
pub async fn list_clients(wish: ClientWish, after: Option<PersonId>) -> Result<Vec<ClientRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    if [&wish.size, &wish.tag].iter().any(|tag| tag.len() > 200) {
        return Err(AppError::Invalid { field: "tag".into(), reason: "too_long".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let rows = clients::by_name(&mut tx, &here.face, &ClientWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One client with what is known of her; also by the number of a record that went on as her.
#[server(prefix = "/api", endpoint = "admin/clients/open", input = Json)]
pub async fn open_client(id: PersonId) -> Result<ClientSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = clients::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}
