//! Clients by name, as the list asks for them: who has something at home, and the filters that make a segment.
use crate::{
    domain::{
        client::{Charge, ClientRow, ClientWish},
        id::PersonId,
        money::Money,
        store::StoreFace,
        today::ACTIVE_DAYS,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query_as;
use uuid::Uuid;

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

/// One of them, whoever is asked for.
pub(super) async fn one(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<ClientRow, AppError> {
    lines(tx, face, &ClientWish::default(), None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)
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
    let (charge, whose) = match wish.charge {
        None => ("", None),
        Some(Charge::Mine) => ("mine", None),
        Some(Charge::Nobody) => ("nobody", None),
        Some(Charge::Of(person)) => ("of", Some(person.0)),
    };
    let tags: Vec<String> = [&wish.size, &wish.tag].into_iter().filter(|tag| !tag.is_empty()).cloned().collect();
    let lines = query_as!(
        Line,
        r#"select p.id, p.full_name, p.phone, coalesce(b.pieces, 0) as "pieces_out!", coalesce(b.value, 0) as "value_out!", coalesce(b.late, false) as "late!",
               coalesce(o.many, 0) as "orders!", coalesce(o.total, 0) as "spent!"
           from app.people p
           left join lateral (select sum(x.pieces_out) as pieces, sum(x.value_out_minor)::bigint as value, bool_or(x.due_at < now()) as late from app.bags x
               where x.store_id = p.store_id and x.client_id = p.id and x.status in ('dispatched', 'with_client', 'partially_settled')) b on true
           left join lateral (select count(*) as many, sum(x.total_minor)::bigint as total from app.orders x
               where x.store_id = p.store_id and x.person_id = p.id and x.status = 'paid') o on true
           left join lateral (select count(*) as tried, count(*) filter (where l.status in ('sold', 'charged')) as kept from app.bags x join app.bag_lines l on l.store_id = x.store_id and l.bag_id = x.id
               where $8 <> '' and x.store_id = p.store_id and x.client_id = p.id and l.dispatched_at is not null and l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over')) k on true
           where p.store_id = (select app.store_id()) and p.disabled_at is null and ($5::uuid is null or p.id = $5)
             and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')
             and not exists (select 1 from unnest($1::text[]) as w (word)
                 where strpos(app.fold(p.full_name), app.fold(w.word)) = 0 and strpos(coalesce(p.email, ''), lower(w.word)) = 0
                   and (regexp_replace(w.word, '\D', '', 'g') = '' or strpos(coalesce(p.phone, ''), regexp_replace(w.word, '\D', '', 'g')) = 0))
             and ($2 in ('all', 'active') or coalesce(b.pieces, 0) > 0) and ($2 <> 'late' or coalesce(b.late, false)) and ($2 <> 'active' or p.id in (select a.person_id from app.active_clients($13) a))
             and ($3::uuid is null or (lower(p.full_name), p.id) > (select lower(a.full_name), a.id from app.people a where a.store_id = (select app.store_id()) and a.id = $3))
             and not exists (select 1 from unnest($6::text[]) as w (word) where not exists (select 1 from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id
                 where c.store_id = p.store_id and c.person_id = p.id and t.kind || '/' || t.slug = w.word))
             and ($7::uuid is null or exists (select 1 from app.client_terms t where t.store_id = p.store_id and t.person_id = p.id and t.class_id = $7))
             and case $8 when '' then true when 'most' then k.tried > 0 and k.kept * 3 >= k.tried * 2
                 when 'half' then k.kept * 3 >= k.tried and k.kept * 3 < k.tried * 2 else k.tried > 0 and k.kept * 3 < k.tried end
             and ($9::int is null or (not exists (select 1 from app.orders x where x.store_id = p.store_id and x.person_id = p.id and x.placed_at > now() - make_interval(days => $9))
                 and not exists (select 1 from app.bags x where x.store_id = p.store_id and x.client_id = p.id and greatest(x.opened_at, x.delivered_at, x.closed_at) > now() - make_interval(days => $9))))
             and case $10 when '' then true when 'nobody' then not exists (select 1 from app.client_profiles f where f.store_id = p.store_id and f.person_id = p.id and f.attendant_id is not null)
                 else exists (select 1 from app.client_profiles f where f.store_id = p.store_id and f.person_id = p.id and f.attendant_id = coalesce($11::uuid, (select app.person_id()))) end
             and ($12::smallint is null or exists (select 1 from app.client_profiles f where f.store_id = p.store_id and f.person_id = p.id and f.birth_month = $12))
           order by lower(p.full_name), p.id limit $4"#,
        &words,
        wish.shown.name(),
        after.map(|id| id.0) as Option<Uuid>,
        count,
        only.map(|id| id.0) as Option<Uuid>,
        &tags,
        wish.class.map(|id| id.0) as Option<Uuid>,
        wish.keeps.map_or("", crate::domain::client::Keeps::name),
        wish.unseen.map(i32::from) as Option<i32>,
        charge,
        whose as Option<Uuid>,
        wish.born.map(i16::from) as Option<i16>,
        ACTIVE_DAYS
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines.into_iter().map(|line| line.row(face)).collect())
}
