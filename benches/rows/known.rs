//! Whom and what R37 asks for: addresses that have an account and as many that have none, orders of guests, invitations, and one
//! customer who is signed in. Asks nothing itself and measures nothing.
use crate::{
    Trouble,
    load::{Answer, Caller},
    rush,
    shop::{HOST, Shop},
};
use sqlx::{Row, query};
use std::collections::HashSet;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{InvitationId, PersonId},
        role::Role,
    },
    paths,
    server::{
        actor::{Actor, KeyHash, Person, Who},
        db::{
            seeding::{self, CredentialRow, PersonRow},
            team,
        },
        passwords,
        secrets::fresh_token,
    },
};

pub const PASSWORD: &str = "a coat against the rain";
/// Her address, who is signed in.
pub const HER: &str = "she@example.test";
/// A store takes 50 invitations at a time.
const INVITED: usize = 40;

/// What is known beside what is not, in pairs of equal length.
pub struct Pairs {
    pub known: Vec<String>,
    pub unknown: Vec<String>,
}

pub struct Everybody {
    pub addresses: Pairs,
    /// Numbers of orders.
    pub numbers: Pairs,
    /// Links that were withdrawn, beside links that there never were.
    pub withdrawn: Pairs,
    /// Links that may be taken up, beside links that there never were.
    pub open: Pairs,
}

/// `count` of each; links are fewer and come again, since looking at one changes nothing.
pub async fn make(shop: &Shop, count: usize) -> Result<Everybody, Trouble> {
    let addresses = Pairs {
        known: (0..count).map(|n| format!("known-{n:06}@example.test")).collect(),
        unknown: (0..count).map(|n| format!("noone-{n:06}@example.test")).collect(),
    };
    // hashing is slow on purpose: everybody has the same password
    let hash = tokio::task::spawn_blocking(|| passwords::hash_password(PASSWORD)).await?.ok_or("no hash of a password")?;
    let mut tx = shop.db.begin(&shop.seeder()).await?;
    let emails = addresses.known.iter().map(String::as_str).chain([HER]);
    let people: Vec<PersonRow> = emails.map(|email| person(email, Role::Customer)).collect();
    seeding::add_people(&mut tx, &people).await?;
    let logins: Vec<CredentialRow> = people.iter().filter_map(|row| login(row, &hash)).collect();
    seeding::give_passwords(&mut tx, &logins).await?;
    let owner = person("owner@example.test", Role::Owner);
    seeding::add_people(&mut tx, std::slice::from_ref(&owner)).await?;
    seeding::give_passwords(&mut tx, &login(&owner, &hash).into_iter().collect::<Vec<_>>()).await?;
    tx.commit().await?;
    let owner = Person { id: PersonId(owner.id), role: Role::Owner, full_name: owner.full_name };
    let owner = Actor::new(Who::Person(owner), Some(shop.store));
    // the withdrawn first: so many and as many open ones at once would be too many
    let withdrawn = invitations(shop, &owner, "gone", true).await?;
    let open = invitations(shop, &owner, "open", false).await?;
    Ok(Everybody { addresses, numbers: numbers(shop, count).await?, withdrawn, open })
}

fn person(email: &str, role: Role) -> PersonRow {
    PersonRow {
        id: Uuid::now_v7(),
        full_name: "Ana Souza".into(),
        email: Some(email.to_owned()),
        phone: None,
        role: role.name().into(),
        at: 1_700_000_000,
    }
}

fn login(row: &PersonRow, hash: &str) -> Option<CredentialRow> {
    Some(CredentialRow { person_id: row.id, email: row.email.clone()?, password_hash: hash.to_owned() })
}

async fn invitations(shop: &Shop, owner: &Actor, name: &str, withdrawn: bool) -> Result<Pairs, Trouble> {
    let mut known = Vec::with_capacity(INVITED);
    for n in 0..INVITED {
        let (id, token) = (InvitationId(Uuid::now_v7()), fresh_token());
        let mut tx = shop.db.begin(owner).await?;
        team::invite(&mut tx, id, &format!("{name}-{n:06}@example.test"), &[Role::Attendant], &KeyHash::of(&token)).await?;
        if withdrawn {
            team::withdraw(&mut tx, id).await?;
        }
        tx.commit().await?;
        known.push(token);
    }
    Ok(Pairs { unknown: known.iter().map(|_| fresh_token()).collect(), known })
}

/// Guests order by the program's own verbs; a number that nobody has is of the same letters and length.
async fn numbers(shop: &Shop, count: usize) -> Result<Pairs, Trouble> {
    // some more than are needed: a guest who hears "busy" too often goes away
    let guests = count + count / 5;
    let variant = shop.shelve(i32::try_from(guests)?).await?;
    let rush = rush::rush(shop, variant, guests).await?;
    let rows = query("select code from app.orders where person_id is null").fetch_all(&mut shop.admin().await?).await?;
    let known = rows.iter().map(|row| row.try_get(0)).collect::<Result<Vec<String>, _>>()?;
    if known.len() < count {
        return Err(format!("only {} of {count} guests could order ({} failed)", known.len(), rush.failed).into());
    }
    let taken: HashSet<&str> = known.iter().map(String::as_str).collect();
    let unknown: Vec<String> =
        (0..1_000_000).map(|n| format!("ZZ{n:06}")).filter(|number| !taken.contains(number.as_str())).take(count).collect();
    Ok(Pairs { known, unknown })
}

/// Sign her in; the cookies that she has then.
pub fn sign_in(port: u16) -> Result<String, Trouble> {
    let mut caller = Caller::come(port, HOST)?;
    let form = format!("email={HER}&password={}", PASSWORD.replace(' ', "+"));
    let words = format!(
        "POST {} HTTP/1.1\r\nhost: {}\r\naccept: text/html\r\nsec-fetch-site: same-origin\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{form}",
        paths::SIGN_IN,
        caller.host(),
        form.len()
    );
    let mut answer = Answer::default();
    caller.say(words.as_bytes())?;
    caller.hear(&mut answer)?;
    if answer.status == 303 && !answer.cookies.is_empty() {
        Ok(answer.cookies.join("; "))
    } else {
        Err(format!("she is not let in: {}", answer.status).into())
    }
}
