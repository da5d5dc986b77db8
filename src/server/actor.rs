//! Who acts in a transaction. Every transaction has exactly one actor; what it may do is the business of the database.
use crate::{
    domain::{
        id::{PersonId, StoreId},
        role::Role,
    },
    error::AppError,
};
use std::fmt;

/// SHA-256 of a secret that somebody holds (cart key, order link, session cookie), as 64 hex digits.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct KeyHash(String);

impl KeyHash {
    /// Hash of a secret as it came in.
    pub fn of(secret: &str) -> Self {
        use sha2::Digest;
        Self(hex::encode(sha2::Sha256::digest(secret.as_bytes())))
    }

    /// A hash as the database keeps it.
    pub fn kept(hash: String) -> Self {
        Self(hash)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

/// A signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub role: Role,
    pub full_name: String,
}

/// Who acts.
#[derive(Debug, Clone)]
pub enum Who {
    /// Anybody.
    Guest,
    Person(Person),
    /// The payment provider, after its signature was checked.
    Gateway,
    /// The clock, the relay.
    Worker,
    /// Sign-in, sessions, which store a host names.
    Door,
    /// The sandbox bank: a stranger with a desk in our database.
    Sandbox,
    /// Fills demo stores.
    Seeder,
}

/// The one who acts, where, and which secrets she holds.
#[derive(Debug, Clone)]
pub struct Actor {
    pub who: Who,
    pub store: Option<StoreId>,
    /// Hash of the cart key in her cookie.
    pub visitor: Option<KeyHash>,
    /// Hash of the unguessable link that she opened.
    pub link: Option<KeyHash>,
    /// Id of the HTTP request.
    pub request: Option<uuid::Uuid>,
}

impl Actor {
    pub fn new(who: Who, store: Option<StoreId>) -> Self {
        Self { who, store, visitor: None, link: None, request: None }
    }

    pub fn guest(store: StoreId) -> Self {
        Self::new(Who::Guest, Some(store))
    }

    pub fn with_link(mut self, token: &str) -> Self {
        self.link = Some(KeyHash::of(token));
        self
    }

    /// The database role that this actor takes.
    pub fn database_role(&self) -> &'static str {
        match &self.who {
            Who::Guest => "vitrine_guest",
            Who::Gateway => "vitrine_gateway",
            Who::Worker => "vitrine_worker",
            Who::Door => "vitrine_door",
            Who::Sandbox => "vitrine_sandbox",
            Who::Seeder => "vitrine_seeder",
            Who::Person(person) => match person.role {
                Role::Customer => "vitrine_customer",
                Role::Consignor => "vitrine_consignor",
                Role::Courier => "vitrine_courier",
                Role::Attendant => "vitrine_attendant",
                Role::Finance => "vitrine_finance",
                Role::Owner => "vitrine_owner",
            },
        }
    }

    pub fn person(&self) -> Option<&Person> {
        match &self.who {
            Who::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Whether she stands in front of the shop window, signed in or not.
    pub fn is_shopper(&self) -> bool {
        match &self.who {
            Who::Guest => true,
            Who::Person(person) => person.role == Role::Customer,
            _ => false,
        }
    }

    /// The signed-in person, if her role is one of `allowed`. `Unauthorized` for a guest, `Forbidden` for another hat.
    pub fn require(&self, allowed: &[Role]) -> Result<&Person, AppError> {
        let person = self.person().ok_or(AppError::Unauthorized)?;
        if allowed.contains(&person.role) { Ok(person) } else { Err(AppError::Forbidden) }
    }
}
