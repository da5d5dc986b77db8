//! Who acts in a test: guests with a cart key, people with a hat, machines.
use super::House;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{PersonId, StoreId},
        role::Role,
    },
    server::{
        actor::{Actor, KeyHash, Person, Who},
        db::seeding::{self, CredentialRow, PersonRow},
        passwords,
    },
};

/// A person who may sign in.
#[derive(Debug, Clone)]
pub struct Login {
    pub person: Person,
    pub email: String,
    /// She, signed in.
    pub actor: Actor,
}

/// A visitor who holds the cart key `secret`.
pub fn guest(store: StoreId, secret: &str) -> Actor {
    Actor { visitor: Some(key(secret)), ..Actor::guest(store) }
}

/// Hash of a cart key or link, as the database keeps it.
pub fn key(secret: &str) -> KeyHash {
    KeyHash::of(secret)
}

/// A machine in a store: gateway, worker, door, sandbox bank, seeder.
pub fn machine(who: Who, store: StoreId) -> Actor {
    Actor::new(who, Some(store))
}

impl House {
    /// A person with one hat; she may sign in when she has a password.
    pub async fn person(&self, store: StoreId, role: Role, password: Option<&str>) -> Login {
        let id = Uuid::now_v7();
        let email = format!("{}-{}@example.test", role.name(), id.simple());
        let row = PersonRow {
            id,
            full_name: format!("Test {}", role.name()),
            email: Some(email.clone()),
            phone: Some("+5511987654321".into()),
            role: role.name().into(),
            at: 1_700_000_000,
        };
        let mut tx = self.seeder(store).await;
        seeding::add_people(&mut tx, &[row]).await.expect("a new person");
        if let Some(password) = password {
            let password_hash = passwords::hash_password(password).expect("a hash");
            let row = CredentialRow { person_id: id, email: email.clone(), password_hash };
            seeding::give_passwords(&mut tx, &[row]).await.expect("a password");
        }
        tx.commit().await.expect("a commit");
        let person = Person { id: PersonId(id), role, full_name: format!("Test {}", role.name()) };
        let actor = Actor::new(Who::Person(person.clone()), Some(store));
        Login { person, email, actor }
    }
}
