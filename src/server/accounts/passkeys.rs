//! The second proof of the team. The library judges what a passkey says; challenges lie in the database, each for one answer of one
//! browser. Codes stand for a lost passkey.
use super::{Refused, keeping::prove, letters_of, post};
use crate::{
    domain::account::{PasswordTrouble, RECOVERY_CODES, recovery_code},
    error::AppError,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db::{
            self,
            accounts::Bucket,
            passkeys::{Half, NewPasskey},
            tx::Tx,
        },
        letters::Enclosed,
        page::Here,
        secrets::fresh_token,
        session::{Opened, Visit},
    },
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use webauthn_rs::prelude::{
    Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
    WebauthnError,
};

/// Wrong second proofs of a person until a pause.
const TRIES: i32 = 5;
/// Letters and digits that nobody takes for another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl From<WebauthnError> for Refused {
    fn from(error: WebauthnError) -> Self {
        tracing::debug!(?error, "a passkey was refused");
        Self::Link
    }
}

/// The store as passkeys know it: by the name of its host.
fn relying(here: &Here) -> Result<Webauthn, Refused> {
    let origin = Url::parse(&here.origin.to_string()).map_err(|_| AppError::Fault)?;
    let host = here.origin.name();
    Ok(WebauthnBuilder::new(&host, &origin)?.rp_name(&here.face.name).build()?)
}

fn written(value: &impl Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|_| AppError::Fault)
}

/// What a browser sent in the place of a passkey's answer.
fn read<T: DeserializeOwned>(sent: &str) -> Result<T, Refused> {
    serde_json::from_str(sent).map_err(|_| Refused::Link)
}

async fn held(tx: &mut Tx, here: &Here, person: &Person) -> Result<Vec<Passkey>, Refused> {
    let kept = db::passkeys::of(tx, person.id, here.face.locale).await?;
    kept.iter().map(|kept| serde_json::from_str(&kept.credential).map_err(|_| Refused::Trouble(AppError::Fault))).collect()
}

/// Somebody who stands between her two proofs.
pub async fn half(context: &Context, visit: &Visit, session: &str) -> Result<Option<Half>, AppError> {
    if session.len() > 64 {
        return Ok(None);
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let half = db::passkeys::half_session(&mut tx, &KeyHash::of(session)).await?;
    tx.commit().await?;
    Ok(half)
}

/// What the browser is to ask a new passkey, as JSON. Inside an open session she gives her password again.
pub async fn begin_to_make(
    context: &Context,
    here: &Here,
    visit: &Visit,
    (session, person): (&str, &Person),
    password: Option<&str>,
) -> Result<String, Refused> {
    if let Some(password) = password {
        prove(context, visit, person.id, password).await?;
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.ok_or(AppError::Forbidden)?;
    let known = held(&mut tx, here, person).await?.iter().map(|passkey| passkey.cred_id().clone()).collect();
    let (asked, state) = relying(here)?.start_passkey_registration(person.id.0, &email, &person.full_name, Some(known))?;
    db::passkeys::open_ceremony(&mut tx, &KeyHash::of(session), "register", &written(&state)?).await?;
    tx.commit().await?;
    Ok(written(&asked)?)
}

/// The passkey is made: kept, and codes with the first one. A half-open session is whole now, under another key.
pub async fn make(
    context: &Context,
    here: &Here,
    visit: &Visit,
    (session, person): (&str, &Person),
    (name, sent): (&str, &str),
    is_half: bool,
) -> Result<(Vec<String>, Option<Opened>), Refused> {
    let key = KeyHash::of(session);
    let state = take(context, visit, &key, "register").await?;
    let state: PasskeyRegistration = serde_json::from_str(&state).map_err(|_| AppError::Fault)?;
    let passkey = relying(here)?.finish_passkey_registration(&read::<RegisterPublicKeyCredential>(sent)?, &state)?;
    let mut tx = context.db.begin(&visit.door()).await?;
    let new = NewPasskey { name, credential_id: &id_of(&passkey), credential: &written(&passkey)? };
    // before the session is whole: of two half-open ones that make the first passkey at once, the database lets one in
    match db::passkeys::add(&mut tx, &key, person.id, &new).await {
        Err(AppError::Forbidden) if is_half => return Err(Refused::Link),
        other => other?,
    }
    let opened = if is_half { Some(complete(&mut tx, visit, &key, person).await?) } else { None };
    let left = db::passkeys::second_proof(&mut tx, person.id, here.face.locale).await?.codes_left;
    let codes = if left == 0 { fresh_codes(context, &mut tx, here, person).await? } else { Vec::new() };
    tell(&mut tx, here, person).await?;
    tx.commit().await?;
    Ok((codes, opened))
}

/// What the browser is to ask her passkeys, as JSON.
pub async fn begin_to_show(context: &Context, here: &Here, visit: &Visit, (session, half): (&str, &Half)) -> Result<String, Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let known = held(&mut tx, here, &half.person).await?;
    let (asked, state) = relying(here)?.start_passkey_authentication(&known)?;
    db::passkeys::open_ceremony(&mut tx, &KeyHash::of(session), "assert", &written(&state)?).await?;
    tx.commit().await?;
    Ok(written(&asked)?)
}

/// A passkey has answered: the session is whole, under another key. Each challenge is for one answer, right or wrong.
pub async fn show(context: &Context, here: &Here, visit: &Visit, (session, half): (&str, &Half), sent: &str) -> Result<Opened, Refused> {
    let key = KeyHash::of(session);
    let bucket = charge(context, visit, &half.person).await?;
    let state = take(context, visit, &key, "assert").await?;
    let state: PasskeyAuthentication = serde_json::from_str(&state).map_err(|_| AppError::Fault)?;
    let shown = relying(here)?.finish_passkey_authentication(&read::<PublicKeyCredential>(sent)?, &state)?;
    let mut tx = context.db.begin(&visit.door()).await?;
    let mut passkeys = held(&mut tx, here, &half.person).await?;
    // it may have been removed a moment ago
    let passkey = passkeys.iter_mut().find(|passkey| passkey.cred_id() == shown.cred_id()).ok_or(Refused::Link)?;
    passkey.update_credential(&shown);
    db::passkeys::renew(&mut tx, half.person.id, &id_of(passkey), &written(passkey)?).await?;
    let opened = complete(&mut tx, visit, &key, &half.person).await?;
    db::accounts::forgive(&mut tx, &bucket).await?;
    tx.commit().await?;
    Ok(opened)
}

/// A code in the place of a passkey.
pub async fn recover(
    context: &Context,
    here: &Here,
    visit: &Visit,
    (session, half): (&str, &Half),
    typed: &str,
) -> Result<Opened, Refused> {
    let code = recovery_code(typed).ok_or(Refused::Link)?;
    let bucket = charge(context, visit, &half.person).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    if !db::passkeys::take_code(&mut tx, half.person.id, &code_hash(context, here, &half.person, &code)).await? {
        return Err(Refused::Link);
    }
    let opened = complete(&mut tx, visit, &KeyHash::of(session), &half.person).await?;
    db::accounts::forgive(&mut tx, &bucket).await?;
    tx.commit().await?;
    Ok(opened)
}

/// New codes for those before, by her password.
pub async fn renew_codes(context: &Context, here: &Here, visit: &Visit, person: &Person, password: &str) -> Result<Vec<String>, Refused> {
    prove(context, visit, person.id, password).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    if db::passkeys::of(&mut tx, person.id, here.face.locale).await?.is_empty() {
        return Err(Refused::Link);
    }
    let codes = fresh_codes(context, &mut tx, here, person).await?;
    tx.commit().await?;
    Ok(codes)
}

/// One less, by her password. `Link` when the store asks for one and it is the last.
pub async fn remove(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    (passkey, password): (uuid::Uuid, &str),
) -> Result<(), Refused> {
    prove(context, visit, person.id, password).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::passkeys::remove(&mut tx, person.id, passkey).await?;
    tell(&mut tx, here, person).await?;
    tx.commit().await?;
    Ok(())
}

/// The owner's word for the whole team. To lift the rule she gives her password: an open session alone must not open all doors.
/// `Link` when she would ask for what she has not got herself.
pub async fn rule(context: &Context, visit: &Visit, owner: &Person, wanted: bool, password: Option<&str>) -> Result<(), Refused> {
    if !wanted {
        prove(context, visit, owner.id, password.ok_or(Refused::Password(PasswordTrouble::Wrong))?).await?;
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    match db::passkeys::require(&mut tx, owner.id, wanted).await {
        Err(AppError::Conflict { .. }) => return Err(Refused::Link),
        other => other?,
    }
    tx.commit().await?;
    Ok(())
}

fn id_of(passkey: &Passkey) -> String {
    URL_SAFE_NO_PAD.encode(passkey.cred_id())
}

async fn charge(context: &Context, visit: &Visit, person: &Person) -> Result<[Bucket; 1], Refused> {
    let bucket = [visit.bucket("second proof", &person.id.to_string(), TRIES)];
    let mut tx = context.db.begin(&visit.door()).await?;
    let may = db::accounts::charge(&mut tx, &bucket).await?;
    tx.commit().await?;
    if may { Ok(bucket) } else { Err(Refused::Wait) }
}

/// Taken in a transaction of its own: what is judged wrong afterwards is used up all the same.
async fn take(context: &Context, visit: &Visit, session: &KeyHash, kind: &str) -> Result<String, Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let state = db::passkeys::take_ceremony(&mut tx, session, kind).await?;
    tx.commit().await?;
    state.ok_or(Refused::Link)
}

async fn complete(tx: &mut Tx, visit: &Visit, key: &KeyHash, person: &Person) -> Result<Opened, AppError> {
    let token = fresh_token();
    db::passkeys::complete(tx, key, &KeyHash::of(&token)).await?;
    let device = visit.device.clone().unwrap_or_else(fresh_token);
    Ok(Opened { token, device, person: person.clone(), is_half: false })
}

/// Her address hears of it.
async fn tell(tx: &mut Tx, here: &Here, person: &Person) -> Result<(), AppError> {
    if let Some(email) = db::accounts::address_of(tx, person.id).await? {
        post(tx, here, "passkeys_changed", &letters_of(here).passkeys_changed, &email, &Enclosed::Nothing).await?;
    }
    Ok(())
}

async fn fresh_codes(context: &Context, tx: &mut Tx, here: &Here, person: &Person) -> Result<Vec<String>, AppError> {
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map_or('0', char::from);
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| rand::random::<[u8; 10]>().iter().map(letter).collect()).collect();
    let hashes: Vec<KeyHash> = codes.iter().map(|code| code_hash(context, here, person, code)).collect();
    db::passkeys::set_codes(tx, person.id, &hashes).await?;
    Ok(codes.iter().map(|code| code.split_at(5)).map(|(one, other)| format!("{one}-{other}")).collect())
}

/// Fifty bits are found by whoever reads a bare hash and has time; with our secret they are not.
fn code_hash(context: &Context, here: &Here, person: &Person, code: &str) -> KeyHash {
    KeyHash::of(&context.secrets.token("recovery code", &[&here.face.id.to_string(), &person.id.to_string(), code]))
}
