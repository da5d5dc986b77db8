//! Clients who are perhaps one: told apart, made one, and two again.
use crate::{
    domain::{
        client::{
            Among,
            alike::{MergeField, MergePreview, Pair},
        },
        id::{MergeId, PersonId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Pairs that look like one client: of one, or of all.
#[server(prefix = "/api", endpoint = "admin/clients/same", input = Json)]
pub async fn perhaps_same(of: Among) -> Result<Vec<Pair>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let only = match of {
        Among::All => None,
        Among::Hers(person) => Some(person),
    };
    if let Some(only) = only {
        clients::is_client(&mut tx, only).await?;
    }
    let pairs = clients::pairs(&mut tx, &here.face, only).await?;
    tx.commit().await?;
    Ok(pairs)
}

/// They are two, and why they look like one.
#[server(prefix = "/api", endpoint = "admin/clients/apart", input = Json)]
pub async fn tell_apart(one: PersonId, other: PersonId, why: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if one == other {
        return Err(AppError::NotFound);
    }
    let why = text::optional_line(&why, 200).map_err(|_| AppError::Invalid { field: "why".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    clients::tell_apart(&mut tx, one, other, &why).await?;
    tx.commit().await
}

/// What becoming one would do, and names the merge.
#[server(prefix = "/api", endpoint = "admin/clients/preview-merge", input = Json)]
pub async fn preview_merge(winner: PersonId, loser: PersonId) -> Result<(MergePreview, MergeId), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let preview = clients::preview(&mut tx, &here.face, winner, loser).await?;
    tx.commit().await?;
    Ok((preview, MergeId(uuid::Uuid::now_v7())))
}

/// The record of `loser` goes on as `winner`, with these fields of the loser's. `Conflict` says why it can't.
#[server(prefix = "/api", endpoint = "admin/clients/merge", input = Json)]
pub async fn merge_clients(id: MergeId, winner: PersonId, loser: PersonId, chosen: Vec<MergeField>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    clients::merge(&mut tx, id, winner, loser, &chosen).await?;
    tx.commit().await
}

/// Two again. `Conflict` (changed) when something of it is otherwise by now.
#[server(prefix = "/api", endpoint = "admin/clients/undo-merge", input = Json)]
pub async fn undo_merge(id: MergeId) -> Result<PersonId, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let loser = clients::undo(&mut tx, id).await?;
    tx.commit().await?;
    Ok(loser)
}
