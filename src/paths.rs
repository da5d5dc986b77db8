//! Every address of the program. No other file spells a URL.
use crate::domain::id::{OrderId, VariantId};

pub const HOME: &str = "/";
pub const SHOP: &str = "/shop";
pub const CART: &str = "/cart";
pub const CART_QUANTITY: &str = "/cart/quantity";
pub const MODE: &str = "/mode";
pub const CHECKOUT: &str = "/checkout";
pub const CHECKOUT_BEGIN: &str = "/checkout/begin";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const ACCOUNT: &str = "/account";
pub const ADMIN: &str = "/admin";
pub const ADMIN_ORDERS: &str = "/admin/orders";
pub const COURIER: &str = "/courier/";
/// Where the courier's app counts its own addresses from.
pub const COURIER_BASE: &str = "/courier";
pub const LIVE: &str = "/live";
pub const HEALTHZ: &str = "/healthz";
pub const READYZ: &str = "/readyz";
pub const VERSION: &str = "/version";
pub const ROBOTS: &str = "/robots.txt";
pub const SITEMAP: &str = "/sitemap.xml";
pub const SERVER_FUNCTIONS: &str = "/api";
pub const PAYMENT_WEBHOOK: &str = "/api/payments/v1/sandbox";
pub const SANDBOX_INTENTS: &str = "/sandbox-bank/v1/intents";
pub const SPECULATION: &str = "/speculation.json";
pub const START_SCRIPT: &str = "/start.js";
pub const PACKAGE: &str = "/pkg";
pub const FAVICON: &str = "/favicon.svg";
/// Fonts that a page asks for first: of each house, and of rooms of work.
pub const FONT_ORVALE: &str = "/fonts/instrument-serif.woff2";
pub const FONT_AMORA: &str = "/fonts/bricolage-condensed.woff2";
pub const FONT_ROOM: &str = "/fonts/geist.woff2";
/// Addresses of files and machines: never answered with a page.
pub const FILES: [&str; 7] = [PACKAGE, SERVER_FUNCTIONS, "/media", "/fonts", "/sandbox-bank/v1", LIVE, FAVICON];

/// Patterns of the router; the functions below fill them.
pub const ADMIN_SLASH: &str = "/admin/";
pub const ADMIN_PATTERN: &str = "/admin/{*rest}";
pub const SERVER_FUNCTION_PATTERN: &str = "/api/{*function}";
pub const PRODUCT_PATTERN: &str = "/p/{slug}";
pub const COLLECTION_PATTERN: &str = "/collections/{slug}";
pub const ORDER_PATTERN: &str = "/orders/{token}";
pub const ORDER_PAY_PATTERN: &str = "/orders/{token}/pay";
pub const ORDER_CANCEL_PATTERN: &str = "/orders/{token}/cancel";
pub const MEDIA_PATTERN: &str = "/media/{key}/{file}";
pub const SANDBOX_PAGE_PATTERN: &str = "/sandbox-bank/pay/{intent}";

/// Widths (pixels) in which every picture exists.
pub const MEDIA_WIDTHS: [u32; 3] = [320, 640, 960];

pub fn product(slug: &str) -> String {
    format!("/p/{slug}")
}

pub fn collection(slug: &str) -> String {
    format!("/collections/{slug}")
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

/// One width of a picture.
pub fn media(key: &str, width: u32) -> String {
    format!("/media/{key}/{width}.webp")
}

/// `srcset` over all widths.
pub fn media_set(key: &str) -> String {
    MEDIA_WIDTHS.map(|width| format!("{} {width}w", media(key, width))).join(", ")
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
