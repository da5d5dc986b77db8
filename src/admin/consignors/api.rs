//! What the back office asks the server about consignors and what is agreed with them. The database judges.
use crate::{
    domain::{
        client::Contact,
        consignor::{ConsignorRow, ConsignorSheet, ConsignorWish, StatementLink, Terms},
        id::{AgreementId, PersonId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of consignors by name, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/consignors/list", input = Json)]
pub async fn list_consignors(wish: ConsignorWish, after: Option<PersonId>) -> Result<Vec<ConsignorRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = consignors::by_name(&mut tx, &ConsignorWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One consignor with what is agreed, what she brought, and her pieces.
#[server(prefix = "/api", endpoint = "admin/consignors/open", input = Json)]
pub async fn open_consignor(id: PersonId) -> Result<ConsignorSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = consignors::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// Add a consignor; who is known by this phone or address is the one: her id.
#[server(prefix = "/api", endpoint = "admin/consignors/add", input = Json)]
pub async fn add_consignor(typed: Contact) -> Result<PersonId, AppError> {
    use crate::{
        domain::{checkout::country_code, client, role::Role},
        server::{
            db::{clients, consignors},
            rpc,
        },
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let contact = client::contact(&typed, country_code(here.face.locale)).map_err(|wrong| clients::not_accepted(&wrong))?;
    let mut tx = context.db.begin(&actor).await?;
    let id = consignors::add(&mut tx, PersonId(uuid::Uuid::now_v7()), &contact).await?;
    tx.commit().await?;
    Ok(id)
}

/// A client brings goods from now on.
#[server(prefix = "/api", endpoint = "admin/consignors/make", input = Json)]
pub async fn make_consignor(id: PersonId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    consignors::make(&mut tx, id).await?;
    tx.commit().await
}

/// Propose the next version to her; the same `id` is one.
#[server(prefix = "/api", endpoint = "admin/consignors/draw", input = Json)]
pub async fn draw_agreement(id: AgreementId, consignor: PersonId, terms: Terms) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !terms.is_sound() {
        return Err(AppError::Invalid { field: "terms".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    consignors::draw(&mut tx, id, consignor, &terms).await?;
    tx.commit().await
}

/// Her page, and a chat with her about it.
#[server(prefix = "/api", endpoint = "admin/consignors/link", input = Json)]
pub async fn link_consignor(id: PersonId) -> Result<StatementLink, AppError> {
    use crate::{
        domain::role::Role,
        i18n, paths,
        server::{actor::KeyHash, db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let link = context.secrets.consignor_link(here.face.id, id);
    let mut tx = context.db.begin(&actor).await?;
    let phone = consignors::give_link(&mut tx, id, &KeyHash::of(&link)).await?;
    tx.commit().await?;
    let page = format!("{}{}", here.origin, paths::consignor(&link));
    let said = (i18n::consignors::of(here.face.locale).her_message)(&here.face.name, &page);
    Ok(StatementLink { chat: phone.map(|phone| paths::whatsapp(&phone, &said)), page })
}
