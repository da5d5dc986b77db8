//! Guest orders that come by the phone on them. She asks in her session, who works in the shop makes a code and sends it from the shop's
//! own phone, she types it where she asked. A code is of no use in the session that made it; who works here and has a client's account besides
//! could ask there, and the book shows who asked, who made it and what it brought.
use super::{LETTERS_FROM, Refused};
use crate::{
    domain::{
        id::{PersonId, PhoneRequestId},
        phone_request::{LETTERS, LONG},
    },
    error::AppError,
    i18n::phone,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db,
        page::Here,
        session::Visit,
    },
};

/// A question stands while the shop may be closed for a week-end.
const ASK_HOURS: i32 = 72;
const CODE_MINUTES: i32 = 30;
/// Numbers that one person asks about until a pause. Not counted per number: that would let anybody lock its owner out.
const ASKED: i32 = 6;
/// Codes that she types until a pause; that one code takes five and no more is the database's to hold.
const TRIES: i32 = 5;

/// She says that a number is hers. What is answered and charged is the same for one that no order has.
pub async fn ask(context: &Context, visit: &Visit, person: &Person, session: &str, number: &str) -> Result<(), Refused> {
    let buckets =
        [visit.bucket("phones of", &person.id.to_string(), ASKED), visit.bucket("letters from", visit.network.as_str(), LETTERS_FROM)];
    let mut tx = context.db.begin(&visit.door()).await?;
    let may = db::accounts::charge(&mut tx, &buckets).await?;
    if may {
        db::phones::ask(&mut tx, person.id, &KeyHash::of(session), number, ASK_HOURS).await?;
    }
    tx.commit().await?;
    if may { Ok(()) } else { Err(Refused::Wait) }
}

/// A code for a question that stands, and the way to send it: an address that opens the shop's WhatsApp with the sentence written.
pub async fn make_code(context: &Context, here: &Here, id: PhoneRequestId) -> Result<String, AppError> {
    let code = fresh_code();
    let mut tx = context.db.begin(&here.actor()).await?;
    let (person, number) = db::phones::request(&mut tx, id).await?;
    db::phones::make(&mut tx, id, &hash(context, here, person, &number, &code), CODE_MINUTES).await?;
    tx.commit().await?;
    let (first, second) = code.split_at(LONG / 2);
    let said = (phone::of(here.face.locale).message)(&here.face.name, &format!("{first}-{second}"));
    Ok(paths::whatsapp(&number, &said))
}

/// The code that came, by the person and in the session that asked. How many orders became hers.
pub async fn prove(context: &Context, here: &Here, visit: &Visit, person: &Person, session: &str, code: &str) -> Result<u32, Refused> {
    let bucket = [visit.bucket("phone code", &person.id.to_string(), TRIES)];
    let mut tx = context.db.begin(&visit.door()).await?;
    let may = db::accounts::charge(&mut tx, &bucket).await?;
    tx.commit().await?;
    if !may {
        return Err(Refused::Wait);
    }
    let session = KeyHash::of(session);
    let mut tx = context.db.begin(&visit.door()).await?;
    let number = db::phones::asked(&mut tx, person.id, &session).await?.unwrap_or_default();
    let moved = db::phones::prove(&mut tx, person.id, &session, &hash(context, here, person.id, &number, code)).await?;
    if moved.is_some() {
        db::accounts::forgive(&mut tx, &bucket).await?;
    }
    tx.commit().await?;
    moved.ok_or(Refused::Link)
}

/// Forty bits: with five tries in half an hour nobody guesses them, and a person can copy them.
fn fresh_code() -> String {
    rand::random::<[u8; LONG]>().iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect()
}

/// Eight letters are guessed in an hour by whoever reads a plain hash of them; with our secret they are not.
fn hash(context: &Context, here: &Here, person: PersonId, number: &str, code: &str) -> KeyHash {
    KeyHash::of(&context.secrets.token("phone code", &[&here.face.id.to_string(), &person.to_string(), number, code]))
}
