//! A small shop with a quiz: four serums, two of which should not meet, two questions, one of which branches.
use crate::support::{Goods, House};
use serde_json::json;
use uuid::Uuid;
use vitrine::{
    domain::{id::StoreId, quiz::Graph},
    server::db::seeding::{self, ConflictRow, FormulaRow, IngredientRow, ProductTagRow, QuizRow, RitualRow, TagRow},
};

pub struct Shop {
    pub store: StoreId,
    pub quiz: Uuid,
    /// Night serum (retinoid), peel (acid), dew, balm.
    pub goods: [Goods; 4],
    pub dry: Uuid,
}

/// Points so that the night serum leads for the brave, the dew for all others; the peel is second for the brave and clashes.
pub fn graph(goods: &[Goods; 4]) -> Graph {
    let [night, peel, dew, balm] = goods.each_ref().map(|goods| format!("product:{}", goods.slug));
    let graph = json!({
        "kind": "Routine", "title": "What does it want?", "lead": "Two questions.", "first": "nights",
        "questions": [
            {"key": "nights", "text": "How brave are your nights?", "most": 1, "next": "wish", "rules": [{"any": true, "when": [["nights", "carrying"]], "next": null}],
             "answers": [
                {"key": "brave", "text": "Very", "because": "your nights are brave", "votes": [{"on": night, "does": {"points": 9}}, {"on": peel, "does": {"points": 8}}, {"on": dew, "does": {"points": 1}}]},
                {"key": "calm", "text": "Calm", "votes": [{"on": dew, "does": {"points": 5}}, {"on": balm, "does": {"points": 4}}]},
                {"key": "carrying", "text": "I carry a child", "because": "you carry a child", "votes": [{"on": night, "does": "exclude"}, {"on": night, "does": {"points": 9}}, {"on": peel, "does": {"points": 3}}]}
             ]},
            {"key": "wish", "text": "What else?", "most": 2,
             "answers": [
                {"key": "water", "text": "Water", "votes": [{"on": "skin:dry", "does": {"points": 2}}], "notes": [{"word": "skin:dry", "half": "Whole"}]},
                {"key": "rest", "text": "Rest", "votes": [{"on": balm, "does": {"points": 1}}]},
                {"key": "light", "text": "Light", "votes": []}
             ]}
        ]
    });
    serde_json::from_value(graph).expect("a graph")
}

/// Open it. `stock` are the units of each.
pub async fn open(house: &House, slug: &'static str, stock: [i32; 4]) -> Shop {
    fill(house, house.store(slug).await, stock).await
}

/// The same in a store that is open.
pub async fn fill(house: &House, store: StoreId, stock: [i32; 4]) -> Shop {
    let mut goods = Vec::new();
    for units in stock {
        goods.push(house.counted(store, 2_000, units).await);
    }
    let goods: [Goods; 4] = goods.try_into().expect("four");
    let (dry, quiz) = (Uuid::now_v7(), Uuid::now_v7());
    let family = |name: &str, family: Option<&str>| IngredientRow {
        id: Uuid::now_v7(),
        inci: name.into(),
        name: name.into(),
        purpose: "does its part.".into(),
        family: family.map(str::to_owned),
    };
    let ingredients = [family("Retinal", Some("retinoid")), family("Lactic Acid", Some("exfoliant")), family("Aqua", None)];
    let formula = |product: usize, ingredient: usize, position| FormulaRow {
        product_id: goods[product].product.0,
        ingredient_id: ingredients[ingredient].id,
        position,
        share_bp: None,
    };
    let ritual = |product: usize, step, morning: &str, evening: &str| RitualRow {
        product_id: goods[product].product.0,
        step,
        morning: morning.into(),
        evening: evening.into(),
    };
    let conflict = ConflictRow {
        id: Uuid::now_v7(),
        one: "exfoliant".into(),
        other: "retinoid".into(),
        severity: "avoid".into(),
        title: "Acid and retinal".into(),
        advice: "Alternate evenings.".into(),
    };
    let graph = graph(&goods);
    let row = QuizRow { id: quiz, slug: "skin".into(), title: graph.title.clone(), graph: serde_json::to_string(&graph).expect("JSON") };
    let mut tx = house.seeder(store).await;
    let tag = TagRow { id: dry, kind: "skin".into(), slug: "dry".into(), name: "Dry".into(), sort: 1, room_mm: 0, give_mm: 0 };
    seeding::add_tags(&mut tx, &[tag]).await.expect("a tag");
    seeding::tag_products(&mut tx, &[ProductTagRow { product_id: goods[3].product.0, tag_id: dry }]).await.expect("a tagged balm");
    seeding::add_ingredients(&mut tx, &ingredients).await.expect("ingredients");
    let formulas = [formula(0, 0, 1), formula(0, 2, 2), formula(1, 1, 1), formula(2, 2, 1), formula(3, 2, 1)];
    seeding::write_formulas(&mut tx, &formulas).await.expect("formulas");
    let rituals = [
        ritual(0, 4, "", "Three drops."),
        ritual(1, 3, "", "A veil."),
        ritual(2, 2, "Dew by day.", "Dew by night."),
        ritual(3, 5, "On dry patches.", "A pea."),
    ];
    seeding::tell_rituals(&mut tx, &rituals).await.expect("rituals");
    seeding::warn_of_conflicts(&mut tx, &[conflict]).await.expect("a conflict");
    seeding::publish_quiz(&mut tx, &row).await.expect("a quiz");
    tx.commit().await.expect("a commit");
    Shop { store, quiz, goods, dry }
}
