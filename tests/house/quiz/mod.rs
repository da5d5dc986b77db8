//! The quiz as people meet it: forms alone, a result that lasts, reasons that name answers, nothing combined that should not be,
//! and words about a client only with her yes.
pub mod shop;

use crate::support::{Answer, House, Site, Visitor};
use shop::{Shop, open};
use vitrine::{
    domain::role::Role,
    paths,
    server::{
        actor::Actor,
        db::{self, quizzes},
    },
};

const QUIET: [i32; 4] = [9, 9, 9, 9];

/// Answer the first question; answers where it leads.
async fn begin(visitor: &mut Visitor, answer: &str) -> String {
    let answered = visitor.post(paths::QUIZ, &[("answer", answer)]).await;
    assert_eq!(answered.status, 303, "{}", answered.body);
    answered.location().to_owned()
}

/// Through the whole quiz; answers the address of its result.
async fn walk(visitor: &mut Visitor, first: &str, wishes: &[&str]) -> String {
    let question = begin(visitor, first).await;
    let form: Vec<(&str, &str)> = wishes.iter().map(|wish| ("answer", *wish)).collect();
    let answered = visitor.post(&question, &form).await;
    assert_eq!(answered.status, 303, "{}", answered.body);
    answered.location().to_owned()
}

fn names(page: &Answer, shop: &Shop) -> [bool; 4] {
    let three = page.body.split("three__list").nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or_default();
    shop.goods.each_ref().map(|goods| three.contains(&paths::product(&goods.slug)))
}

async fn served(house: &House, slug: &'static str, stock: [i32; 4]) -> (Shop, Site) {
    (open(house, slug, stock).await, house.serve().await)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_alone_lead_to_a_result_that_lasts() {
    let house = House::new().await;
    let (shop, site) = served(&house, "orvale", QUIET).await;
    let mut anna = site.visitor("orvale");
    let first = anna.get(paths::QUIZ).await;
    assert!(first.status == 200 && first.body.contains("How brave are your nights?") && first.headers.get("set-cookie").is_none());
    assert_eq!(house.count("select count(*) from app.quiz_sessions").await, 0, "looking begins nothing");

    let question = begin(&mut anna, "calm").await;
    let asked = anna.get(&question).await;
    assert!(asked.body.contains("What else?") && asked.body.contains("type=\"checkbox\""), "{}", asked.body);
    let nothing = anna.post(&question, &[]).await;
    assert_eq!(nothing.status, 422);
    let too_much = anna.post(&question, &[("answer", "water"), ("answer", "rest"), ("answer", "light")]).await;
    assert_eq!((too_much.status, too_much.body.matches(" checked").count()), (422, 3), "what was ticked stays: {}", too_much.body);

    // back: the first answer is still there, and another one leads on
    let token = question.split('/').nth(2).unwrap().to_owned();
    let back = anna.get(&paths::quiz_question(&token, "nights")).await;
    assert!(back.body.contains("data-chosen"), "{}", back.body);
    assert_eq!(anna.post(&paths::quiz_question(&token, "nights"), &[("answer", "brave")]).await.location(), question);
    assert_eq!(anna.get(&paths::quiz_session(&token)).await.location(), question, "a session goes on where it stands");
    let ended = anna.post(&question, &[("answer", "water"), ("answer", "rest")]).await;
    assert_eq!(ended.location(), paths::quiz_session(&token));

    let page = anna.get(ended.location()).await;
    assert_eq!(
        (page.status, names(&page, &shop)),
        (200, [true, false, true, true]),
        "night, dew and balm; the peel clashes: {}",
        page.body
    );
    assert!(page.body.contains("Porque your nights are brave") && page.body.contains("noindex"), "{}", page.body);
    assert!(page.body.contains("Dew by day.") && page.body.contains("Three drops."));

    // it lasts: no answer changes it, anybody with the link sees the same, going again is another session
    assert_eq!(anna.post(&question, &[("answer", "light")]).await.location(), ended.location());
    assert_eq!(names(&site.visitor("orvale").get(ended.location()).await, &shop), [true, false, true, true]);
    let again = anna.post(&paths::quiz_again(&token), &[]).await;
    assert!(again.status == 303 && !again.location().contains(&token));
    assert!(anna.get(again.location()).await.body.contains("data-chosen"), "answers come along");
    let other = again.location().split('/').nth(2).unwrap().to_owned();
    anna.post(&paths::quiz_question(&other, "nights"), &[("answer", "calm")]).await;
    assert_eq!(names(&anna.get(ended.location()).await, &shop), [true, false, true, true]);
    for path in [paths::quiz_session(&"x".repeat(43)), paths::quiz_session("short"), paths::quiz_question(&"x".repeat(43), "nights")] {
        assert_eq!(anna.get(&path).await.status, 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_published_meanwhile_does_not_disturb_who_is_inside() {
    let house = House::new().await;
    let (shop, site) = served(&house, "orvale", QUIET).await;
    let mut anna = site.visitor("orvale");
    let question = begin(&mut anna, "calm").await;
    let owner = house.person(shop.store, Role::Owner, None).await;
    let mut graph = shop::graph(&shop.goods);
    graph.questions[1].text = "Something new?".into();
    let quiz = vitrine::domain::id::QuizId(shop.quiz);
    let mut tx = house.begin(&owner.actor).await;
    let revision = quizzes::save(&mut tx, quiz, &graph, 1).await.unwrap();
    assert!(quizzes::save(&mut tx, quiz, &graph, 1).await.is_err(), "an older draft does not win");
    assert!(quizzes::publish(&mut tx, quiz, 1).await.is_err(), "what was not checked is not published");
    drop(tx);
    let mut tx = house.begin(&owner.actor).await;
    assert_eq!(quizzes::save(&mut tx, quiz, &graph, 1).await.unwrap(), revision);
    assert_eq!(quizzes::publish(&mut tx, quiz, revision).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert!(anna.get(&question).await.body.contains("What else?"), "she finishes on her version");
    let fresh = begin(&mut site.visitor("orvale"), "calm").await;
    assert!(site.visitor("orvale").get(&fresh).await.body.contains("Something new?"));
    assert_eq!(house.count("select count(*) from app.events where kind = 'quiz.published'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_out_makes_room_and_a_reason_is_given_for_what_is_left_out() {
    let house = House::new().await;
    let (shop, site) = served(&house, "orvale", [0, 9, 9, 9]).await;
    let mut anna = site.visitor("orvale");
    let address = walk(&mut anna, "brave", &["light"]).await;
    let page = anna.get(&address).await;
    assert_eq!(names(&page, &shop), [false, true, true, true], "the peel moves up: {}", page.body);
    assert!(page.body.contains("está em falta") && page.body.contains("subiu para o lugar"), "{}", page.body);
    // it comes back: the same link shows it again, and the peel makes room, because both should not meet
    house.in_store(&format!("update app.stock_levels set on_hand = 5 where variant_id = '{}'", shop.goods[0].variant)).await;
    assert_eq!(names(&anna.get(&address).await, &shop), [true, false, true, true]);

    let mut berta = site.visitor("orvale");
    let result = begin(&mut berta, "carrying").await;
    let page = berta.get(&result).await;
    assert_eq!(names(&page, &shop), [false, true, true, true], "the branch skips the second question: {}", page.body);
    assert!(page.body.contains("de fora") && page.body.contains("Porque you carry a child"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_routine_goes_into_the_bag_and_the_bag_warns() {
    let house = House::new().await;
    let (shop, site) = served(&house, "orvale", QUIET).await;
    let mut anna = site.visitor("orvale");
    let address = walk(&mut anna, "brave", &["light"]).await;
    let variants = [0, 2, 3].map(|place: usize| shop.goods[place].variant.to_string());
    let form: Vec<(&str, &str)> = variants.iter().map(|variant| ("variant", variant.as_str())).collect();
    let added = anna.post(&format!("{address}/cart"), &form).await;
    assert_eq!((added.status, added.location()), (303, paths::CART));
    assert_eq!(house.count("select count(*) from app.cart_lines").await, 3);
    assert!(!anna.get(paths::CART).await.body.contains("Acid and retinal"), "a routine never combines what should not be");
    anna.post(paths::CART, &[("variant", &shop.goods[1].variant.to_string())]).await;
    let cart = anna.get(paths::CART).await;
    assert!(cart.body.contains("Acid and retinal") && cart.body.contains("Alternate evenings."), "{}", cart.body);
    // a stranger's answers are not a door to the bag of somebody else
    let mut berta = site.visitor("orvale");
    assert_eq!(berta.post(&paths::quiz_cart(&"x".repeat(43)), &form).await.status, 404);
    assert!(!berta.get(paths::CART).await.body.contains("Acid and retinal"));
    let product = anna.get(&paths::product(&shop.goods[0].slug)).await;
    assert!(product.body.contains("id=\"inci-retinal\"") && product.body.contains("Alternate evenings."), "{}", product.body);
    assert!(product.body.contains(&paths::ingredient(&shop.goods[2].slug, "inci-aqua")), "the others with the same");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_about_a_client_are_written_with_her_yes_and_beside_the_team_s() {
    let house = House::new().await;
    let (shop, site) = served(&house, "orvale", QUIET).await;
    let anna = house.person(shop.store, Role::Customer, Some("a long password")).await;
    house
        .as_admin(&format!(
            "insert into app.client_tags (store_id, person_id, tag_id, source) values ('{}', '{}', '{}', 'attendant')",
            shop.store, anna.person.id, shop.dry
        ))
        .await;
    let mut visitor = site.visitor("orvale");
    let address = walk(&mut visitor, "calm", &["water"]).await;
    let profile = format!("{address}/profile");
    let yes = [("keep", "yes"), ("consent", "yes")];
    assert!(visitor.post(&profile, &yes).await.location().starts_with(paths::SIGN_IN), "a guest has no profile");
    visitor.post(paths::SIGN_IN, &[("email", &anna.email), ("password", "a long password")]).await;
    assert!(visitor.post(&profile, &[("keep", "yes")]).await.location().contains("notice=consent"));
    let of_quiz = "select count(*) from app.client_tags where source = 'quiz'";
    let of_team = "select count(*) from app.client_tags where source = 'attendant'";
    assert_eq!((house.count(of_quiz).await, house.count(of_team).await), (0, 1), "not without her yes");
    for _ in 0..2 {
        visitor.post(&profile, &yes).await;
        assert_eq!((house.count(of_quiz).await, house.count(of_team).await), (1, 1), "twice is once");
    }
    assert!(visitor.get(&address).await.body.contains("Guardado."));
    // another way through the quiz replaces what the quiz said, and nothing else
    let other = walk(&mut visitor, "calm", &["light"]).await;
    visitor.post(&format!("{other}/profile"), &yes).await;
    assert_eq!((house.count(of_quiz).await, house.count(of_team).await), (0, 1));
    visitor.post(&profile, &yes).await;
    visitor.post(&profile, &[("keep", "no")]).await;
    assert_eq!((house.count(of_quiz).await, house.count(of_team).await), (0, 1), "she took it back");
}

#[tokio::test]
async fn a_link_opens_one_session_and_the_team_reads_no_answers() {
    let house = House::new().await;
    let shop = open(&house, "orvale", QUIET).await;
    let holder = |token: &str| Actor::guest(shop.store).with_link(token);
    let quiz = vitrine::domain::id::QuizId(shop.quiz);
    for token in ["one", "two"] {
        let mut tx = house.begin(&holder(token)).await;
        quizzes::start(&mut tx, quiz, None).await.unwrap();
        quizzes::answer(&mut tx, "nights", &[if token == "one" { "brave" } else { "calm" }.to_owned()]).await.unwrap();
        tx.commit().await.unwrap();
    }
    let mut tx = house.begin(&holder("one")).await;
    assert_eq!(quizzes::session(&mut tx).await.unwrap().picked["nights"], ["brave"]);
    quizzes::finish(&mut tx, &[], None).await.unwrap();
    assert!(quizzes::answer(&mut tx, "nights", &["calm".to_owned()]).await.is_err(), "what has ended is not answered");
    drop(tx);
    for nobody in [holder("three"), Actor::guest(shop.store)] {
        let mut tx = house.begin(&nobody).await;
        assert!(quizzes::session(&mut tx).await.is_err());
        assert!(quizzes::answer(&mut tx, "nights", &[]).await.is_err());
    }
    let mut tx = house.begin(&holder("two")).await;
    let junk: Vec<String> = (0..30).map(|n| format!("a{n}")).collect();
    assert!(quizzes::answer(&mut tx, "nights", &junk).await.is_err(), "a session is no store room");
    drop(tx);
    for role in [Role::Attendant, Role::Owner, Role::Finance] {
        let person = house.person(shop.store, role, None).await;
        let mut tx = house.begin(&person.actor).await;
        assert!(db::quizzes::picks(&mut tx).await.is_err(), "{role:?} reads nobody's answers");
    }
}
