//! A client's life, page by page.
use crate::{
    domain::{
        client::life::{LifeMark, Moment, Part},
        id::{NoteId, PersonId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Moments of a page; the last one is shorter.
pub const MOMENTS: u32 = 20;

/// A page of a part of her life, from after `after`; and names the note that is written next: sent twice, it is one.
#[server(prefix = "/api", endpoint = "admin/clients/life", input = Json)]
pub async fn client_life(id: PersonId, part: Part, after: Option<LifeMark>) -> Result<(Vec<Moment>, NoteId), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    let moments = clients::life(&mut tx, &here.face, id, part, after.as_ref(), i64::from(MOMENTS)).await?;
    tx.commit().await?;
    Ok((moments, NoteId(uuid::Uuid::now_v7())))
}
