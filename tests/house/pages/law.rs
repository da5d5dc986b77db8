//! Only a draft is written, whoever saves names what she saw, and what was out is never written again.
use super::{go, look, save, says};
use crate::support::House;
use vitrine::{
    domain::{
        editorial::{Base, Move, PageKey, RevisionStatus},
        role::Role,
    },
    error::AppError,
};

fn conflict(reason: &str) -> AppError {
    AppError::Conflict { reason: reason.into() }
}

#[tokio::test]
async fn the_second_editor_is_told_and_loses_nothing_of_the_first() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (ana, bia) = (house.person(store, Role::Attendant, None).await, house.person(store, Role::Owner, None).await);
    let key = look("tarde");
    let first = save(&house, &ana, &key, None, &says("de Ana")).await.unwrap();
    assert_eq!(first, Base { number: 1, version: 1 });
    assert_eq!(
        save(&house, &bia, &key, None, &says("de Bia")).await,
        Err(conflict("edited_meanwhile")),
        "she believed that there is no page"
    );
    let second = save(&house, &bia, &key, Some(first), &says("de Bia")).await.unwrap();
    assert_eq!(save(&house, &ana, &key, Some(first), &says("de novo")).await, Err(conflict("edited_meanwhile")));
    assert_eq!(go(&house, &ana, &key, first, Move::Publish).await.unwrap_err(), conflict("edited_meanwhile"));
    assert_eq!(house.count("select count(*) from app.page_revisions where blocks::text like '%de Bia%'").await, 1);
    // and at once: of many who saw the same, one is the next
    let tries = (0..12).map(|n| {
        let (house, bia, key) = (&house, &bia, &key);
        async move { save(house, bia, key, Some(second), &says(&format!("vez {n}"))).await }
    });
    let answers = futures_of(tries).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(house.count("select version from app.page_revisions").await, 3);
}

/// All at once, in order.
async fn futures_of<T>(futures: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut pinned: Vec<_> = futures.map(Box::pin).collect();
    let mut done: Vec<Option<T>> = pinned.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, slot) in pinned.iter_mut().zip(&mut done) {
            if slot.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *slot = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

#[tokio::test]
async fn what_was_out_is_never_written_again_and_going_back_is_a_new_draft() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let ana = house.person(store, Role::Attendant, None).await;
    let key = PageKey::home();
    let base = save(&house, &ana, &key, None, &says("primeira")).await.unwrap();
    let sheet = go(&house, &ana, &key, base, Move::Publish).await.unwrap();
    assert_eq!((sheet.status, sheet.is_live), (RevisionStatus::Published, true));
    // writing a page that is out begins number 2, and number 1 stays out until 2 is published
    let base = save(&house, &ana, &key, sheet.base, &says("segunda")).await.unwrap();
    assert_eq!(base.number, 2);
    assert_eq!(house.count("select live_number from app.pages").await, 1);
    let sheet = go(&house, &ana, &key, base, Move::Publish).await.unwrap();
    assert_eq!(house.count("select live_number from app.pages").await, 2);
    assert_eq!(house.count("select count(*) from app.page_revisions where status = 'published'").await, 1);
    let sheet = go(&house, &ana, &key, sheet.base.unwrap(), Move::Revert(1)).await.unwrap();
    assert_eq!((sheet.status, sheet.base.unwrap().number, &sheet.blocks), (RevisionStatus::Draft, 3, &says("primeira")));
    assert_eq!(go(&house, &ana, &key, sheet.base.unwrap(), Move::Revert(1)).await.unwrap_err(), conflict("draft_open"));
    let sheet = go(&house, &ana, &key, sheet.base.unwrap(), Move::Discard).await.unwrap();
    assert_eq!((sheet.status, &sheet.blocks), (RevisionStatus::Published, &says("segunda")), "what is out stays out");
    assert_eq!(go(&house, &ana, &key, sheet.base.unwrap(), Move::Discard).await.unwrap_err(), conflict("not_a_draft"));
    assert_eq!(go(&house, &ana, &key, sheet.base.unwrap(), Move::Publish).await.unwrap_err(), conflict("illegal_move"));
    assert_eq!(go(&house, &ana, &key, sheet.base.unwrap(), Move::Unpublish).await.unwrap_err(), conflict("home_stays"));
    // each step has its history and its event, with who did it
    let history = format!("select count(*) from app.page_revision_history where person_id = '{}' and actor = 'attendant'", ana.person.id);
    assert_eq!(house.count(&history).await, 7);
    assert_eq!(house.count("select count(*) from app.events where kind = 'page.published' and particulars ->> 'kind' = 'home'").await, 2);
    assert_eq!(house.count("select count(*) from app.events where subject = 'page'").await, 7);
}

#[tokio::test]
async fn not_even_a_superuser_writes_what_is_out_or_what_is_not_sound() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let ana = house.person(store, Role::Attendant, None).await;
    let key = look("tarde");
    let base = save(&house, &ana, &key, None, &says("primeira")).await.unwrap();
    let mut admin = house.admin().await;
    let mut code = async |sql: &'static str| {
        let refused = sqlx::query(sql).execute(&mut admin).await.err();
        refused.and_then(|error| error.as_database_error().and_then(|e| e.code()).map(std::borrow::Cow::into_owned))
    };
    let check = Some("23514".to_owned());
    assert_eq!(code(r#"update app.page_revisions set blocks = '[{"kind":"song"}]'"#).await, check);
    assert_eq!(code(r#"update app.page_revisions set blocks = '[{"kind":"quote","text":1,"by":""}]'"#).await, check);
    assert_eq!(code(r#"update app.page_revisions set blocks = '{}'"#).await, check);
    go(&house, &ana, &key, base, Move::Publish).await.unwrap();
    let law = Some("VT409".to_owned());
    assert_eq!(code("update app.page_revisions set blocks = '[]'").await, law);
    assert_eq!(code("update app.page_revisions set status = 'draft'").await, law);
    assert_eq!(code("update app.page_revisions set status = 'scheduled'").await, law);
    let twice = "insert into app.page_revisions (store_id, id, page_id, number, status) select store_id, gen_random_uuid(), page_id, 9, 'published' from app.page_revisions";
    assert_eq!(code(twice).await, law, "a revision begins as a draft");
    let rewritten = code("update app.page_revision_history set actor = 'nobody'").await;
    assert_eq!(rewritten, Some("VT403".to_owned()));
    // a role without the hat is not told whether there is such a page
    for role in [Role::Finance, Role::Courier, Role::Customer, Role::Consignor] {
        let other = house.person(store, role, None).await;
        let refused = save(&house, &other, &look("outra"), None, &says("x")).await;
        assert_eq!(refused, Err(AppError::Forbidden), "{role:?}");
    }
}
