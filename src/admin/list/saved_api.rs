//! What every list asks the server about questions under a name.
use crate::{
    domain::{id::FilterId, saved::SavedFilter},
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Hers and the team's, of one list; and the id of the next one.
#[server(prefix = "/api", endpoint = "admin/filters/list", input = Json)]
pub async fn saved_filters(room: String) -> Result<(Vec<SavedFilter>, FilterId), AppError> {
    use crate::{
        domain::role::Role,
        server::{db, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let owner = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.role == Role::Owner;
    let mut tx = context.db.begin(&actor).await?;
    let filters = db::saved::of_room(&mut tx, &room, owner).await?;
    tx.commit().await?;
    Ok((filters, FilterId(uuid::Uuid::now_v7())))
}

/// Keep a question; the same id is one. `Conflict`: too_many.
#[server(prefix = "/api", endpoint = "admin/filters/save", input = Json)]
pub async fn save_filter(id: FilterId, room: String, name: String, question: String, shared: bool) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, saved, text},
        server::{db, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let whose = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.id;
    let name =
        text::line(&name, saved::MOST_NAME).map_err(|_| AppError::Invalid { field: "name".into(), reason: "not_accepted".into() })?;
    if !saved::is_question(&room, &question) {
        return Err(AppError::Invalid { field: "question".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    db::saved::save(&mut tx, whose, &room, &SavedFilter { id, name, question, shared, hers: true }).await?;
    tx.commit().await
}

/// Another name for one of hers, for herself or for everybody.
#[server(prefix = "/api", endpoint = "admin/filters/rename", input = Json)]
pub async fn rename_filter(id: FilterId, name: String, shared: bool) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, saved, text},
        server::{db, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let name =
        text::line(&name, saved::MOST_NAME).map_err(|_| AppError::Invalid { field: "name".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    db::saved::rename(&mut tx, id, &name, shared).await?;
    tx.commit().await
}

/// Take one of hers off.
#[server(prefix = "/api", endpoint = "admin/filters/remove", input = Json)]
pub async fn remove_filter(id: FilterId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    db::saved::take_off(&mut tx, id).await?;
    tx.commit().await
}
