//! Every address of the program. No other file spells a URL.
mod doors;
mod hers;
mod made;
mod past;
mod rooms;
mod today;

pub use doors::*;
pub use hers::*;
pub use made::*;
pub use past::*;
pub use rooms::*;
pub use today::*;

pub const HOME: &str = "/";
pub const SHOP: &str = "/shop";
pub const COLLECTIONS: &str = "/collections";
pub const CART: &str = "/cart";
/// Form target: put all pieces of a look into the cart.
pub const CART_LOOK: &str = "/cart/look";
pub const CART_QUANTITY: &str = "/cart/quantity";
pub const CART_PRICE: &str = "/cart/price";
/// The bag without a page around it, for the drawer.
pub const CART_DRAWER: &str = "/cart/drawer";
/// What became of products that a page shows, for a page that was loaded ahead.
pub const STANDING: &str = "/standing";
pub const WAITS: &str = "/waits";
pub const MODE: &str = "/mode";
pub const CHECKOUT: &str = "/checkout";
pub const CHECKOUT_BEGIN: &str = "/checkout/begin";
/// The quiz: its first question, and what belongs to a session.
pub const QUIZ: &str = "/quiz";
pub const QUIZ_SESSION_PATTERN: &str = "/quiz/{token}";
pub const QUIZ_QUESTION_PATTERN: &str = "/quiz/{token}/q/{question}";
pub const QUIZ_AGAIN_PATTERN: &str = "/quiz/{token}/again";
pub const QUIZ_CART_PATTERN: &str = "/quiz/{token}/cart";
pub const QUIZ_PROFILE_PATTERN: &str = "/quiz/{token}/profile";
pub const CHECKOUT_DRAFT: &str = "/checkout/draft";
pub const CHECKOUT_FORGET: &str = "/checkout/forget";
pub const SIGN_IN: &str = "/sign-in";
pub const SIGN_OUT: &str = "/sign-out";
pub const SIGN_UP: &str = "/sign-up";
/// Where an invitation to the team is taken up.
pub const JOIN: &str = "/join";
pub const FORGOT: &str = "/sign-in/forgot";
/// To the provider and back from it.
pub const GOOGLE: &str = "/sign-in/google";
pub const GOOGLE_BACK: &str = "/sign-in/google/back";
/// The second proof: asked for, or made by who must have one.
pub const SECOND: &str = "/sign-in/passkey";
pub const SECOND_BEGIN: &str = "/sign-in/passkey/begin";
pub const SECOND_NEW: &str = "/sign-in/passkey/new";
pub const SECOND_NEW_BEGIN: &str = "/sign-in/passkey/new/begin";
pub const RECOVERY: &str = "/sign-in/recovery";
pub const ACCOUNT: &str = "/account";
pub const ACCOUNT_GOOGLE: &str = "/account/google";
pub const ACCOUNT_GOOGLE_UNLINK: &str = "/account/google/unlink";
pub const ACCOUNT_PASSKEYS: &str = "/account/passkeys";
pub const ACCOUNT_PASSKEYS_BEGIN: &str = "/account/passkeys/begin";
pub const ACCOUNT_PASSKEYS_REMOVE: &str = "/account/passkeys/remove";
pub const ACCOUNT_PASSKEYS_CODES: &str = "/account/passkeys/codes";
pub const ACCOUNT_PASSKEYS_RULE: &str = "/account/passkeys/rule";
pub const ACCOUNT_SECURITY: &str = "/account/security";
pub const ACCOUNT_PASSWORD: &str = "/account/password";
pub const ACCOUNT_ADDRESS: &str = "/account/address";
pub const ACCOUNT_SESSIONS: &str = "/account/sessions";
pub const ACCOUNT_CONSENTS: &str = "/account/consents";
pub const ACCOUNT_CLAIM: &str = "/account/claim";
pub const ACCOUNT_PRIVACY: &str = "/account/privacy";
pub const ACCOUNT_EXPORT: &str = "/account/privacy/export";
pub const ACCOUNT_ERASE: &str = "/account/privacy/erase";
pub const ACCOUNT_ADDRESSES: &str = "/account/addresses";
pub const ACCOUNT_ORDER_CODE: &str = "/account/order-code";
pub const ACCOUNT_ORDER_CLAIM: &str = "/account/order-claim";
/// Guest orders by the phone on them: asked for, and the code that came.
pub const ACCOUNT_PHONE: &str = "/account/phone";
pub const ACCOUNT_PHONE_CODE: &str = "/account/phone-code";
pub const ADMIN: &str = "/admin";
/// What the house says in the morning: figures, goal, what presses, what should move.
pub const ADMIN_TODAY: &str = "/admin/today";
pub const ADMIN_ORDERS: &str = "/admin/orders";
pub const ADMIN_BAGS: &str = "/admin/bags";
pub const ADMIN_CLIENTS: &str = "/admin/clients";
pub const ADMIN_SAME_CLIENTS: &str = "/admin/clients/same";
pub const ADMIN_ARRIVALS: &str = "/admin/arrivals";
pub const ADMIN_COLLECTIONS: &str = "/admin/collections";
pub const ADMIN_MATCH: &str = "/admin/match";
pub const ADMIN_TAGS: &str = "/admin/tags";
pub const ADMIN_PIECES: &str = "/admin/pieces";
pub const ADMIN_CONSIGNORS: &str = "/admin/consignors";
/// Consigned pieces that wait for a decision.
pub const ADMIN_CONSIGNORS_WAITING: &str = "/admin/consignors/waiting";
pub const ADMIN_PAGES: &str = "/admin/pages";
/// Answers about the past.
pub const ADMIN_PAST: &str = "/admin/past";
pub const ADMIN_QUIZZES: &str = "/admin/quizzes";
pub const ADMIN_TEAM: &str = "/admin/team";
pub const ADMIN_AUDIT: &str = "/admin/audit";
pub const ADMIN_RULES: &str = "/admin/rules";
pub const COURIER: &str = "/courier/";
/// Where pages are shown that are not out yet.
pub const PREVIEWS: &str = "/preview/";
/// Where orders are opened by their links.
pub const ORDERS: &str = "/orders/";
/// Where bags are opened by their links.
pub const BAGS: &str = "/bags/";
/// Where consignors open their pages by their links.
pub const CONSIGNORS: &str = "/consignors/";
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
pub const SITEMAP_PAGES_FILE: &str = "pages.xml";
pub const SITEMAP_PART_PATTERN: &str = "/sitemap/{part}";
/// What can be bought, for Google's Merchant Center.
pub const FEED: &str = "/feed/google.xml";
/// Remember my measures, use them, forget them.
pub const FITS: &str = "/shop/fits-me";
pub const SHARE_PATTERN: &str = "/share/{of}/{file}";
pub const SERVER_FUNCTIONS: &str = "/api";
pub const PAYMENT_WEBHOOK: &str = "/api/payments/v1/sandbox";
pub const SANDBOX_INTENTS: &str = "/sandbox-bank/v1/intents";
/// Where the bank is asked to give money back.
pub const SANDBOX_REFUNDS: &str = "/sandbox-bank/v1/refunds";
pub const SANDBOX_MAIL: &str = "/sandbox-mail";
pub const METRICS: &str = "/metrics";
pub const SPECULATION: &str = "/speculation.json";
pub const START_SCRIPT: &str = "/start.js";
pub const LIVE_SCRIPT: &str = "/live.js";
pub const SEAT_SCRIPT: &str = "/seat.js";
pub const SHOP_SCRIPT: &str = "/shop.js";
pub const DRAWER_SCRIPT: &str = "/drawer.js";
pub const PASSKEY_SCRIPT: &str = "/passkey.js";
pub const PACKAGE: &str = "/pkg";
pub const STYLE_PATTERN: &str = "/styles/{file}";
pub const FAVICON: &str = "/favicon.svg";
/// Fonts that a page asks for first, for its titles and its text: of each house, and of rooms of work.
pub const FONTS_ORVALE: [&str; 2] = ["/fonts/instrument-serif.woff2", "/fonts/geist.woff2"];
pub const FONTS_AMORA: [&str; 2] = ["/fonts/bricolage-condensed.woff2", "/fonts/instrument-sans.woff2"];
pub const FONTS_ROOM: [&str; 1] = ["/fonts/geist.woff2"];
/// Addresses of files and machines: never answered with a page.
pub const FILES: [&str; 12] =
    [PACKAGE, "/styles", SERVER_FUNCTIONS, "/media", "/share", "/sitemap", "/feed", "/fonts", "/sandbox-bank/v1", LIVE, FAVICON, STANDING];

/// Patterns of the router; the functions below fill them.
pub const ADMIN_SLASH: &str = "/admin/";
pub const ADMIN_PATTERN: &str = "/admin/{*rest}";
pub const SERVER_FUNCTIONS_SLASH: &str = "/api/";
pub const SERVER_FUNCTION_PATTERN: &str = "/api/{*function}";
pub const PRODUCT_PATTERN: &str = "/p/{slug}";
pub const COLLECTION_PATTERN: &str = "/collections/{slug}";
pub const LOOK_PATTERN: &str = "/looks/{slug}";
pub const PREVIEW_PATTERN: &str = "/preview/{token}";
/// Where a picture of a product is sent.
pub const PHOTO_PATTERN: &str = "/api/admin/photos/{product}";
pub const BAG_PATTERN: &str = "/bags/{token}";
pub const BAG_COLLECT_PATTERN: &str = "/bags/{token}/collection";
pub const ACCOUNT_BAG_PATTERN: &str = "/account/bags/{id}";
pub const ACCOUNT_BAG_COLLECT_PATTERN: &str = "/account/bags/{id}/collection";
pub const CONSIGNOR_PATTERN: &str = "/consignors/{token}";
pub const CONSIGNOR_AGREEMENT_PATTERN: &str = "/consignors/{token}/agreement";
pub const CONSIGNOR_WISH_PATTERN: &str = "/consignors/{token}/wish";
pub const CONSIGNOR_RECEIPT_PATTERN: &str = "/consignors/{token}/arrivals/{arrival}";
/// The same receipt, for the shop to print.
pub const ARRIVAL_RECEIPT_PATTERN: &str = "/admin/arrivals/{arrival}/receipt";
pub const ORDER_PATTERN: &str = "/orders/{token}";
pub const ORDER_PAY_PATTERN: &str = "/orders/{token}/pay";
pub const ORDER_CANCEL_PATTERN: &str = "/orders/{token}/cancel";
pub const SIGN_UP_PATTERN: &str = "/sign-up/{token}";
pub const JOIN_PATTERN: &str = "/join/{token}";
pub const RESET_PATTERN: &str = "/sign-in/reset/{token}";
pub const ADDRESS_PATTERN: &str = "/account/address/{token}";
pub const CLAIM_PATTERN: &str = "/account/claim/{token}";
pub const ERASE_PATTERN: &str = "/account/erase/{token}";
pub const SAVED_ADDRESS_PATTERN: &str = "/account/addresses/{id}";
pub const SAVED_ADDRESS_REMOVE_PATTERN: &str = "/account/addresses/{id}/remove";
pub const PERSON_EXPORT_PATTERN: &str = "/admin/people/{id}/export";
pub const ACCOUNT_ORDER_PATTERN: &str = "/account/orders/{id}";
pub const WAIT_PATTERN: &str = "/waits/{token}";
pub const WAIT_TAKE_PATTERN: &str = "/waits/{token}/take";
pub const WAIT_LEAVE_PATTERN: &str = "/waits/{token}/leave";
pub const MEDIA_PATTERN: &str = "/media/{key}/{file}";
pub const SANDBOX_PAGE_PATTERN: &str = "/sandbox-bank/pay/{intent}";

/// Widths (pixels) in which pictures are kept, each up to the first that shows all of its own pixels: see [`media_widths`].
pub const MEDIA_WIDTHS: [u32; 6] = [320, 480, 640, 960, 1440, 2160];
