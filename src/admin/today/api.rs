//! What the room of the morning asks the server. Who may know what is asked again there, and decided by the database.
use crate::{
    domain::{
        editing::Edited,
        goal::{Goal, Goals},
        id::{PersonId, PieceId, ProductId},
        today::{Action, Card, Figures, HealthSheet, PutOff, Rule},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use uuid::Uuid;

/// Pieces of the panel.
pub const PANEL: u8 = 20;

/// The figures of the command center; `active`: with those of clients, where she may know them.
#[server(prefix = "/api", endpoint = "admin/today/figures", input = Json)]
pub async fn ask_figures(active: bool) -> Result<Figures, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let role = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.role;
    let mut tx = context.db.begin(&actor).await?;
    let mut figures = today::figures(&mut tx, &here.face, role).await?;
    tx.commit().await?;
    figures.active = figures.active.filter(|_| active);
    Ok(figures)
}

/// How few of these goods are few; nothing: as the house says.
#[server(prefix = "/api", endpoint = "admin/today/few", input = Json)]
pub async fn say_few(product: ProductId, below: Option<i32>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if below.is_some_and(|below| !(0..=100_000).contains(&below)) {
        return Err(AppError::Invalid { field: "below".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    today::say_few(&mut tx, product, below).await?;
    tx.commit().await
}

/// The month for those who work with money, her own share for an attendant; `shares`: with what is whose.
#[server(prefix = "/api", endpoint = "admin/today/goal", input = Json)]
pub async fn ask_goal(shares: bool) -> Result<Goals, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let person = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?;
    let hers = (person.role == Role::Attendant).then_some(person.id);
    let mut tx = context.db.begin(&actor).await?;
    let month = if hers.is_none() { Some(today::goal(&mut tx, &here.face).await?) } else { None };
    let shares = if shares { today::shares(&mut tx, &here.face, hers).await? } else { Vec::new() };
    tx.commit().await?;
    Ok(Goals { month, shares })
}

/// Set the goal of this month from what was seen, and what of it is whose. `Conflict`: edited_meanwhile.
#[server(prefix = "/api", endpoint = "admin/today/set-goal", input = Json)]
pub async fn set_goal(seen: Option<Goal>, goal: Goal, shares: Vec<(PersonId, i64)>) -> Result<(), AppError> {
    use crate::{
        domain::{goal::MOST_GOAL, role::Role},
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let sound = shares.len() <= 100 && shares.iter().all(|(_, minor)| (0..=MOST_GOAL).contains(minor));
    if !sound || !goal.is_bounded() || seen.as_ref().is_some_and(|seen| !seen.is_bounded()) {
        return Err(AppError::Invalid { field: "goal".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    today::save_goal(&mut tx, &here.face, seen.as_ref(), &goal).await?;
    today::give_shares(&mut tx, &here.face, &shares).await?;
    tx.commit().await
}

/// The first pieces that should move, twenty at most; of one action, or all.
#[server(prefix = "/api", endpoint = "admin/today/health", input = Json)]
pub async fn ask_health(action: Option<Action>, most: u8) -> Result<HealthSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let role = actor.require(&[Role::Attendant, Role::Owner])?.role;
    let mut tx = context.db.begin_lookup(&actor).await?;
    let sheet = today::health(&mut tx, &here.face, role, action, i64::from(most.min(PANEL))).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// A step down the ladder, from the price that was seen. `Conflict`: not_on_rail.
#[server(prefix = "/api", endpoint = "admin/today/lower", input = Json)]
pub async fn lower_price(piece: PieceId, seen: i64, becomes: i64) -> Result<Edited, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if becomes < 1 || becomes >= seen {
        return Err(AppError::Invalid { field: "becomes".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let lowered = today::lower(&mut tx, piece, seen, becomes).await?;
    if lowered == Edited::Done {
        tx.commit().await?;
    }
    Ok(lowered)
}

/// Weigh what hangs anew; how many pieces.
#[server(prefix = "/api", endpoint = "admin/today/weigh", input = Json)]
pub async fn weigh(now: bool) -> Result<u32, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let made = today::make_health(&mut tx, !now).await?;
    tx.commit().await?;
    Ok(u32::try_from(made).unwrap_or(0))
}

/// What presses, the heaviest first; at most so many.
#[server(prefix = "/api", endpoint = "admin/today/cards", input = Json)]
pub async fn ask_cards(most: u8) -> Result<Vec<Card>, AppError> {
    use crate::{
        domain::{role::Role, today::ranked},
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let mut cards = ranked(today::facts(&mut tx, &here.face).await?);
    tx.commit().await?;
    cards.truncate(usize::from(most));
    Ok(cards)
}

/// Put a card off, for everybody of the store.
#[server(prefix = "/api", endpoint = "admin/today/put-off", input = Json)]
pub async fn put_card_off(rule: Rule, subject: Uuid, reason: PutOff) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::today, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    today::put_off(&mut tx, rule, subject, reason).await?;
    tx.commit().await
}
