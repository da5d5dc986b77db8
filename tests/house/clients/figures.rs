//! Finance reads what clients keep, owe and bring, to the number what the shop floor sees; and no way to reach one of them.
use super::{
    face,
    random::{self, Dice},
};
use crate::bags::{Day, does};
use vitrine::{
    domain::{
        client::{ClientWish, Shown, figures::FiguresWish},
        role::Role,
    },
    error::AppError,
    server::db::{bags::NotDone, clients},
};

#[tokio::test]
async fn finance_sees_the_figures_that_the_floor_sees() {
    let day = Day::begin(40).await;
    random::vocabulary(&day).await;
    let face = face(&day.house, day.store).await;
    let finance = day.house.person(day.store, Role::Finance, None).await.actor;
    let mut dice = Dice(11);
    for round in 0..6 {
        let client = random::client(&day, &mut dice).await;
        for at in 0..2 {
            random::bag(&day, &mut dice, client, &[round * 6 + at * 3, round * 6 + at * 3 + 1]).await;
        }
    }
    for shown in Shown::ALL.iter().copied() {
        let wish = ClientWish { shown, ..ClientWish::default() };
        let floor = does!(day.house.db, &day.shop, clients::by_name, &face, &wish, None, 100).unwrap();
        let mut pages = Vec::new();
        loop {
            let wish = FiguresWish { shown, words: String::new() };
            let after = pages.last().map(|row: &vitrine::domain::client::figures::FiguresRow| row.id);
            let page = does!(day.house.db, &finance, clients::figures, &face, &wish, after, 3).unwrap();
            let is_last = page.len() < 3;
            pages.extend(page);
            if is_last {
                break;
            }
        }
        let told: Vec<_> = pages.iter().map(|row| (row.id, row.full_name.clone(), row.value_out, row.late)).collect();
        assert_eq!(told, floor.iter().map(|row| (row.id, row.full_name.clone(), row.value_out, row.late)).collect::<Vec<_>>());
        for row in pages {
            let sheet = does!(day.house.db, &day.shop, clients::sheet, &face, row.id).unwrap();
            let figures = does!(day.house.db, &finance, clients::figures_of, &face, row.id).unwrap();
            assert_eq!((row.facts, &figures.row, &figures.worth), (sheet.facts, &row, &sheet.worth));
            assert_eq!(figures.bags.iter().map(|bag| bag.value.minor).sum::<i64>(), row.value_out.minor);
        }
    }
    let nobody = FiguresWish { words: "example.test".into(), ..FiguresWish::default() };
    assert_eq!(does!(day.house.db, &finance, clients::figures, &face, &nobody, None, 9), Ok(Vec::new()), "no address is looked at");
    let colleague = day.house.person(day.store, Role::Courier, None).await.person.id;
    assert_eq!(does!(day.house.db, &finance, clients::figures_of, &face, colleague).map(drop), Err(NotDone::Other(AppError::NotFound)));
}
