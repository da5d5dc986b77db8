//! Every address of the program. No other file spells a URL.
use crate::domain::{
    editorial::{PageKey, PageKind},
    id::{OrderId, VariantId},
    product::Picture,
};

pub const HOME: &str = "/";
pub const SHOP: &str = "/shop";
pub const COLLECTIONS: &str = "/collections";
pub const CART: &str = "/cart";
/// Form target: put all pieces of a look into the cart.
pub const CART_LOOK: &str = "/cart/look";
pub const CART_QUANTITY: &str = "/cart/quantity";
pub const MODE: &str = "/mode";
pub const CHECKOUT: &str = "/checkout";
pub const CHECKOUT_BEGIN: &str = "/checkout/begin";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const ACCOUNT: &str = "/account";
pub const ADMIN: &str = "/admin";
pub const ADMIN_ORDERS: &str = "/admin/orders";
pub const ADMIN_PAGES: &str = "/admin/pages";
pub const COURIER: &str = "/courier/";
/// Where pages are shown that are not out yet.
pub const PREVIEWS: &str = "/preview/";
/// Where orders are opened by their links.
pub const ORDERS: &str = "/orders/";
/// Where the courier's app counts its own addresses from.
pub const COURIER_BASE: &str = "/courier";
pub const LIVE: &str = "/live";
pub const HEALTHZ: &str = "/healthz";
pub const READYZ: &str = "/readyz";
pub const VERSION: &str = "/version";
pub const ROBOTS: &str = "/robots.txt";
pub const SITEMAP: &str = "/sitemap.xml";
/// Pages of the house that are no goods.
pub const SITEMAP_PAGES: &str = "/sitemap/pages.xml";
pub const SITEMAP_PART_PATTERN: &str = "/sitemap/{part}";
/// What can be bought, for Google's Merchant Center.
pub const FEED: &str = "/feed/google.xml";
/// Remember my measures, use them, forget them.
pub const FITS: &str = "/shop/fits-me";
pub const SHARE_PATTERN: &str = "/share/{of}/{file}";
pub const SERVER_FUNCTIONS: &str = "/api";
pub const PAYMENT_WEBHOOK: &str = "/api/payments/v1/sandbox";
pub const SANDBOX_INTENTS: &str = "/sandbox-bank/v1/intents";
pub const SPECULATION: &str = "/speculation.json";
pub const START_SCRIPT: &str = "/start.js";
pub const LIVE_SCRIPT: &str = "/live.js";
pub const PACKAGE: &str = "/pkg";
pub const FAVICON: &str = "/favicon.svg";
/// Fonts that a page asks for first: of each house, and of rooms of work.
pub const FONT_ORVALE: &str = "/fonts/instrument-serif.woff2";
pub const FONT_AMORA: &str = "/fonts/bricolage-condensed.woff2";
pub const FONT_ROOM: &str = "/fonts/geist.woff2";
/// Addresses of files and machines: never answered with a page.
pub const FILES: [&str; 10] =
    [PACKAGE, SERVER_FUNCTIONS, "/media", "/share", "/sitemap", "/feed", "/fonts", "/sandbox-bank/v1", LIVE, FAVICON];

/// Patterns of the router; the functions below fill them.
pub const ADMIN_SLASH: &str = "/admin/";
pub const ADMIN_PATTERN: &str = "/admin/{*rest}";
pub const SERVER_FUNCTION_PATTERN: &str = "/api/{*function}";
pub const PRODUCT_PATTERN: &str = "/p/{slug}";
pub const COLLECTION_PATTERN: &str = "/collections/{slug}";
pub const LOOK_PATTERN: &str = "/looks/{slug}";
pub const PREVIEW_PATTERN: &str = "/preview/{token}";
pub const ORDER_PATTERN: &str = "/orders/{token}";
pub const ORDER_PAY_PATTERN: &str = "/orders/{token}/pay";
pub const ORDER_CANCEL_PATTERN: &str = "/orders/{token}/cancel";
pub const MEDIA_PATTERN: &str = "/media/{key}/{file}";
pub const SANDBOX_PAGE_PATTERN: &str = "/sandbox-bank/pay/{intent}";

/// Widths (pixels) in which pictures are kept, each up to the first that shows all of its own pixels: see [`media_widths`].
pub const MEDIA_WIDTHS: [u32; 5] = [320, 640, 960, 1440, 2160];
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

/// Sign in, and come back to `next`.
pub fn sign_in_then(next: &str) -> String {
    let escaped = next.replace('%', "%25").replace('&', "%26").replace('?', "%3F").replace('#', "%23").replace('+', "%2B");
    format!("{SIGN_IN}?next={escaped}")
}

/// Form target: put a variant into the cart, change its quantity.
pub fn cart_line(variant: VariantId) -> String {
    format!("{CART}#v-{variant}")
}

/// An order in the back office.
pub fn admin_order(id: OrderId) -> String {
    format!("{ADMIN_ORDERS}/{id}")
}

/// The order that an address of the back office opens, if it opens one.
pub fn opened_order(path: &str) -> Option<OrderId> {
    path.strip_prefix(ADMIN_ORDERS)?.trim_matches('/').parse().ok()
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
        assert_eq!(names(640), [(320, 320), (640, 640)]);
        assert_eq!(names(800), [(320, 320), (640, 640), (960, 800)]);
        assert_eq!(names(5000).last(), Some(&(2160, 2160)));
    }

    #[test]
    fn parts_of_the_map_are_read_as_they_are_written() {
        assert_eq!(sitemap_part_of(sitemap_part(3).trim_start_matches("/sitemap/")), Some(3));
        assert_eq!((sitemap_part_of("goods-0.xml"), sitemap_part_of("goods-x.xml"), sitemap_part_of("x")), (None, None, None));
    }
}
