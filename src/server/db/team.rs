//! The team: who wears which hat, whom an owner asked, where somebody is signed in. What may be done is decided by triggers and by the
//! verbs of functions/86_team.sql; the last owner stays whatever is asked here.
use super::tx::Tx;
use crate::{
    domain::{
        account::device_name,
        id::{InvitationId, PersonId},
        role::Role,
        store::StoreFace,
        team::{Invitation, Member, OpenRoom},
    },
    error::AppError,
    i18n::clock,
    server::actor::KeyHash,
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

/// Invitations that were not taken up yet, the newest first.
pub async fn invitations(tx: &mut Tx, face: &StoreFace) -> Result<Vec<Invitation>, AppError> {
    let rows = query!(
        r#"select i.id, i.email, i.hats, coalesce(p.full_name, '') as "by!", i.expires_at <= clock_timestamp() as "is_over!",
               to_char(i.sent_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "sent!", to_char(i.expires_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "until!"
           from app.invitations i left join app.people p on p.store_id = i.store_id and p.id = i.invited_by
           where i.store_id = (select app.store_id()) and i.ended_at is null order by i.invited_at desc limit 100"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| Invitation {
            id: InvitationId(r.id),
            email: r.email,
            hats: roles(&r.hats),
            by: r.by,
            sent: clock::written(&r.sent, face.locale),
            until: clock::written(&r.until, face.locale),
            is_over: r.is_over,
        })
        .collect())
}

/// `Conflict`: is_disabled, wears_them, too_many_open, open_already.
pub async fn invite(tx: &mut Tx, id: InvitationId, email: &str, hats: &[Role], token: &KeyHash) -> Result<(), AppError> {
    let hats: Vec<String> = hats.iter().map(|hat| hat.name().to_owned()).collect();
    query!("select app.invite($1, $2, $3, $4)", id.0, email, &hats, token.as_str()).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Answers the address. `Conflict`: invitation_over, just_sent.
pub async fn invite_again(tx: &mut Tx, id: InvitationId, token: &KeyHash) -> Result<String, AppError> {
    Ok(query!(r#"select app.invite_again($1, $2) as "email!""#, id.0, token.as_str()).fetch_one(&mut **tx).await?.email)
}

pub async fn withdraw(tx: &mut Tx, id: InvitationId) -> Result<(), AppError> {
    query!("select app.withdraw_invitation($1)", id.0).fetch_one(&mut **tx).await?;
    Ok(())
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

/// What a link invites to.
#[derive(Debug, Clone)]
pub struct Asked {
    pub email: String,
    pub hats: Vec<Role>,
    /// She who has an account under this address.
    pub person: Option<PersonId>,
    pub inviter: String,
}

/// The invitation behind a link, while it may be taken up. For the door.
pub async fn find_invitation(tx: &mut Tx, token: &KeyHash) -> Result<Option<Asked>, AppError> {
    let row = query!(
        r#"select email as "email!", hats as "hats!", person_id, inviter as "inviter!" from auth.find_invitation($1)"#,
        token.as_str()
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|r| Asked { email: r.email, hats: roles(&r.hats), person: r.person_id.map(PersonId), inviter: r.inviter }))
}

/// She comes in anew. `Conflict` when the link is over, or the address has an account by now.
pub async fn join(tx: &mut Tx, token: &KeyHash, full_name: &str, password_hash: &str) -> Result<(), AppError> {
    query!("select auth.join_team($1, $2, $3, $4)", token.as_str(), Uuid::now_v7(), full_name, password_hash).fetch_one(&mut **tx).await?;
    Ok(())
}

/// She who has an account takes the hats. `Conflict` when the link is over, or is not hers.
pub async fn take_invitation(tx: &mut Tx, token: &KeyHash, person: PersonId) -> Result<(), AppError> {
    query!("select auth.take_invitation($1, $2)", token.as_str(), person.0).fetch_one(&mut **tx).await?;
    Ok(())
}
