//! What somebody does about a match: she notes what came of a contact, takes it back, or opens a bag for a client.
use crate::{
    domain::{
        id::{CommandId, PersonId, PieceId},
        matching::{Opened, Outcome, Points, Subject},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// What came of a contact; the same `id` is one. A bag is opened by the other verb.
#[server(prefix = "/api", endpoint = "admin/match/contact", input = Json)]
pub async fn note_contact(id: CommandId, client: PersonId, subject: Subject, outcome: Outcome, points: Points) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if outcome == Outcome::Bag || !points.are_sound() {
        return Err(AppError::Invalid { field: "outcome".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    matching::note_contact(&mut tx, id.0, client, subject, outcome, None, points).await?;
    tx.commit().await
}

/// It was not so.
#[server(prefix = "/api", endpoint = "admin/match/take-back", input = Json)]
pub async fn take_contact_back(id: CommandId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::matching, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    matching::take_contact_back(&mut tx, id.0).await?;
    tx.commit().await
}

/// A bag for her with these pieces; the same `id` is one bag. What is gone by then is left out and counted. `Conflict`: blocked.
#[server(prefix = "/api", endpoint = "admin/match/bag", input = Json)]
pub async fn open_bag_for(
    id: CommandId,
    client: PersonId,
    subject: Subject,
    pieces: Vec<PieceId>,
    points: Points,
) -> Result<Opened, AppError> {
    use crate::{
        domain::{
            id::BagId,
            matching::{MOST_IN_BAG, Outcome},
            role::Role,
        },
        server::{
            actor::KeyHash,
            db::{bags, matching},
            rpc,
        },
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if pieces.len() > MOST_IN_BAG || !points.are_sound() {
        return Err(AppError::Invalid { field: "pieces".into(), reason: "too_many".into() });
    }
    let link = context.secrets.bag_link(here.face.id, BagId(id.0));
    let mut tx = context.db.begin(&actor).await?;
    let bag = bags::open(&mut tx, BagId(id.0), client, &KeyHash::of(&link), "").await?.bag;
    matching::note_contact(&mut tx, id.0, client, subject, Outcome::Bag, Some(bag), points).await?;
    tx.commit().await?;
    let mut gone = 0;
    // each for itself: one that somebody else took meanwhile keeps nothing from the others
    for piece in pieces {
        let mut tx = context.db.begin(&actor).await?;
        match bags::put_in(&mut tx, CommandId(uuid::Uuid::now_v7()), bag, &bags::Pick::Id(piece)).await {
            Ok(_) => tx.commit().await?,
            Err(bags::NotDone::Refused(_)) => gone += 1,
            Err(bags::NotDone::Other(error)) => return Err(error),
        }
    }
    Ok(Opened { bag, gone })
}
