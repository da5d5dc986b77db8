//! Guest orders find their owner. Never because two strings are equal: a secret goes to the address that the orders were placed with,
//! and is used by POST, by the person and in the session that asked.
use super::{Refused, charge_letter, letters_of, once_a_minute, post_link};
use crate::{
    error::AppError,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db::{self, accounts::NewProof},
        letters::{self, Enclosed},
        page::Here,
        session::Visit,
    },
};

const LINK_MINUTES: i32 = 30;
const CODE_MINUTES: i32 = 15;
/// Wrong codes for one order until a pause.
const TRIES: i32 = 5;

/// A link to her own address, for all guest orders of it.
pub async fn ask_claim(context: &Context, here: &Here, visit: &Visit, person: &Person, session: &str) -> Result<(), Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.ok_or(Refused::Trouble(AppError::Forbidden))?;
    let charged = charge_letter(&mut tx, visit, &email).await;
    if charged.is_ok() {
        let session = Some(KeyHash::of(session));
        let proof =
            NewProof { purpose: "claim", email: &email, person: Some(person.id), session, minutes: LINK_MINUTES, ..NewProof::default() };
        post_link(&mut tx, here, &letters_of(here).claim, &proof, paths::claim_link).await?;
    }
    tx.commit().await?;
    charged
}

/// How many orders became hers.
pub async fn claim_by_link(context: &Context, visit: &Visit, person: &Person, session: &str, token: &str) -> Result<u32, Refused> {
    claim(context, visit, person, session, token, "claim").await
}

async fn claim(context: &Context, visit: &Visit, person: &Person, session: &str, token: &str, purpose: &str) -> Result<u32, Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let many = db::accounts::claim(&mut tx, &KeyHash::of(token), purpose, person.id, &KeyHash::of(session)).await?;
    tx.commit().await?;
    Ok(many)
}

/// A code to the address that this order was placed with. The answer is the same for a number that no guest order has.
pub async fn ask_code(context: &Context, here: &Here, visit: &Visit, person: &Person, session: &str, number: &str) -> Result<(), Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let charged = charge_letter(&mut tx, visit, &format!("order {number}")).await;
    if charged.is_ok()
        && let Some((order, email)) = db::accounts::guest_order(&mut tx, number).await?
    {
        let digits = format!("{:06}", rand::random::<u32>() % 1_000_000);
        let proof = NewProof {
            purpose: "order",
            email: &email,
            person: Some(person.id),
            order: Some(order),
            session: Some(KeyHash::of(session)),
            minutes: CODE_MINUTES,
            ..NewProof::default()
        };
        db::accounts::open_proof(&mut tx, &KeyHash::of(&secret(context, here, person, number, &digits)), &proof).await?;
        let said = &letters_of(here).order_code;
        let letter = letters::compose(
            &here.face,
            "order",
            said,
            &email,
            once_a_minute("order", &format!("{number} {}", person.id)),
            &Enclosed::Code(digits),
        );
        db::letters::post(&mut tx, &letter).await?;
    }
    tx.commit().await?;
    charged
}

/// The code that came, by the person and in the session that asked for it.
pub async fn claim_by_code(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    session: &str,
    (number, digits): (&str, &str),
) -> Result<u32, Refused> {
    let bucket = [visit.bucket("order code", &format!("{}\n{number}", person.id), TRIES)];
    let mut tx = context.db.begin(&visit.door()).await?;
    let may = db::accounts::charge(&mut tx, &bucket).await?;
    tx.commit().await?;
    if !may {
        return Err(Refused::Wait);
    }
    claim(context, visit, person, session, &secret(context, here, person, number, digits), "order").await
}

/// Six digits are guessed in a moment by whoever reads a hash of them; with our secret they are not.
fn secret(context: &Context, here: &Here, person: &Person, number: &str, digits: &str) -> String {
    context.secrets.token("order code", &[&here.face.id.to_string(), &person.id.to_string(), number, digits])
}
