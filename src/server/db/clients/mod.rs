//! Clients as the team reads them: the list by name, one of them with what is known of her, her life; what the team corrects and notes;
//! and two records that are one.
mod alike;
mod classes;
mod facts;
mod figures;
mod life;
mod list;
mod merging;
mod notes;
mod profile;
mod sheet;

pub use alike::{known, pairs, tell_apart};
pub use classes::{classes, place, save_class, set_terms};
pub use facts::{facts, worth};
pub use figures::{figures, figures_of};
pub use life::life;
pub use list::by_name;
pub use merging::{merge, preview, undo};
pub use notes::{drop_note, note_measure, note_tag, vocabulary, write_note};
pub use profile::{entrust, floor, save_profile};
pub use sheet::sheet;

use super::tx::Tx;
use crate::{
    domain::{
        client::{Contact, ContactField},
        id::PersonId,
        text::TextError,
    },
    error::AppError,
};
use sqlx::query;

/// `NotFound` for who is no client of the store.
pub async fn is_client(tx: &mut Tx, id: PersonId) -> Result<(), AppError> {
    let row = query!(
        r#"select exists (select 1 from app.person_roles r where r.store_id = (select app.store_id()) and r.person_id = $1 and r.role = 'customer') as "is!""#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    if row.is { Ok(()) } else { Err(AppError::NotFound) }
}

/// Correct how she is called and reached. `NotFound` for who is no client.
pub async fn correct(tx: &mut Tx, id: PersonId, contact: &Contact) -> Result<(), AppError> {
    let done = query!(
        "update app.people p set full_name = $2, email = nullif($3, ''), phone = nullif($4, '') where p.store_id = (select app.store_id()) and p.id = $1
           and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')",
        id.0,
        contact.full_name,
        contact.email,
        contact.phone
    )
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

/// What is wrong with a contact, for who asked over HTTP: its first field.
pub fn not_accepted(wrong: &[(ContactField, TextError)]) -> AppError {
    let field = wrong.first().map_or("full_name", |(field, _)| field.name());
    AppError::Invalid { field: field.into(), reason: "not_accepted".into() }
}

/// A new client; the same `id` is one. Who is known by this phone or address is not added, unless it is said why she is somebody else: her id
/// comes back instead.
pub async fn add(tx: &mut Tx, id: PersonId, contact: &Contact, apart: &str) -> Result<PersonId, AppError> {
    let row =
        query!(r#"select app.add_client($1, $2, $3, $4, $5) as "person!""#, id.0, contact.full_name, contact.email, contact.phone, apart)
            .fetch_one(&mut **tx)
            .await?;
    Ok(PersonId(row.person))
}
