//! What the back office asks the server about arrivals and the pieces that come with them.
use crate::{
    domain::{
        consignor::Decline,
        id::{CollectionId, PersonId, PieceId, ProductId},
        intake::{Arrival, ArrivalSheet, Described, Model},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of arrivals, the newest first, from after `after`.
#[server(prefix = "/api", endpoint = "admin/arrivals/list", input = Json)]
pub async fn list_arrivals(words: String, after: Option<CollectionId>) -> Result<Vec<Arrival>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = intake::newest(&mut tx, &here.face, &words, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One arrival with what waits in it.
#[server(prefix = "/api", endpoint = "admin/arrivals/open", input = Json)]
pub async fn open_arrival(id: CollectionId) -> Result<ArrivalSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = intake::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// A new arrival; the shop's own, or a consignor's. `Conflict`: no_agreement.
#[server(prefix = "/api", endpoint = "admin/arrivals/begin", input = Json)]
pub async fn begin_arrival(title: String, consignor: Option<PersonId>) -> Result<CollectionId, AppError> {
    use crate::{
        domain::{intake::MOST_TITLE, role::Role, text},
        server::{
            db::{consignors, intake},
            rpc, words,
        },
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let title = text::line(&title, MOST_TITLE).map_err(|_| AppError::Invalid { field: "title".into(), reason: "not_accepted".into() })?;
    let id = CollectionId(uuid::Uuid::now_v7());
    let mut tx = context.db.begin(&actor).await?;
    intake::open_arrival(&mut tx, id, &words::address(&title, "chegada"), &title, "").await?;
    if let Some(consignor) = consignor {
        consignors::consign_arrival(&mut tx, id, consignor).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// Take a piece in; the same `piece` is one. Its product, for the pictures.
#[server(prefix = "/api", endpoint = "admin/arrivals/take-in", input = Json)]
pub async fn take_in(arrival: CollectionId, piece: PieceId, described: Described) -> Result<ProductId, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::intake, rpc, words},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !described.is_bounded() {
        return Err(AppError::Invalid { field: "piece".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let product = intake::take_in(&mut tx, arrival, piece, &words::address(&described.name, "peca"), &described).await?;
    tx.commit().await?;
    Ok(product)
}

/// What a draft still lacked: a price in minor units, words by kind.
#[server(prefix = "/api", endpoint = "admin/arrivals/complete", input = Json)]
pub async fn complete(piece: PieceId, price_minor: Option<i64>, words: Vec<(String, String)>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !crate::domain::tag::are_words(&words) || price_minor.is_some_and(|minor| !(1..=100_000_000).contains(&minor)) {
        return Err(AppError::Invalid { field: "piece".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    intake::complete(&mut tx, piece, price_minor, &words).await?;
    tx.commit().await
}

/// Onto the rail. `Conflict`: missing.
#[server(prefix = "/api", endpoint = "admin/arrivals/publish", input = Json)]
pub async fn publish(piece: PieceId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    intake::publish(&mut tx, piece).await?;
    tx.commit().await
}

/// It is not taken: it waits for who brought it, with the reason on her receipt.
#[server(prefix = "/api", endpoint = "admin/arrivals/decline", input = Json)]
pub async fn decline_piece(piece: PieceId, reason: Decline) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    consignors::decline(&mut tx, piece, reason).await?;
    tx.commit().await
}

/// The piece of this code as a model for the next one; of no code: the one that came in last.
#[server(prefix = "/api", endpoint = "admin/arrivals/model", input = Json)]
pub async fn model_piece(code: String) -> Result<Model, AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::models, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let code = text::optional_line(&code, 16).map_err(|_| AppError::Invalid { field: "code".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let model = models::model(&mut tx, &code).await?;
    tx.commit().await?;
    Ok(model)
}
