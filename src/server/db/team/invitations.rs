//! Whom an owner asked, and how somebody takes it up at the door.
use super::roles;
use crate::{
    domain::{
        id::{InvitationId, PersonId},
        role::Role,
        store::StoreFace,
        team::Invitation,
    },
    error::AppError,
    i18n::clock,
    server::{actor::KeyHash, db::tx::Tx},
};
use sqlx::query;
use uuid::Uuid;

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
