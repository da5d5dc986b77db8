//! What the back office asks the server about clients. Who may see which row is decided by the database.
use crate::{
    domain::{
        client::{ClientRow, ClientSheet, ClientWish, Contact},
        id::PersonId,
        product::{MeasureArea, Tag},
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
    let mut tx = context.db.begin(&actor).await?;
    let rows = clients::by_name(&mut tx, &here.face, &ClientWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One client with what is known of her, and the id of the next one who is added.
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

/// Words by which clients may be described, of one kind or of all.
#[server(prefix = "/api", endpoint = "admin/clients/words", input = Json)]
pub async fn client_words(kind: String) -> Result<Vec<Tag>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let words = clients::vocabulary(&mut tx).await?;
    tx.commit().await?;
    Ok(words.into_iter().filter(|tag| kind.is_empty() || tag.kind == kind).collect())
}

/// Add a client, or find her who is known by this phone or address: her id.
#[server(prefix = "/api", endpoint = "admin/clients/add", input = Json)]
pub async fn add_client(typed: Contact) -> Result<PersonId, AppError> {
    use crate::{
        domain::{checkout::country_code, client, role::Role},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let contact = client::contact(&typed, country_code(here.face.locale)).map_err(|wrong| clients::not_accepted(&wrong))?;
    let mut tx = context.db.begin(&actor).await?;
    let id = clients::add(&mut tx, PersonId(uuid::Uuid::now_v7()), &contact).await?;
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

/// Note a word of hers, or take one back that the team noted.
#[server(prefix = "/api", endpoint = "admin/clients/note-word", input = Json)]
pub async fn note_word(id: PersonId, kind: String, slug: String, noted: bool) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::note_tag(&mut tx, id, &kind, &slug, noted).await?;
    tx.commit().await
}

/// Note a measure of hers in millimetres, or take back what the team noted.
#[server(prefix = "/api", endpoint = "admin/clients/note-measure", input = Json)]
pub async fn note_measure(id: PersonId, area: MeasureArea, millimetres: Option<i32>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if millimetres.is_some_and(|millimetres| !(50..=3_000).contains(&millimetres)) {
        return Err(AppError::Invalid { field: "millimetres".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::note_measure(&mut tx, id, area, millimetres).await?;
    tx.commit().await
}

/// An owner says what a client may have at home; minor units, nothing for what the store says.
#[server(prefix = "/api", endpoint = "admin/clients/terms", input = Json)]
pub async fn set_terms(id: PersonId, limit_minor: Option<i64>, blocked: bool) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    if limit_minor.is_some_and(|minor| !(0..=1_000_000_000).contains(&minor)) {
        return Err(AppError::Invalid { field: "limit".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    clients::set_terms(&mut tx, id, limit_minor, blocked).await?;
    tx.commit().await
}
