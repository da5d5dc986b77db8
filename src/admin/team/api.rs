//! What the back office asks the server about the team. All of it is an owner's; the database judges each verb again.
use crate::{
    domain::{
        id::{InvitationId, PersonId},
        limit::{Limit, Verb},
        role::Role,
        team::{OpenRoom, Team},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use uuid::Uuid;

/// Everybody of the team; `invited`: with those who were asked to come.
#[server(prefix = "/api", endpoint = "admin/team/list", input = Json)]
pub async fn list_team(invited: bool) -> Result<Team, AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let me = actor.require(&[Role::Owner])?.id;
    let mut tx = context.db.begin(&actor).await?;
    let members = team::members(&mut tx, &here.face, me).await?;
    let invitations = if invited { team::invitations(&mut tx, &here.face).await? } else { Vec::new() };
    tx.commit().await?;
    Ok(Team { members, invitations })
}

/// Ask somebody to come, by a letter. Answers the address as it was understood.
#[server(prefix = "/api", endpoint = "admin/team/invite", input = Json)]
pub async fn invite(email: String, hats: Vec<Role>) -> Result<String, AppError> {
    use crate::{
        domain::{team, text},
        server::{accounts, rpc},
    };
    let (context, here) = rpc::caller().await?;
    here.actor().require(&[Role::Owner])?;
    let invalid = |field: &str| AppError::Invalid { field: field.into(), reason: "not_accepted".into() };
    let email = text::email(&email).map_err(|_| invalid("email"))?;
    let hats = team::hats(&hats).ok_or_else(|| invalid("hats"))?;
    accounts::invite(&context, &here, &email, &hats).await?;
    Ok(email)
}

/// Another letter; the link in the one before is over.
#[server(prefix = "/api", endpoint = "admin/team/invite-again", input = Json)]
pub async fn invite_again(id: InvitationId) -> Result<(), AppError> {
    use crate::server::{accounts, rpc};
    let (context, here) = rpc::caller().await?;
    here.actor().require(&[Role::Owner])?;
    accounts::invite_again(&context, &here, id).await
}

#[server(prefix = "/api", endpoint = "admin/team/withdraw", input = Json)]
pub async fn withdraw(id: InvitationId) -> Result<(), AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    team::withdraw(&mut tx, id).await?;
    tx.commit().await
}

/// Give or take a hat of the team.
#[server(prefix = "/api", endpoint = "admin/team/hat", input = Json)]
pub async fn change_hat(person: PersonId, hat: Role, worn: bool) -> Result<(), AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    if !Role::STAFF.contains(&hat) {
        return Err(AppError::Invalid { field: "hat".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    if worn {
        team::give_hat(&mut tx, person, hat).await?;
    } else {
        team::take_hat(&mut tx, person, hat).await?;
    }
    tx.commit().await
}

/// Keep somebody out, or let her in again.
#[server(prefix = "/api", endpoint = "admin/team/disable", input = Json)]
pub async fn disable(person: PersonId, disabled: bool) -> Result<(), AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    team::disable(&mut tx, person, disabled).await?;
    tx.commit().await
}

/// Where one of the team is signed in.
#[server(prefix = "/api", endpoint = "admin/team/sessions", input = Json)]
pub async fn list_sessions(person: PersonId) -> Result<Vec<OpenRoom>, AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let rooms = team::sessions(&mut tx, person, &here.face).await?;
    tx.commit().await?;
    Ok(rooms)
}

/// End one session of somebody, or all of them.
#[server(prefix = "/api", endpoint = "admin/team/end-sessions", input = Json)]
pub async fn end_sessions(person: PersonId, session: Option<Uuid>) -> Result<(), AppError> {
    use crate::server::{db::team, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    team::end_sessions(&mut tx, person, session).await?;
    tx.commit().await
}

/// What one of the limited roles may give on one order.
#[server(prefix = "/api", endpoint = "admin/team/limits", input = Json)]
pub async fn list_limits(role: Role) -> Result<Vec<Limit>, AppError> {
    use crate::server::{db::tills, rpc};
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let limits = tills::limits(&mut tx, role).await?;
    tx.commit().await?;
    Ok(limits)
}

/// Say how much a role may give: basis points of the goods, or minor units back on one order.
#[server(prefix = "/api", endpoint = "admin/team/set-limit", input = Json)]
pub async fn set_limit(role: Role, verb: Verb, most: i64) -> Result<(), AppError> {
    use crate::{
        domain::limit::LIMITED,
        server::{db::tills, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    if !LIMITED.contains(&role) || !(0..=verb.most()).contains(&most) {
        return Err(AppError::Invalid { field: "most".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    tills::set_limit(&mut tx, role, verb, most).await?;
    tx.commit().await
}
