//! Addresses that name something: one function for each, and the readers of those that come back.
use super::*;
use crate::domain::{
    editorial::{PageKey, PageKind},
    id::{OrderId, QuizId, VariantId},
    product::Picture,
};

/// Width of the file for browsers that read no set.
const MIDDLE: u32 = 640;

pub fn product(slug: &str) -> String {
    format!("/p/{slug}")
}

pub fn collection(slug: &str) -> String {
    format!("/collections/{slug}")
}

pub fn look(slug: &str) -> String {
    format!("/looks/{slug}")
}

/// The look again, after only some of it could be had: how many are in the bag, and the products that are not.
pub fn look_missed(slug: &str, got: usize, missed: &[String]) -> String {
    format!("{}?got={got}&missed={}", look(slug), missed.join(","))
}

/// An editorial page.
pub fn page(key: &PageKey) -> String {
    match key.kind {
        PageKind::Home => HOME.into(),
        PageKind::Collection => collection(&key.slug),
        PageKind::Look => look(&key.slug),
    }
}

/// A page as it is being written, for whoever holds the link.
pub fn preview(token: &str) -> String {
    format!("/preview/{token}")
}

/// An editorial page in the back office.
pub fn admin_page(key: &PageKey) -> String {
    admin_page_named(&key.to_string())
}

/// The same from the page's name.
pub fn admin_page_named(name: &str) -> String {
    format!("{ADMIN_PAGES}/{name}")
}

/// The page that an address of the back office opens, if it opens one.
pub fn opened_page(path: &str) -> Option<PageKey> {
    path.strip_prefix(ADMIN_PAGES)?.trim_matches('/').parse().ok()
}

pub fn order(token: &str) -> String {
    format!("/orders/{token}")
}

pub fn order_pay(token: &str) -> String {
    format!("/orders/{token}/pay")
}

pub fn order_cancel(token: &str) -> String {
    format!("/orders/{token}/cancel")
}

/// A part of the map of the site: goods, from 1.
pub fn sitemap_part(part: u32) -> String {
    format!("/sitemap/goods-{part}.xml")
}

/// The part that a file of the map is.
pub fn sitemap_part_of(file: &str) -> Option<u32> {
    file.strip_prefix("goods-")?.strip_suffix(".xml")?.parse().ok().filter(|part| *part > 0)
}

/// The picture under which a product is shared; `version` changes with what is drawn on it.
pub fn share_product(slug: &str, version: &str) -> String {
    format!("/share/{slug}/{version}.jpg")
}

/// The picture under which the house itself is shared: no product has this name, since slugs hold no dot.
pub fn share_house(version: &str) -> String {
    share_product(SHARE_HOUSE, version)
}

pub const SHARE_HOUSE: &str = "the.house";

/// My measures, kept or asked for, in the listing with this query.
pub fn fits(query: &str) -> String {
    if query.is_empty() { FITS.into() } else { format!("{FITS}?{query}") }
}

/// Links that are sent to an address.
pub fn sign_up_link(token: &str) -> String {
    format!("/sign-up/{token}")
}

pub fn reset_link(token: &str) -> String {
    format!("/sign-in/reset/{token}")
}

pub fn address_link(token: &str) -> String {
    format!("/account/address/{token}")
}

pub fn claim_link(token: &str) -> String {
    format!("/account/claim/{token}")
}

/// An order of the signed-in customer.
pub fn account_order(id: OrderId) -> String {
    format!("/account/orders/{id}")
}

/// Whether a path leads through a door: passwords, letters and codes are tried there.
pub fn is_door(path: &str) -> bool {
    [SIGN_IN, SIGN_UP, JOIN, ACCOUNT].iter().any(|door| path.starts_with(door))
}

/// Whether a path costs next to nothing and is asked for by machines: built files, pictures, health.
pub fn is_free(path: &str) -> bool {
    [PACKAGE, "/media", "/share", "/fonts", FAVICON, START_SCRIPT, SPECULATION, HEALTHZ, READYZ, VERSION, PAYMENT_WEBHOOK]
        .iter()
        .any(|free| path.starts_with(free))
}

/// A session of the quiz: where it goes on, or its result.
pub fn quiz_session(token: &str) -> String {
    format!("{QUIZ}/{token}")
}

/// A question of a session.
pub fn quiz_question(token: &str, question: &str) -> String {
    format!("{QUIZ}/{token}/q/{question}")
}

pub fn quiz_again(token: &str) -> String {
    format!("{QUIZ}/{token}/again")
}

pub fn quiz_cart(token: &str) -> String {
    format!("{QUIZ}/{token}/cart")
}

pub fn quiz_profile(token: &str) -> String {
    format!("{QUIZ}/{token}/profile")
}

/// The drawer of an ingredient on a product's page; `anchor` as `domain::product::inci_anchor` writes it.
pub fn ingredient(slug: &str, anchor: &str) -> String {
    format!("{}#{anchor}", product(slug))
}

/// A place in the queue of a piece, for whoever holds its link.
pub fn wait(token: &str) -> String {
    format!("{WAITS}/{token}")
}

pub fn wait_take(token: &str) -> String {
    format!("{WAITS}/{token}/take")
}

pub fn wait_leave(token: &str) -> String {
    format!("{WAITS}/{token}/leave")
}

/// The form on a product's page that asks for a place.
pub fn product_wait(slug: &str) -> String {
    format!("/p/{slug}#wait")
}

/// A piece of the styles, cut from what the build made.
pub fn style(file: &str) -> String {
    format!("/styles/{file}")
}

/// One width of a picture.
pub fn media(key: &str, width: u32) -> String {
    format!("/media/{key}/{width}.webp")
}

/// The files of a picture that is `full` pixels wide: the width in their name, and the pixels that they hold. The last one holds all
/// that there are, and is never blown up to its name.
pub fn media_widths(full: u32) -> impl Iterator<Item = (u32, u32)> {
    let smaller = MEDIA_WIDTHS.iter().filter(|width| **width < full).count();
    MEDIA_WIDTHS.into_iter().take(smaller + 1).map(move |width| (width, width.min(full)))
}

/// `srcset` over the widths that a picture has.
pub fn media_set(picture: &Picture) -> String {
    media_widths(picture.width).map(|(name, pixels)| format!("{} {pixels}w", media(&picture.key, name))).collect::<Vec<_>>().join(", ")
}

/// The file for browsers that read no set.
pub fn media_middle(picture: &Picture) -> String {
    let name = media_widths(picture.width).map(|(name, _)| name).take_while(|name| *name <= MIDDLE).last();
    media(&picture.key, name.unwrap_or(MIDDLE))
}

/// The largest file, for machines.
pub fn media_largest(picture: &Picture) -> String {
    media_largest_of(&picture.key, picture.width)
}

/// The same for a picture of which only key and width are known.
pub fn media_largest_of(key: &str, full: u32) -> String {
    media(key, media_widths(full).last().map_or(MIDDLE, |(name, _)| name))
}

/// The listing with a query string that `domain::listing` wrote.
pub fn shop(query: &str) -> String {
    if query.is_empty() { SHOP.into() } else { format!("{SHOP}?{query}") }
}

/// Form target: put a variant into the cart, change its quantity.
pub fn cart_line(variant: VariantId) -> String {
    format!("{CART}#v-{variant}")
}

/// An order in the back office.
pub fn admin_order(id: OrderId) -> String {
    format!("{ADMIN_ORDERS}/{id}")
}

/// A quiz on the desk.
pub fn admin_quiz(id: QuizId) -> String {
    format!("{ADMIN_QUIZZES}/{id}")
}

/// The quiz that an address of the back office opens, if it opens one.
pub fn opened_quiz(path: &str) -> Option<QuizId> {
    path.strip_prefix(ADMIN_QUIZZES)?.trim_matches('/').parse().ok()
}

/// The order that an address of the back office opens, if it opens one.
pub fn opened_order(path: &str) -> Option<OrderId> {
    path.strip_prefix(ADMIN_ORDERS)?.trim_matches('/').parse().ok()
}

/// Where the bank tells a store of the demo what became of a payment.
pub fn webhook_at(host: &str) -> String {
    format!("http://{host}{PAYMENT_WEBHOOK}")
}

/// A page of the sandbox bank.
pub fn sandbox_page(intent: &str) -> String {
    format!("/sandbox-bank/pay/{intent}")
}

/// A local path that may be gone to after signing in: one of ours, never another host.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && !path.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_widths_that_it_can_fill() {
        let names = |full| media_widths(full).collect::<Vec<_>>();
        assert_eq!(names(200), [(320, 200)]);
        assert_eq!(names(640), [(320, 320), (480, 480), (640, 640)]);
        assert_eq!(names(800), [(320, 320), (480, 480), (640, 640), (960, 800)]);
        assert_eq!(names(5000).last(), Some(&(2160, 2160)));
    }

    #[test]
    fn parts_of_the_map_are_read_as_they_are_written() {
        assert_eq!(sitemap_part_of(sitemap_part(3).trim_start_matches("/sitemap/")), Some(3));
        assert_eq!((sitemap_part_of("goods-0.xml"), sitemap_part_of("goods-x.xml"), sitemap_part_of("x")), (None, None, None));
    }
}
