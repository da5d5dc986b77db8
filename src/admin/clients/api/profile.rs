//! Who a client is to the shop: birthday, portfolio, class and limits; and what there is to choose from.
use crate::{
    domain::{client, id::PersonId, product::Tag},
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// What a client may be described by, and by whom she may be looked after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    pub words: Vec<Tag>,
    pub classes: Vec<client::Class>,
    pub floor: Vec<(PersonId, String)>,
}

/// Everything that there is to choose from; `words`: with the vocabulary.
#[server(prefix = "/api", endpoint = "admin/clients/choices", input = Json)]
pub async fn client_choices(words: bool) -> Result<Choices, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let words = if words { clients::vocabulary(&mut tx).await? } else { Vec::new() };
    let (classes, floor) = (clients::classes(&mut tx).await?, clients::floor(&mut tx).await?);
    tx.commit().await?;
    Ok(Choices { words, classes, floor })
}

/// Say when she was born, who looks after her, how she likes to be reached.
#[server(prefix = "/api", endpoint = "admin/clients/profile", input = Json)]
pub async fn save_profile(id: PersonId, profile: client::Profile) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if profile.birthday.is_some_and(|day| !day.exists()) {
        return Err(AppError::Invalid { field: "birthday".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::save_profile(&mut tx, id, &profile).await?;
    tx.commit().await
}

/// An owner says what a client may have at home: her class, or limits of her own with a reason.
#[server(prefix = "/api", endpoint = "admin/clients/terms", input = Json)]
pub async fn set_terms(id: PersonId, terms: client::TermsWish) -> Result<(), AppError> {
    use crate::{
        domain::{client, role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    if !client::are_limits(terms.value_minor, terms.pieces, terms.bags) {
        return Err(AppError::Invalid { field: "limit".into(), reason: "not_accepted".into() });
    }
    let reason =
        text::optional_line(&terms.reason, 200).map_err(|_| AppError::Invalid { field: "reason".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    clients::set_terms(&mut tx, id, &client::TermsWish { reason, ..terms }).await?;
    tx.commit().await
}

/// An owner gives all clients of one of the team to somebody else, or to nobody: how many.
#[server(prefix = "/api", endpoint = "admin/clients/entrust", input = Json)]
pub async fn entrust_clients(from: PersonId, to: Option<PersonId>) -> Result<u32, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let many = clients::entrust(&mut tx, from, to).await?;
    tx.commit().await?;
    Ok(many)
}
