//! How clients are called and reached: added, corrected, and looked for among those who are known.
use crate::{
    domain::{
        client::{Contact, alike::Known},
        id::PersonId,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Who is known already and perhaps the one who is about to be added.
#[server(prefix = "/api", endpoint = "admin/clients/alike", input = Json)]
pub async fn alike_clients(typed: Contact) -> Result<Vec<Known>, AppError> {
    use crate::{
        domain::{checkout::country_code, client, role::Role},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let contact = client::contact(&typed, country_code(here.face.locale)).map_err(|wrong| clients::not_accepted(&wrong))?;
    let mut tx = context.db.begin(&actor).await?;
    let known = clients::known(&mut tx, &here.face, &contact).await?;
    tx.commit().await?;
    Ok(known)
}

/// Add a client, or find her who is known by this phone or address: her id. `apart`: why she is somebody else than who has them.
#[server(prefix = "/api", endpoint = "admin/clients/add", input = Json)]
pub async fn add_client(typed: Contact, apart: String) -> Result<PersonId, AppError> {
    use crate::{
        domain::{checkout::country_code, client, role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let contact = client::contact(&typed, country_code(here.face.locale)).map_err(|wrong| clients::not_accepted(&wrong))?;
    let apart = text::optional_line(&apart, 200).map_err(|_| AppError::Invalid { field: "apart".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let id = clients::add(&mut tx, PersonId(uuid::Uuid::now_v7()), &contact, &apart).await?;
    tx.commit().await?;
    Ok(id)
}

/// Correct how she is called and reached.
#[server(prefix = "/api", endpoint = "admin/clients/correct", input = Json)]
pub async fn correct_client(id: PersonId, typed: Contact) -> Result<(), AppError> {
    use crate::{
        domain::{checkout::country_code, client, role::Role},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let contact = client::contact(&typed, country_code(here.face.locale)).map_err(|wrong| clients::not_accepted(&wrong))?;
    let mut tx = context.db.begin(&actor).await?;
    clients::correct(&mut tx, id, &contact).await?;
    tx.commit().await
}
