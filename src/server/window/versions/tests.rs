//! What `versions` must hold, by example and by law; not where it is used.

use super::*;
use crate::{
    domain::id::{ProductId, StoreId},
    server::{db::window::Change, window::Shows},
};
use uuid::Uuid;

const STORE: StoreId = StoreId(Uuid::from_u128(1));
const COAT: ProductId = ProductId(Uuid::from_u128(2));
const HAT: ProductId = ProductId(Uuid::from_u128(3));

fn change(versions: &Versions, product: Option<ProductId>, on_shelf: bool) {
    versions.change(Topic::of_change(&Change { store: STORE, product, on_shelf, person: None }));
}

#[test]
fn a_page_lives_until_something_on_it_changes() {
    let versions = Versions::default();
    let pages = [
        ("home", Shows::everything(STORE)),
        ("shop", Shows::house(STORE).shelf(STORE).products([HAT])),
        ("coat", Shows::house(STORE).products([COAT])),
        ("elsewhere", Shows::everything(StoreId(Uuid::from_u128(9)))),
    ];
    let alive =
        |born: Born| pages.iter().filter(|(_, shows)| versions.holds(born, &shows.slots)).map(|(name, _)| *name).collect::<Vec<_>>();
    let born = versions.now();
    assert_eq!(alive(born).len(), 4);
    change(&versions, Some(HAT), false);
    assert_eq!(alive(born), ["coat", "elsewhere"], "a hold on the hat");
    let born = versions.now();
    change(&versions, Some(COAT), true);
    assert_eq!(alive(born), ["elsewhere"], "the coat is sold: lists change too");
    let born = versions.now();
    change(&versions, None, true);
    assert_eq!(alive(born), ["elsewhere"], "the house has a new name");
    let born = versions.now();
    versions.forget_all();
    assert_eq!(alive(born), Vec::<&str>::new());
    assert_eq!(alive(versions.now()).len(), 4);
}

#[test]
fn a_render_that_began_before_a_change_is_born_dead() {
    let versions = Versions::default();
    let born = versions.now();
    change(&versions, Some(COAT), false);
    assert!(!versions.is_same(born, Topic::Product(COAT)), "however late it ends");
    assert!(versions.is_same(versions.now(), Topic::Product(COAT)));
}
