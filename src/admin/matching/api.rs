//! What the back office asks the server about matches. Weights that somebody tries travel with the question and change nothing.
use crate::{
    domain::{
        collection::CollectionRow,
        id::PersonId,
        matching::{Answer, Brought, Draft, Match, Subject, Weights},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// Where one begins: collections of now, and what matches brought lately.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begin {
    pub collections: Vec<CollectionRow>,
    pub brought: Vec<Brought>,
}

/// `days`: how far back it is looked for what matches brought.
#[server(prefix = "/api", endpoint = "admin/match/begin", input = Json)]
pub async fn begin_match(days: u16) -> Result<Begin, AppError> {
    use crate::{
        domain::{collection::CollectionWish, matching::MOST_DAYS, role::Role},
        server::{
            db::{collections, matching},
            rpc,
        },
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if days > MOST_DAYS {
        return Err(AppError::Invalid { field: "days".into(), reason: "too_many".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    // what it brought is not asked for here, so nobody has to be an owner
    let collections = collections::list(&mut tx, &here.face, Role::Attendant, &CollectionWish::default(), None, 24).await?;
    let brought = matching::brought(&mut tx, &here.face, i32::from(days)).await?;
    tx.commit().await?;
    Ok(Begin { collections, brought })
}

/// Whom it suits; of a client: what suits her. `tried`: other weights than the house's.
#[server(prefix = "/api", endpoint = "admin/match/ask", input = Json)]
pub async fn ask_match(subject: Subject, tried: Option<Weights>) -> Result<Answer, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if tried.is_some_and(|tried| !tried.are_sound()) {
        return Err(AppError::Invalid { field: "weights".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let weights = matching::weights(&mut tx).await?;
    let about = matching::what(&mut tx, subject).await?;
    let wanted = tried.unwrap_or(weights);
    let clients = match subject {
        Subject::Client(her) => matching::herself(&mut tx, &here.face, her, &wanted).await?,
        _ => {
            let found = context.matches.found(&mut tx, here.face.id, subject, &wanted, false).await?;
            matching::clients(&mut tx, &here.face, subject, &wanted, &found).await?
        }
    };
    tx.commit().await?;
    Ok(Answer { about, weights, clients })
}

/// Who has the points and is not written to, and why.
#[server(prefix = "/api", endpoint = "admin/match/dropped", input = Json)]
pub async fn ask_dropped(subject: Subject, tried: Weights) -> Result<Vec<Match>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !tried.are_sound() {
        return Err(AppError::Invalid { field: "weights".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    matching::what(&mut tx, subject).await?;
    let found = context.matches.found(&mut tx, here.face.id, subject, &tried, true).await?;
    let dropped = matching::clients(&mut tx, &here.face, subject, &tried, &found).await?;
    tx.commit().await?;
    Ok(dropped)
}

/// The house's own weights from now on, instead of what was `seen`.
#[server(prefix = "/api", endpoint = "admin/match/weights", input = Json)]
pub async fn save_weights(seen: Weights, weights: Weights) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    if !weights.are_sound() {
        return Err(AppError::Invalid { field: "weights".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    matching::save_weights(&mut tx, &seen, &weights).await?;
    tx.commit().await
}

/// Unique pieces spread over the first `people` of the answer, up to `each` for one of them, and no piece twice. Nothing is opened yet.
#[server(prefix = "/api", endpoint = "admin/match/spread", input = Json)]
pub async fn spread_pieces(subject: Subject, people: Vec<PersonId>, each: u8) -> Result<Vec<Draft>, AppError> {
    use crate::{
        domain::{
            matching::{MOST_IN_BAG, SHOWN, spread},
            role::Role,
        },
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if i32::try_from(people.len()).is_ok_and(|people| people > SHOWN) || usize::from(each) > MOST_IN_BAG {
        return Err(AppError::Invalid { field: "people".into(), reason: "too_many".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    matching::what(&mut tx, subject).await?;
    let weights = matching::weights(&mut tx).await?;
    let fits = matching::fits(&mut tx, subject, &weights, &people, 400).await?;
    tx.commit().await?;
    Ok(spread(&people, &fits, usize::from(each)))
}
