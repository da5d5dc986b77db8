//! What ours hands to its twins, so that all of them show the same words: the frame of a page that no row decides, and for the
//! twin that can't read our catalogues the sentences that it needs, as JSON.
use crate::{Trouble, maud_twin};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use vitrine::{
    domain::{
        fit::AREAS,
        listing::{FACETS, Listing},
        product::MeasureArea,
        store::{Locale, StoreFace},
    },
    i18n::words,
    storefront::voice,
};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Handed {
    pub store: Uuid,
    pub name: String,
    pub locale: String,
    pub theme: String,
    pub currency: String,
    pub styles: Vec<String>,
    /// The start script's element.
    pub script: String,
    /// What stands in the shell before `<main>`, and after it.
    pub before: String,
    pub after: String,
    pub words: Value,
    /// The statements of `benches/peers/sql`, for the twin that can't include them.
    pub sql: Value,
}

/// A number that stands in no sentence, to be found again in one.
const ANY: u32 = 987_654;

impl Handed {
    /// From a page of ours and the store's face.
    pub fn from_page(page: &str, face: &StoreFace) -> Result<Self, Trouble> {
        let odd = |what: &str| format!("our page has no {what} where the twins look for it");
        let between = |from: &str, to: &str| page.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(found, _)| found);
        let (body, end) = (between("<body", "<main").ok_or_else(|| odd("main"))?, between("</main>", "</body>").ok_or_else(|| odd("end"))?);
        let (_, inside) = body.split_once("class=\"shell\"").ok_or_else(|| odd("shell"))?;
        let before = inside.split_once('>').ok_or_else(|| odd("shell"))?.1.to_owned();
        let after = end.rsplit_once("</div>").ok_or_else(|| odd("end of shell"))?.0.to_owned();
        let styles =
            page.split("<link rel=\"stylesheet\" href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())).collect();
        let script = between("<script type=\"module\"", "</script>").map(|rest| format!("<script type=\"module\"{rest}</script>"));
        Ok(Self {
            store: face.id.0,
            name: face.name.clone(),
            locale: face.locale.tag().into(),
            theme: face.theme.name().into(),
            currency: face.currency.code().into(),
            styles,
            script: script.ok_or_else(|| odd("start script"))?,
            before,
            after,
            words: sentences(face),
            sql: named(maud_twin::STATEMENTS),
        })
    }
}

/// A sentence around a count, with `{n}` in its place.
fn around(say: impl Fn(u32) -> String, locale: Locale) -> String {
    say(ANY).replace(&vitrine::i18n::amount::count(ANY, locale), "{n}")
}

fn named<'a>(names: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    names.into_iter().map(|(key, word)| (key.to_owned(), json!(word))).collect::<Map<_, _>>().into()
}

fn sentences(face: &StoreFace) -> Value {
    let (all, voice) = (words(face.locale), voice::of(face.theme));
    let (shop, product) = (&all.shop, &all.product);
    json!({
        "sign": face.currency.sign(),
        "house": { "close": all.house.close, "search": all.house.search, "before": all.house.price_before },
        "shop": {
            "title": voice.shop_title, "placeholder": voice.shop_placeholder, "goods": around(voice.goods, face.locale), "goods1": (voice.goods)(1),
            "filter": shop.filter, "filterWith": (shop.filter_with)(0), "show": (shop.show)("{goods}"),
            "facet": named(FACETS.map(|kind| (kind, (shop.facet)(kind)))), "kinds": FACETS,
            "price": shop.price, "from": shop.price_from, "to": shop.price_to, "apply": shop.apply,
            "sortBy": shop.sort_by, "sorts": Listing::default().sorts().map(|sort| json!({ "name": sort.name(), "word": (shop.sort)(sort) })).collect::<Vec<_>>(),
            "pages": shop.pages, "first": shop.first_page, "next": shop.next_page, "shown": (shop.shown)("{shown}", "{total}"),
            "fits": { "title": shop.fits.title, "lead": shop.fits.lead, "go": shop.fits.go, "kept": shop.fits.kept, "private": shop.fits.private, "areas": AREAS.map(MeasureArea::name) },
            "described": (shop.described)("{title}", "{goods}"),
        },
        "product": {
            "gallery": product.gallery, "unique": product.unique, "collection": (product.collection)(ANY, "{title}").replace(&ANY.to_string(), "{n}"),
            "add": product.add, "promise": product.promise_unique, "held": product.held, "away": product.away, "out": product.out, "sold": product.sold,
            "size": product.facts.size, "condition": product.facts.condition, "brand": product.facts.brand,
            "tag": named(FACETS.map(|kind| (kind, (product.facts.tag)(kind)))),
            "area": named(MeasureArea::ALL.iter().map(|area| (area.name(), (product.area)(*area)))),
            "measures": product.measures, "measuresLead": product.measures_lead, "story": product.story, "care": product.care,
            "described": (product.described)("{name}", "{price}"), "sisters": product.sisters, "all": product.all,
        },
    })
}
