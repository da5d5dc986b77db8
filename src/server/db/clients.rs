//! Clients as the team reads them: the list by name, and one of them with what is known of her; and what the team corrects and notes.
use super::{bags, order_sheets, tags, tx::Tx};
use crate::{
    domain::{
        account::Consent,
        bag::{Listed, Whose},
        client::{ClientRow, ClientSheet, ClientWish, Contact, ContactField, Facts, NotedMeasure, NotedTag, Terms},
        id::PersonId,
        money::Money,
        product::{Measure, MeasureArea, Tag},
        store::StoreFace,
        text::TextError,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::{query, query_as};
use uuid::Uuid;

/// Bags and orders that a sheet shows.
const MOST: i64 = 20;
/// Words of one search.
const MOST_WORDS: usize = 6;

struct Line {
    id: Uuid,
    full_name: String,
    phone: Option<String>,
    pieces_out: i64,
    value_out: i64,
    late: bool,
    orders: i64,
    spent: i64,
}

impl Line {
    fn row(self, face: &StoreFace) -> ClientRow {
        ClientRow {
            id: PersonId(self.id),
            full_name: self.full_name,
            phone: self.phone.unwrap_or_default(),
            pieces_out: u32::try_from(self.pieces_out).unwrap_or(0),
            value_out: Money::new(self.value_out, face.currency),
            late: self.late,
            orders: u32::try_from(self.orders).unwrap_or(0),
            spent: Money::new(self.spent, face.currency),
        }
    }
}

/// Up to `count` clients by name, from after `after`.
pub async fn by_name(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &ClientWish,
    after: Option<PersonId>,
    count: i64,
) -> Result<Vec<ClientRow>, AppError> {
    lines(tx, face, wish, after, None, count).await
}

async fn lines(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &ClientWish,
    after: Option<PersonId>,
    only: Option<PersonId>,
    count: i64,
) -> Result<Vec<ClientRow>, AppError> {
    let words: Vec<String> = wish.words.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
    let lines = query_as!(
        Line,
        r#"select p.id, p.full_name, p.phone, coalesce(b.pieces, 0) as "pieces_out!", coalesce(b.value, 0) as "value_out!", coalesce(b.late, false) as "late!",
               coalesce(o.many, 0) as "orders!", coalesce(o.total, 0) as "spent!"
           from app.people p
           left join lateral (select sum(x.pieces_out) as pieces, sum(x.value_out_minor)::bigint as value, bool_or(x.due_at < now()) as late from app.bags x
               where x.store_id = p.store_id and x.client_id = p.id and x.status in ('dispatched', 'with_client', 'partially_settled')) b on true
           left join lateral (select count(*) as many, sum(x.total_minor)::bigint as total from app.orders x
               where x.store_id = p.store_id and x.person_id = p.id and x.status = 'paid') o on true
           where p.store_id = (select app.store_id()) and p.disabled_at is null and ($5::uuid is null or p.id = $5)
             and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')
             and not exists (select 1 from unnest($1::text[]) as w (word)
                 where strpos(app.fold(p.full_name), app.fold(w.word)) = 0 and strpos(coalesce(p.email, ''), lower(w.word)) = 0
                   and (regexp_replace(w.word, '\D', '', 'g') = '' or strpos(coalesce(p.phone, ''), regexp_replace(w.word, '\D', '', 'g')) = 0))
             and ($2 = 'all' or coalesce(b.pieces, 0) > 0) and ($2 <> 'late' or coalesce(b.late, false))
             and ($3::uuid is null or (lower(p.full_name), p.id) > (select lower(a.full_name), a.id from app.people a where a.store_id = (select app.store_id()) and a.id = $3))
           order by lower(p.full_name), p.id limit $4"#,
        &words,
        wish.shown.name(),
        after.map(|id| id.0) as Option<Uuid>,
        count,
        only.map(|id| id.0) as Option<Uuid>
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines.into_iter().map(|line| line.row(face)).collect())
}

/// One client. `NotFound` for anybody else.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<ClientSheet, AppError> {
    let row = lines(tx, face, &ClientWish::default(), None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)?;
    let more = query!(
        r#"select coalesce(p.email, '') as "email!", to_char(p.created_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "since!", t.value_limit_minor as "own?",
               coalesce(t.bags_blocked, false) as "blocked!", app.value_limit(p.id) as "holds!"
           from app.people p left join app.client_terms t on t.store_id = p.store_id and t.person_id = p.id
           where p.store_id = (select app.store_id()) and p.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let own = more.own.map(|minor| Money::new(minor, face.currency));
    let whose = Whose { client: Some(id), ..Whose::default() };
    Ok(ClientSheet {
        row,
        email: more.email,
        since: clock::written(&more.since, face.locale),
        facts: facts(tx, id).await?,
        terms: Terms { own, holds: Money::new(more.holds, face.currency), blocked: more.blocked },
        tags: noted(tx, id).await?,
        measures: measures(tx, id).await?,
        consents: consents(tx, id).await?,
        bags: bags::list(tx, face, Listed::All, &whose, None, MOST).await?,
        orders: order_sheets::of_person(tx, face, id, MOST).await?,
    })
}

async fn facts(tx: &mut Tx, id: PersonId) -> Result<Facts, AppError> {
    let row = query!(
        r#"select count(distinct b.id) as "bags!",
               count(l.id) filter (where l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over') and l.dispatched_at is not null) as "tried!",
               count(l.id) filter (where l.status in ('sold', 'charged')) as "kept!",
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none')) as "closed!",
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none') and b.closed_at > b.due_at) as "late!"
           from app.bags b left join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id
           where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status <> 'cancelled'"#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    Ok(Facts { bags: count(row.bags), tried: count(row.tried), kept: count(row.kept), closed: count(row.closed), late: count(row.late) })
}

async fn noted(tx: &mut Tx, id: PersonId) -> Result<Vec<NotedTag>, AppError> {
    let rows = query!(
        "select distinct on (t.kind, t.sort, t.name, c.source) t.kind, t.slug, t.name, c.source from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id
         where c.store_id = (select app.store_id()) and c.person_id = $1 order by t.kind, t.sort, t.name, c.source limit 100",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(NotedTag { tag: Tag { kind: r.kind, slug: r.slug, name: r.name }, source: r.source.parse().map_err(|_| AppError::Fault)? })
        })
        .collect()
}

async fn measures(tx: &mut Tx, id: PersonId) -> Result<Vec<NotedMeasure>, AppError> {
    let rows = query!(
        "select area, source, millimetres from app.client_measures where store_id = (select app.store_id()) and person_id = $1 order by area, source limit 40",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            let measure =
                Measure { area: r.area.parse().map_err(|_| AppError::Fault)?, millimetres: u32::try_from(r.millimetres).unwrap_or(0) };
            Ok(NotedMeasure { measure, source: r.source.parse().map_err(|_| AppError::Fault)? })
        })
        .collect()
}

async fn consents(tx: &mut Tx, id: PersonId) -> Result<Vec<(Consent, bool)>, AppError> {
    let rows = query!(
        "select distinct on (purpose, channel) purpose, channel, granted from app.consents
         where store_id = (select app.store_id()) and person_id = $1 order by purpose, channel, decided_at desc",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(Consent::ALL
        .into_iter()
        .map(|consent| {
            let (purpose, channel) = consent.key();
            (consent, rows.iter().any(|row| row.purpose == purpose && row.channel == channel && row.granted))
        })
        .collect())
}

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

/// Note a measure of hers, or take back the one that the team noted.
pub async fn note_measure(tx: &mut Tx, id: PersonId, area: MeasureArea, millimetres: Option<i32>) -> Result<(), AppError> {
    query!(
        "delete from app.client_measures where store_id = (select app.store_id()) and person_id = $1 and area = $2 and source = 'attendant'",
        id.0,
        area.name()
    )
    .execute(&mut **tx)
    .await?;
    let Some(millimetres) = millimetres else { return Ok(()) };
    query!(
        "insert into app.client_measures (store_id, person_id, area, source, millimetres) values ((select app.store_id()), $1, $2, 'attendant', $3)",
        id.0,
        area.name(),
        millimetres
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Note a word, or take back one that the team noted. `NotFound` for a word that the store does not have.
pub async fn note_tag(tx: &mut Tx, id: PersonId, kind: &str, slug: &str, noted: bool) -> Result<(), AppError> {
    let tag = tags::said(tx, kind, slug).await?;
    if noted {
        query!(
            "insert into app.client_tags (store_id, person_id, tag_id, source) values ((select app.store_id()), $1, $2, 'attendant') on conflict do nothing",
            id.0,
            tag
        )
        .execute(&mut **tx)
        .await?;
    } else {
        query!(
            "delete from app.client_tags where store_id = (select app.store_id()) and person_id = $1 and tag_id = $2 and source = 'attendant'",
            id.0,
            tag
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// The words that the store offers, for whoever notes them.
pub async fn vocabulary(tx: &mut Tx) -> Result<Vec<Tag>, AppError> {
    Ok(tags::words(tx).await?.into_iter().map(|word| word.tag).collect())
}

/// An owner gives a client terms of her own. `NotFound` for who is no client.
pub async fn set_terms(tx: &mut Tx, id: PersonId, limit_minor: Option<i64>, blocked: bool) -> Result<(), AppError> {
    is_client(tx, id).await?;
    bags::set_terms(tx, id, limit_minor, blocked).await
}

/// What is wrong with a contact, for who asked over HTTP: its first field.
pub fn not_accepted(wrong: &[(ContactField, TextError)]) -> AppError {
    let field = wrong.first().map_or("full_name", |(field, _)| field.name());
    AppError::Invalid { field: field.into(), reason: "not_accepted".into() }
}

/// A new client; the same `id` is one. Who is known by this phone or address is not added: her id comes back instead.
pub async fn add(tx: &mut Tx, id: PersonId, contact: &Contact) -> Result<PersonId, AppError> {
    let row = query!(r#"select app.add_client($1, $2, $3, $4) as "person!""#, id.0, contact.full_name, contact.email, contact.phone)
        .fetch_one(&mut **tx)
        .await?;
    Ok(PersonId(row.person))
}
