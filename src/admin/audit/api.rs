//! What the back office asks the server about what happened. An owner's alone: the others see what is theirs in its own room.
use crate::{
    domain::{
        audit::{AuditRow, AuditSheet, AuditWish},
        id::EventId,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of events, newest first, from after `after`.
#[server(prefix = "/api", endpoint = "admin/audit/list", input = Json)]
pub async fn list_events(wish: AuditWish, after: Option<EventId>) -> Result<Vec<AuditRow>, AppError> {
    use crate::{
        domain::{audit::MOST_WORDS, role::Role, text},
        server::{db::audit, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let invalid = || AppError::Invalid { field: "wish".into(), reason: "not_accepted".into() };
    if !wish.is_sound() {
        return Err(invalid());
    }
    let words = text::optional_line(&wish.words, MOST_WORDS).map_err(|_| invalid())?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = audit::newest(&mut tx, &here.face, &AuditWish { words, ..wish }, after).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One event with everything that it tells.
#[server(prefix = "/api", endpoint = "admin/audit/open", input = Json)]
pub async fn open_event(id: EventId) -> Result<AuditSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::audit, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = audit::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}
