//! The goal of the present month and how far the month is, read from the books and from what no closed day tells yet.
use crate::{
    domain::{
        goal::{Day, Goal, GoalSheet, LEARNED_DAYS, Week, WeightsFrom, learned, weights_of},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

/// The month in which the store is now.
pub async fn sheet(tx: &mut Tx, face: &StoreFace) -> Result<GoalSheet, AppError> {
    let now = query!(
        r#"select to_char(m.first, 'YYYY-MM') as "month!", extract(day from m.first + interval '1 month' - interval '1 day')::int as "days!", extract(isodow from m.first)::int as "weekday!",
               extract(day from m.today)::int as "today!", g.target_minor as "target?", g.stretch_minor, g.weights as "weights: Vec<i32>", g.closed as "closed?: Vec<i32>", y.bag_closed_days as "shut!",
               (m.first - coalesce((select d.day from app.sales_days d where d.store_id = (select app.store_id()) order by d.day limit 1),
                   (select (h.changed_at at time zone $1)::date from app.order_status_history h where h.store_id = (select app.store_id()) and h.to_status = 'paid' order by h.changed_at limit 1)))::int as since,
               b.value as "in_bags!", (b.value * k.kept / greatest(k.tried, 1))::bigint as "from_bags!"
           from (select date_trunc('month', t.today)::date as first, t.today from (select (now() at time zone $1)::date as today) t) m
           join app.store_policies y on y.store_id = (select app.store_id())
           left join app.goals g on g.store_id = y.store_id and g.month = m.first
           cross join (select coalesce(sum(x.value_out_minor), 0)::bigint as value from app.bags x where x.store_id = (select app.store_id()) and x.status in ('dispatched', 'with_client', 'partially_settled')) b
           cross join (select coalesce(sum(l.frozen_minor), 0)::bigint as tried, coalesce(sum(l.frozen_minor) filter (where l.status in ('sold', 'charged')), 0)::bigint as kept
               from app.bags x join app.bag_lines l on l.store_id = x.store_id and l.bag_id = x.id and l.status in ('sold', 'charged', 'returned', 'handed_over')
               where x.store_id = (select app.store_id()) and x.opened_at > now() - interval '180 days') k"#,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let small = |number: i32| u8::try_from(number).unwrap_or(0);
    let (days, today) = (small(now.days), small(now.today));
    // a shop that opened a fortnight before has two weeks to look back on
    let weeks = ((now.since.unwrap_or(0) + 6) / 7).clamp(0, LEARNED_DAYS / 7);
    let brought = brought(tx, face, today, weeks.into()).await?;
    let goal = now.target.map(|target_minor| Goal {
        target_minor,
        stretch_minor: now.stretch_minor,
        weights: now.weights.as_deref().and_then(week),
        closed: now.closed.unwrap_or_default().into_iter().map(small).collect(),
    });
    let (from, week) = weighed(goal.as_ref(), &brought, &now.shut);
    let closed = goal.as_ref().map(|goal| goal.closed.clone()).unwrap_or_default();
    let usual = (brought.weeks > 0).then(|| (brought.usual, week.iter().sum()));
    Ok(GoalSheet {
        month: now.month,
        days,
        goal,
        from,
        weights: weights_of(small(now.weekday), days, &week, &closed),
        so_far: brought.month,
        usual,
        in_bags: Money::new(now.in_bags, face.currency),
        from_bags: Money::new(now.from_bags, face.currency),
        currency: face.currency,
    })
}

/// What the days of the month brought, and the weeks before it.
#[derive(Default)]
struct Brought {
    month: Vec<Day>,
    weekdays: [i64; 7],
    usual: Day,
    weeks: i64,
}

async fn brought(tx: &mut Tx, face: &StoreFace, today: u8, weeks: i64) -> Result<Brought, AppError> {
    let rows = query!(
        r#"select d.day - m.first as "place!", extract(isodow from d.day)::int as "weekday!", (d.sold_minor - d.back_minor) as "net!", d.bag_minor as "bag!", d.pieces as "pieces!"
           from (select date_trunc('month', now() at time zone $1)::date as first, (now() at time zone $1)::date as today) m
           cross join lateral app.sales_of(m.first - $2::int, m.today) d"#,
        face.time_zone,
        LEARNED_DAYS
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut found = Brought { month: vec![Day::default(); usize::from(today)], weeks, ..Brought::default() };
    for row in rows {
        let day = Day { net_minor: row.net, bag_minor: row.bag, pieces: super::count(row.pieces) };
        match usize::try_from(row.place) {
            Ok(place) => {
                if let Some(known) = found.month.get_mut(place) {
                    *known = day;
                }
            }
            Err(_) => {
                found.usual.net_minor += day.net_minor;
                found.usual.bag_minor += day.bag_minor;
                if let Some(weekday) = usize::try_from(row.weekday - 1).ok().and_then(|place| found.weekdays.get_mut(place)) {
                    *weekday += day.net_minor;
                }
            }
        }
    }
    found.usual = Day { net_minor: found.usual.net_minor / weeks.max(1), bag_minor: found.usual.bag_minor / weeks.max(1), pieces: 0 };
    Ok(found)
}

fn week(weights: &[i32]) -> Option<Week> {
    let all: Vec<u32> = weights.iter().map(|weight| u32::try_from(*weight).unwrap_or(0)).collect();
    Week::try_from(all).ok()
}

/// As the owner said; else as the weeks before were; else alike on every day on which the house is open.
fn weighed(goal: Option<&Goal>, brought: &Brought, shut: &str) -> (WeightsFrom, Week) {
    if let Some(week) = goal.and_then(|goal| goal.weights) {
        return (WeightsFrom::Said, week);
    }
    if let Some(week) = learned(&brought.weekdays).filter(|_| brought.weeks > 0) {
        return (WeightsFrom::Learned, week);
    }
    let mut week = [1; 7];
    for (place, weight) in (1..).zip(&mut week) {
        if shut.contains(&place.to_string()) {
            *weight = 0;
        }
    }
    (WeightsFrom::Alike, week)
}

/// Set the goal of the present month, from what was seen. `Conflict`: edited_meanwhile.
pub async fn save(tx: &mut Tx, face: &StoreFace, seen: Option<&Goal>, goal: &Goal) -> Result<(), AppError> {
    let of = |goal: &Goal| -> (Option<Vec<i32>>, Vec<i32>) {
        let weights = goal.weights.map(|week| week.iter().map(|weight| i32::try_from(*weight).unwrap_or(0)).collect());
        (weights, goal.closed.iter().map(|day| i32::from(*day)).collect())
    };
    let (weights, closed) = of(goal);
    let before = seen.map(of).unwrap_or_default();
    let done = query!(
        "insert into app.goals as g (store_id, month, target_minor, stretch_minor, weights, closed)
         values (app.store_id(), date_trunc('month', now() at time zone $1)::date, $2, $3, $4, $5)
         on conflict (store_id, month) do update set target_minor = $2, stretch_minor = $3, weights = $4, closed = $5, set_at = clock_timestamp()
         where $6::bigint is not null and (g.target_minor, g.stretch_minor, g.weights, g.closed) is not distinct from ($6::bigint, $7::bigint, $8::int[], $9::int[])",
        face.time_zone,
        goal.target_minor,
        goal.stretch_minor,
        weights as Option<Vec<i32>>,
        &closed,
        seen.map(|goal| goal.target_minor),
        seen.and_then(|goal| goal.stretch_minor),
        before.0 as Option<Vec<i32>>,
        &before.1
    )
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() == 0 { Err(AppError::Conflict { reason: "edited_meanwhile".into() }) } else { Ok(()) }
}
