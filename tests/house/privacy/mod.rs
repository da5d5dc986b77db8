//! What is held about people: declared to the last column, given to them, forgotten when they wish it or when its time is over.
mod addresses;
mod declared;
mod erasure;
mod export;
mod given;
mod retention;
mod ticks;

use crate::{
    accounts::PASSWORD,
    races::form,
    support::{Goods, House, Site, Visitor},
};
use vitrine::{domain::id::StoreId, paths};

/// What must be nowhere after a person was forgotten.
const HERS: [&str; 5] = ["ana.kestrel@example.test", "Ana Kestrel", "Rua do Kestrel", "11912345678", "kestrel note"];
const EMAIL: &str = HERS[0];

/// A customer of a house who has done what people do: bought by delivery, saved an address, agreed, waited, typed and left again.
async fn lived(house: &House, site: &Site, store: StoreId, serum: &Goods) -> Visitor {
    let mut ana = crate::accounts::joined(house, site, "amora", EMAIL).await;
    house.as_admin(&format!("update app.people set full_name = '{}', phone = '+55{}' where email = '{EMAIL}'", HERS[1], HERS[3])).await;
    let variant = serum.variant.to_string();
    ana.post(paths::CART, &[("variant", &variant)]).await;
    let filled = form(store, serum.price_minor, "an-intent-of-ana");
    let mut pairs: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (*name, value.as_str())).collect();
    pairs.retain(|(name, _)| !["full_name", "email", "note", "phone"].contains(name));
    pairs.extend([("full_name", HERS[1]), ("email", EMAIL), ("note", HERS[4]), ("phone", "(11) 91234-5678")]);
    assert_eq!(ana.post(paths::CHECKOUT, &pairs).await.status, 303);
    house
        .as_admin(&format!(
            "insert into app.order_addresses (store_id, order_id, line1, city, region, postal_code)
             select store_id, id, '{}, 7', 'Olinda', 'PE', '53000-000' from app.orders where email = '{EMAIL}' on conflict do nothing",
            HERS[2]
        ))
        .await;
    let address = [("line1", "Rua do Kestrel, 9"), ("city", "Olinda"), ("region", "PE"), ("postal_code", "53000-000")];
    assert_eq!(ana.post(paths::ACCOUNT_ADDRESSES, &address).await.location(), "/account/addresses?notice=saved");
    ana.post(paths::ACCOUNT_CONSENTS, &[("news-email", "yes")]).await;
    ana.post(paths::CART, &[("variant", &variant)]).await;
    ana.post(paths::CHECKOUT_DRAFT, &[("full_name", HERS[1]), ("line1", "Rua do Kestrel, 11")]).await;
    house
        .in_store(&format!(
            "insert into app.client_measures (store_id, person_id, area, source, millimetres) select store_id, id, 'bust', 'attendant', 980 from app.people where email = '{EMAIL}'"
        ))
        .await;
    ana
}

/// Her orders are paid and delivered long ago: nothing hinders.
async fn all_is_delivered(house: &House) {
    house
        .in_store(
            "update app.orders set status = 'cancelled', goods_until = null where status = 'pending';
             update app.piece_waits set status = 'withdrawn' where status = 'waiting'",
        )
        .await;
}

async fn sign_in(site: &Site, email: &str) -> Visitor {
    let mut browser = site.visitor("amora");
    assert_eq!(browser.post(paths::SIGN_IN, &[("email", email), ("password", PASSWORD)]).await.status, 303);
    browser
}
