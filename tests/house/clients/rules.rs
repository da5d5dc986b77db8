//! Who may go on as whom: an account is never given to somebody else, who works here stays, a no is stronger than a yes.
use super::Shop;
use vitrine::{
    domain::{client::alike::MergePreview, id::PersonId, role::Role},
    error::AppError,
    server::{
        actor::Actor,
        db::{clients, privacy},
    },
};

fn conflict<T>(reason: &str) -> Result<T, AppError> {
    Err(AppError::Conflict { reason: reason.into() })
}

impl Shop {
    async fn customer(&self, account: bool) -> PersonId {
        self.house.person(self.store, Role::Customer, account.then_some("a long password")).await.person.id
    }

    async fn preview(&self, winner: PersonId, loser: PersonId) -> MergePreview {
        let mut tx = self.house.begin(&self.desk.actor).await;
        clients::preview(&mut tx, &self.face, winner, loser).await.unwrap()
    }

    async fn as_whom(&self, actor: &Actor, winner: PersonId, loser: PersonId) -> Result<(), AppError> {
        let mut tx = self.house.begin(actor).await;
        clients::merge(&mut tx, vitrine::domain::id::MergeId(uuid::Uuid::now_v7()), winner, loser, &[]).await
    }

    async fn also(&self, person: PersonId, role: &str) {
        self.house
            .in_store(&format!(
                "insert into app.person_roles (store_id, person_id, role) select store_id, '{person}', '{role}' from app.stores"
            ))
            .await;
    }
}

#[tokio::test]
async fn the_one_with_an_account_stays_and_two_accounts_are_refused() {
    let shop = Shop::open().await;
    let (with, without, another) = (shop.customer(true).await, shop.customer(false).await, shop.customer(true).await);
    assert_eq!(shop.merge(without, with).await.map(drop), conflict("has_account"));
    let preview = shop.preview(without, with).await;
    assert_eq!((preview.hindered.as_str(), preview.other_way), ("has_account", true));
    assert_eq!(shop.merge(with, another).await.map(drop), conflict("two_accounts"));
    assert!(!shop.preview(with, another).await.other_way);
    assert_eq!(shop.merge(with, with).await.map(drop), conflict("same"));
    assert_eq!(shop.merge(with, shop.desk.person.id).await.map(drop), Err(AppError::NotFound), "a colleague is no client");
    shop.merge(with, without).await.unwrap();
    assert_eq!(shop.merge(with, without).await.map(drop), Err(AppError::NotFound), "she is one already");
    assert_eq!(shop.house.count("select count(*) from auth.credentials").await, 2);
}

#[tokio::test]
async fn who_works_here_goes_on_as_nobody_and_only_an_owner_adds_to_her() {
    let shop = Shop::open().await;
    let (colleague, client) = (shop.customer(false).await, shop.customer(false).await);
    shop.also(colleague, "courier").await;
    assert_eq!(shop.as_whom(&shop.boss.actor, client, colleague).await, conflict("works_here"), "not even by an owner");
    assert_eq!(shop.as_whom(&shop.desk.actor, colleague, client).await, conflict("owner_only"));
    assert_eq!(shop.as_whom(&shop.boss.actor, colleague, client).await, Ok(()));
    for role in [Role::Finance, Role::Courier, Role::Customer, Role::Consignor] {
        let other = shop.house.person(shop.store, role, None).await.actor;
        assert_eq!(shop.as_whom(&other, client, shop.customer(false).await).await, Err(AppError::Forbidden), "{role:?}");
    }
}

#[tokio::test]
async fn her_sessions_end_and_nothing_more_is_written_of_the_old_record() {
    let shop = Shop::open().await;
    let (winner, loser) = (shop.customer(false).await, shop.customer(false).await);
    shop.house
        .in_store(&format!(
            "insert into auth.sessions (store_id, token_hash, person_id, role, epoch, expires_at)
             select store_id, encode(sha256(p::text::bytea), 'hex'), p, 'customer', 1, now() + interval '1 day' from app.stores, unnest(array['{winner}', '{loser}']::uuid[]) p"
        ))
        .await;
    let merge = shop.merge(winner, loser).await.unwrap();
    assert_eq!(shop.house.count(&format!("select count(*) from auth.sessions where person_id = '{winner}' and ended_at is null")).await, 1);
    assert_eq!(shop.house.count(&format!("select count(*) from auth.sessions where person_id = '{loser}' and ended_at is null")).await, 0);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let note = vitrine::domain::id::NoteId(uuid::Uuid::now_v7());
    assert_eq!(clients::write_note(&mut tx, loser, note, "she likes green").await, conflict("merged"));
    drop(tx);
    let told = shop.house.count("select count(*) from app.events where kind = 'client.merged' and particulars::text not like '%Test%' and particulars::text not like '%@%' and person_id is not null").await;
    assert_eq!(told, 1, "in the book, by whom, and without a name");
    shop.undo(merge).await.unwrap();
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    clients::write_note(&mut tx, loser, note, "she likes green").await.unwrap();
}

#[tokio::test]
async fn a_no_is_stronger_than_a_yes_until_she_answers_anew() {
    let shop = Shop::open().await;
    let (winner, loser) = (shop.customer(true).await, shop.customer(false).await);
    let say = |who: PersonId, channel: &str, granted: bool| {
        format!(
            "insert into app.consents (store_id, person_id, purpose, channel, granted, text_version) select store_id, '{who}', 'news', '{channel}', {granted}, '2026-01-01' from app.stores;"
        )
    };
    let sql = say(winner, "email", true) + &say(loser, "email", false) + &say(loser, "whatsapp", true);
    shop.house.in_store(&sql).await;
    let stands = async |channel: &'static str| {
        let mut tx = shop.house.begin(&shop.desk.actor).await;
        let sheet = clients::sheet(&mut tx, &shop.face, winner).await.unwrap();
        let answer = sheet.consents.into_iter().find(|(consent, _)| consent.key() == ("news", channel)).and_then(|(_, answer)| answer);
        answer.map(|(granted, _)| granted)
    };
    assert_eq!((stands("email").await, stands("whatsapp").await), (Some(true), None));
    let merge = shop.merge(winner, loser).await.unwrap();
    assert_eq!((stands("email").await, stands("whatsapp").await), (Some(false), Some(true)));
    shop.undo(merge).await.unwrap();
    assert_eq!((stands("email").await, stands("whatsapp").await), (Some(true), None));
    shop.merge(winner, loser).await.unwrap();
    shop.house.in_store(&say(winner, "email", true)).await;
    assert_eq!(stands("email").await, Some(true), "she was asked again, and said yes");
}

#[tokio::test]
async fn what_was_kept_of_both_is_given_and_forgotten_as_one() {
    let shop = Shop::open().await;
    let (winner, loser) = (shop.customer(true).await, shop.customer(false).await);
    shop.house
        .in_store(&format!(
            "insert into app.consents (store_id, person_id, purpose, channel, granted, text_version) select store_id, '{loser}', 'news', 'email', true, '2026-01-01' from app.stores;
             update app.people set full_name = 'Loser Kestrel' where id = '{loser}'"
        ))
        .await;
    shop.merge(winner, loser).await.unwrap();
    let mut tx = shop.house.begin(&shop.boss.actor).await;
    let lines = privacy::export(&mut tx, winner).await.unwrap();
    assert!(lines.iter().any(|line| line.json.contains("Loser Kestrel")), "also under the record that went on as her");
    drop(tx);
    shop.house.in_store(&format!("select app.erase_person('{winner}')")).await;
    assert_eq!(
        shop.house.count(&format!("select count(*) from app.people where full_name = '—' and id in ('{winner}', '{loser}')")).await,
        2
    );
    assert_eq!(shop.house.count("select count(*) from app.client_merge_rows where was is not null").await, 0);
}
