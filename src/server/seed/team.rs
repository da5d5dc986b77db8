//! The people who work in a demo store, and its one customer with a password. Production refuses these logins.
use super::{SeedError, dice::Dice};
use crate::server::db::{
    seeding::{self, CredentialRow, PersonRow},
    tx::Tx,
};
use argon2::{Argon2, password_hash::PasswordHasher};
use uuid::Uuid;

/// Logins and hats, in the order of the names.
const POSTS: [(&str, &str); 6] = [
    ("owner", "owner"),
    ("attendant", "attendant"),
    ("finance", "finance"),
    ("courier", "courier"),
    ("courier2", "courier"),
    ("customer", "customer"),
];

/// The six of a store.
#[derive(Debug, Clone)]
pub struct Team {
    pub people: Vec<PersonRow>,
}

impl Team {
    /// `names` in the order owner, attendant, finance, courier, second courier, customer. `since`: seconds since 1970.
    pub fn new(domain: &str, names: [&str; 6], phones: &str, since: i64, dice: &Dice) -> Self {
        let mut dice = dice.fork("team", 0);
        let people = POSTS
            .iter()
            .zip(names)
            .map(|((login, role), name)| PersonRow {
                id: dice.uuid(),
                full_name: name.into(),
                email: Some(format!("{login}@{domain}")),
                phone: Some(format!("{phones}{:04}", dice.between(0, 9999))),
                role: (*role).into(),
                at: since,
            })
            .collect();
        Self { people }
    }

    /// Whoever wears this hat first; the nil id if nobody does.
    pub fn with_hat(&self, role: &str) -> Uuid {
        self.people.iter().find(|person| person.role == role).map_or(Uuid::nil(), |person| person.id)
    }

    /// The people, and the password with which each of them comes in.
    pub async fn write(&self, tx: &mut Tx, password_hash: &str) -> Result<(), SeedError> {
        seeding::add_people(tx, &self.people).await?;
        let ways_in: Vec<_> = self
            .people
            .iter()
            .filter_map(|person| {
                Some(CredentialRow { person_id: person.id, email: person.email.clone()?, password_hash: password_hash.to_owned() })
            })
            .collect();
        seeding::give_passwords(tx, &ways_in).await?;
        Ok(())
    }
}

/// Argon2id with the library's defaults and a random salt: the one thing in a seed that is never the same twice.
pub async fn hash(password: &str) -> Result<String, SeedError> {
    let password = password.to_owned();
    tokio::task::spawn_blocking(move || Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()))
        .await
        .map_err(|_| SeedError::BrokeOff)?
        .map_err(|cause| SeedError::Password(cause.to_string()))
}
