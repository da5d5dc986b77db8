//! The team: who wears which hat, whom an owner asked, where somebody is signed in. What may be done is decided by triggers and by the
//! verbs of functions/86_team.sql; the last owner stays whatever is asked here.
mod invitations;

pub use invitations::{Asked, find_invitation, invitations, invite, invite_again, join, take_invitation, withdraw};

use super::tx::Tx;
use crate::{
    domain::{
        account::device_name,
        id::PersonId,
        role::Role,
        store::StoreFace,
        team::{Member, OpenRoom},
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;
use uuid::Uuid;

fn roles(names: &[String]) -> Vec<Role> {
    let mut roles: Vec<Role> = names.iter().filter_map(|name| name.parse().ok()).collect();
    roles.sort_unstable_by(|one, other| other.cmp(one));
    roles
}

/// Everybody with a hat of the team; `me` looks.
pub async fn members(tx: &mut Tx, face: &StoreFace, me: PersonId) -> Result<Vec<Member>, AppError> {
    let rows = query!(
        r#"select t.id as "id!", t.full_name as "full_name!", t.email as "email!", t.hats as "hats!", t.comes_in as "comes_in!", t.disabled as "disabled!",
               t.sessions as "sessions!", to_char(t.since at time zone $1, 'YYYY-MM-DD HH24:MI') as "since!",
               coalesce(to_char(t.seen at time zone $1, 'YYYY-MM-DD HH24:MI'), '') as "seen!"
           from app.team() t"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| Member {
            id: PersonId(r.id),
            full_name: r.full_name,
            email: r.email,
            hats: roles(&r.hats),
            since: clock::written(&r.since, face.locale),
            seen: clock::written(&r.seen, face.locale),
            comes_in: r.comes_in,
            is_disabled: r.disabled,
            sessions: u32::try_from(r.sessions).unwrap_or(0),
            is_me: r.id == me.0,
        })
        .collect())
}

/// Give a hat; a second time changes nothing. `NotFound` for a person whom the store does not know.
pub async fn give_hat(tx: &mut Tx, person: PersonId, hat: Role) -> Result<(), AppError> {
    exists(tx, person).await?;
    query!(
        "insert into app.person_roles (store_id, person_id, role) values ((select app.store_id()), $1, $2) on conflict do nothing",
        person.0,
        hat.name()
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Take a hat; a second time changes nothing. `Conflict` last_owner.
pub async fn take_hat(tx: &mut Tx, person: PersonId, hat: Role) -> Result<(), AppError> {
    exists(tx, person).await?;
    query!("delete from app.person_roles where store_id = (select app.store_id()) and person_id = $1 and role = $2", person.0, hat.name())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Keep somebody out, or let her in again. `Conflict` last_owner.
pub async fn disable(tx: &mut Tx, person: PersonId, disabled: bool) -> Result<(), AppError> {
    exists(tx, person).await?;
    query!(
        "update app.people set disabled_at = case when $2 then coalesce(disabled_at, clock_timestamp()) end where store_id = (select app.store_id()) and id = $1",
        person.0,
        disabled
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn exists(tx: &mut Tx, person: PersonId) -> Result<(), AppError> {
    let found = query!("select id from app.people where store_id = (select app.store_id()) and id = $1", person.0);
    found.fetch_optional(&mut **tx).await?.map(drop).ok_or(AppError::NotFound)
}

/// Where one of the team is signed in.
pub async fn sessions(tx: &mut Tx, person: PersonId, face: &StoreFace) -> Result<Vec<OpenRoom>, AppError> {
    let rows = query!(r#"select id as "id!", opened as "opened!", user_agent as "agent!" from app.sessions_of($1)"#, person.0)
        .fetch_all(&mut **tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|r| OpenRoom { id: r.id.to_string(), device: device_name(&r.agent), since: clock::written(&r.opened, face.locale) })
        .collect())
}

/// End one session of one of the team, or all.
pub async fn end_sessions(tx: &mut Tx, person: PersonId, session: Option<Uuid>) -> Result<(), AppError> {
    query!("select app.end_sessions_of($1, $2)", person.0, session as Option<Uuid>).fetch_one(&mut **tx).await?;
    Ok(())
}
