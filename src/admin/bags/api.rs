//! What the back office asks the server about bags. What may be done to one is judged by the database.
use crate::{
    domain::{
        bag::{BagAnswer, BagLink, BagRow, BagVerb, ClientHit, Listed, Slip},
        id::{BagId, CommandId, PersonId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of bags, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/bags/list", input = Json)]
pub async fn list_bags(which: Listed, words: String, after: Option<BagId>) -> Result<Vec<BagRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{bag::Whose, role::Role, text},
        server::{db::bags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let whose = Whose { words, ..Whose::default() };
    let rows = bags::list(&mut tx, &here.face, which, &whose, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One bag with its pieces.
#[server(prefix = "/api", endpoint = "admin/bags/open", input = Json)]
pub async fn open_bag(id: BagId) -> Result<BagAnswer, AppError> {
    use crate::{
        domain::{bag::BagTold, role::Role},
        server::{db::bags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = bags::sheet(&mut tx, id, &here.face).await?;
    tx.commit().await?;
    Ok(BagAnswer { sheet, told: BagTold::Done, next: CommandId(uuid::Uuid::now_v7()) })
}

/// Do something to a bag; the same `command` is done once. A refusal is an answer: the bag stands as it did.
#[server(prefix = "/api", endpoint = "admin/bags/do", input = Json)]
pub async fn do_to_bag(id: BagId, command: CommandId, verb: BagVerb) -> Result<BagAnswer, AppError> {
    use crate::{
        domain::{bag::BagTold, role::Role},
        server::{db::bags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !verb.is_bounded() {
        return Err(AppError::Invalid { field: "verb".into(), reason: "too_long".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let told = match bags::obey(&mut tx, command, id, &verb).await {
        Ok(told) => {
            tx.commit().await?;
            told
        }
        Err(bags::NotDone::Refused(refused)) => {
            drop(tx);
            BagTold::Refused(refused)
        }
        Err(bags::NotDone::Other(error)) => return Err(error),
    };
    let mut tx = context.db.begin(&actor).await?;
    let sheet = bags::sheet(&mut tx, id, &here.face).await?;
    tx.commit().await?;
    Ok(BagAnswer { sheet, told, next: CommandId(uuid::Uuid::now_v7()) })
}

/// Open a bag for a client; the same `id` is one bag.
#[server(prefix = "/api", endpoint = "admin/bags/begin", input = Json)]
pub async fn begin_bag(id: BagId, client: PersonId) -> Result<BagId, AppError> {
    use crate::{
        domain::role::Role,
        server::{actor::KeyHash, db::bags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let link = context.secrets.bag_link(here.face.id, id);
    let mut tx = context.db.begin(&actor).await?;
    let opened = bags::open(&mut tx, id, client, &KeyHash::of(&link), "").await?;
    tx.commit().await?;
    Ok(opened.bag)
}

/// The page of a bag for its client, and a chat with her about it.
#[server(prefix = "/api", endpoint = "admin/bags/link", input = Json)]
pub async fn her_page(id: BagId) -> Result<BagLink, AppError> {
    use crate::{
        domain::role::Role,
        i18n, paths,
        server::{actor::KeyHash, db::bags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let link = context.secrets.bag_link(here.face.id, id);
    let mut tx = context.db.begin(&actor).await?;
    let phone = bags::give_link(&mut tx, id, &KeyHash::of(&link)).await?;
    tx.commit().await?;
    let page = format!("{}{}", here.origin, paths::bag(&link));
    let said = (i18n::bags::of(here.face.locale).her_message)(&here.face.name, &page);
    Ok(BagLink { chat: phone.map(|phone| paths::whatsapp(&phone, &said)), page })
}

/// What the paper in a bag says beside its lines.
#[server(prefix = "/api", endpoint = "admin/bags/slip", input = Json)]
pub async fn bag_slip(id: BagId) -> Result<Slip, AppError> {
    use crate::{
        domain::role::Role,
        paths,
        server::{actor::KeyHash, db::bags, marks, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let link = context.secrets.bag_link(here.face.id, id);
    let mut tx = context.db.begin(&actor).await?;
    let label = bags::label(&mut tx, id).await?;
    let page = match bags::give_link(&mut tx, id, &KeyHash::of(&link)).await {
        Ok(_) => {
            tx.commit().await?;
            format!("{}{}", here.origin, paths::bag(&link))
        }
        // a bag that was cancelled has no page any more
        Err(AppError::Conflict { .. }) => String::new(),
        Err(error) => return Err(error),
    };
    Ok(Slip { mark: marks::mark(if page.is_empty() { &label } else { &page }), page })
}

/// Who may carry bags, of this name or all.
#[server(prefix = "/api", endpoint = "admin/bags/couriers", input = Json)]
pub async fn couriers(words: String) -> Result<Vec<ClientHit>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::people, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let hits = people::couriers(&mut tx).await?;
    tx.commit().await?;
    let words = words.to_lowercase();
    Ok(hits.into_iter().filter(|hit| hit.full_name.to_lowercase().contains(&words)).collect())
}

/// Clients by name or phone, and the id of the bag that one of them may get.
#[server(prefix = "/api", endpoint = "admin/bags/clients", input = Json)]
pub async fn clients(words: String) -> Result<(Vec<ClientHit>, BagId), AppError> {
    use crate::{
        admin::list::MOST_WORDS,
        domain::{role::Role, text},
        server::{db::people, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words = text::line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "length".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let hits = people::clients(&mut tx, &words).await?;
    tx.commit().await?;
    Ok((hits, BagId(uuid::Uuid::now_v7())))
}
