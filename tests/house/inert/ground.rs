//! A store in which one text stands in every field, and a visitor who types it into every form.
use crate::support::{Answer, Garment, Goods, House, Visitor};
use std::fmt::Write;
use uuid::Uuid;
use vitrine::{
    paths,
    server::db::seeding::{self, FormulaRow, IngredientRow},
};

/// Names of the pages of its two goods.
pub struct Laid {
    pub garment: String,
    pub cream: String,
    goods: Goods,
}

/// Columns that people or seeds fill: table and columns.
const TEXTS: [(&str, &[&str]); 8] = [
    ("app.stores", &["name", "tagline"]),
    ("app.products", &["name", "tagline", "description", "brand", "usage", "condition_note"]),
    ("app.variants", &["label", "sku"]),
    ("app.product_media", &["alt"]),
    ("app.tags", &["name"]),
    ("app.ingredients", &["inci", "name", "purpose"]),
    ("app.delivery_options", &["name", "promise"]),
    ("app.collections", &["title", "story"]),
];

pub async fn lay(house: &House, text: &str) -> Laid {
    let store = house.store("amora").await;
    let words = [
        ("size:52", "52", 0, 0),
        ("colour:vinho", "Vinho", 0, 0),
        ("category:vestidos", "Vestidos", 0, 0),
        ("occasion:festa", "Festa", 0, 0),
    ];
    house.vocabulary(store, &words).await;
    let tags = words.map(|word| word.0);
    let worn = Garment {
        name: "Vestido",
        description: "Leve.\n\nMuito leve.",
        tags: &tags,
        measures: &[("bust", 1100), ("waist", 1000), ("sleeve", 600)],
        ..Garment::default()
    };
    let garment = house.garment(store, &worn).await;
    house.garment(store, &worn).await;
    let cream = house.counted(store, 4_500, 90).await;
    let ingredient = IngredientRow { id: Uuid::now_v7(), inci: "AQUA".into(), name: "Water".into(), purpose: "wets".into(), family: None };
    let formula = FormulaRow { product_id: cream.product.0, ingredient_id: ingredient.id, position: 1, share_bp: None };
    let mut tx = house.seeder(store).await;
    seeding::add_ingredients(&mut tx, &[ingredient]).await.expect("an ingredient");
    seeding::write_formulas(&mut tx, &[formula]).await.expect("a formula");
    tx.commit().await.expect("a commit");
    house
        .in_store(&format!(
            "insert into app.collections values ('{0}', '{1}', 'um', 1, 'Um', '', '2026-01-01'); update app.products set collection_id = '{1}', published_at = now() where store_id = '{0}'",
            store,
            Uuid::now_v7()
        ))
        .await;
    rewrite(house, text).await;
    Laid { garment: garment.slug, cream: cream.slug.clone(), goods: cream }
}

/// Put the text into every field. What must be unique is numbered; triggers run as they do in a shop.
pub async fn rewrite(house: &House, text: &str) {
    let quoted = text.replace('\u{0}', "").replace('\'', "''");
    let mut sql = String::new();
    for (table, columns) in TEXTS {
        let changes: Vec<String> = columns
            .iter()
            .map(|column| match *column {
                "sku" | "inci" => format!("{column} = '{quoted}' || ctid::text"),
                // as much of it as such a name may have
                "name" if table == "app.tags" => format!("name = left('{quoted}', 60)"),
                "title" => format!("title = left('{quoted}', 80)"),
                column => format!("{column} = '{quoted}'"),
            })
            .collect();
        // writing into a string can't fail
        let _ = write!(sql, "update {table} set {};", changes.join(", "));
    }
    house.in_store(&sql).await;
}

pub async fn fill_cart(visitor: &mut Visitor, laid: &Laid) {
    let put = visitor.post(paths::CART, &[("variant", &laid.goods.variant.to_string()), ("quantity", "1")]).await;
    assert_eq!(put.status, 303, "{}", put.body);
}

/// Type the text into every field of every form that answers with what was typed; answers the pages, named.
pub async fn say(visitor: &mut Visitor, text: &str) -> Vec<(&'static str, Answer)> {
    let fields =
        ["full_name", "email", "phone", "line1", "line2", "district", "city", "region", "postal_code", "note", "delivery", "intent"];
    let form: Vec<(&str, &str)> = fields.iter().map(|field| (*field, text)).collect();
    vec![
        ("checkout", visitor.post(paths::CHECKOUT, &form).await),
        ("sign-in", visitor.post(paths::SIGN_IN, &[("email", text), ("password", ""), ("next", text)]).await),
        ("mode", visitor.post(paths::MODE, &[("mode", text), ("back", text)]).await),
        ("fits", visitor.post(paths::FITS, &[("bust", text), ("waist", text), ("listing", text)]).await),
        ("cart", visitor.post(paths::CART, &[("variant", text), ("quantity", text)]).await),
        ("quantity", visitor.post(paths::CART_QUANTITY, &[("variant", text), ("quantity", text)]).await),
    ]
}
