//! What the room asks the server. Who may know what is asked again there, and decided by the database.
use crate::{
    domain::past::{CohortsPast, OutingsPast, ReasonsPast, ShelfPast, Span},
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// What becomes of pieces that go out, and how often what was sold had been out.
#[server(prefix = "/api", endpoint = "admin/past/outings", input = Json)]
pub async fn ask_outings(span: Span) -> Result<OutingsPast, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::past, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let found = past::outings(&mut tx, span).await?;
    tx.commit().await?;
    Ok(found)
}

/// How long it took until pieces were sold.
#[server(prefix = "/api", endpoint = "admin/past/shelf", input = Json)]
pub async fn ask_shelf(span: Span) -> Result<ShelfPast, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::past, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let found = past::shelf(&mut tx, span).await?;
    tx.commit().await?;
    Ok(found)
}

/// Why pieces came back; not for finance, which knows nothing of bodies and tastes.
#[server(prefix = "/api", endpoint = "admin/past/reasons", input = Json)]
pub async fn ask_reasons(span: Span) -> Result<ReasonsPast, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::past, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let found = past::reasons(&mut tx, span).await?;
    tx.commit().await?;
    Ok(found)
}

/// What clients keep after they first came.
#[server(prefix = "/api", endpoint = "admin/past/cohorts", input = Json)]
pub async fn ask_cohorts(span: Span) -> Result<CohortsPast, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::past, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Finance, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let found = past::cohorts(&mut tx, &here.face, span).await?;
    tx.commit().await?;
    Ok(found)
}
