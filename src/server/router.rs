//! Routes and layers, in the order in which a request meets them.
use super::{
    context::Context,
    envelope,
    kept::{self, Front},
    pages, rpc, sandbox,
};
use crate::{domain::intake::MOST_BYTES, paths};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{any, get, post},
};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer, services::ServeDir,
    set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};

/// Forms and server functions are small; pictures have a route of their own.
const MOST_BODY: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);
/// A picture from a phone in a shop with bad reception.
const PATIENCE_FOR_PHOTOS: Duration = Duration::from_secs(120);
/// Bytes of an address without its query, and of a name between two slashes: more than any of ours has.
const LONGEST_PATH: usize = 1024;
const LONGEST_NAME: usize = 255;
const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// The whole program as one service.
pub fn router(context: Context) -> Router {
    let mut routes = storefront(&context).merge(doors()).merge(account()).merge(machines());
    if context.demo {
        routes = routes.merge(sandbox::routes());
    }
    let built = ServeDir::new(context.site.join("pkg")).precompressed_br().precompressed_gzip().append_index_html_on_directories(false);
    let files = ServeDir::new(&context.site).append_index_html_on_directories(false).not_found_service(any(missing));
    // found files live for ever, their names hold their hash; a missing one is a plain 404, never a page
    let package = ServiceBuilder::new().layer(SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, forever_if_found)).service(built);
    let inner = routes
        .nest_service(paths::PACKAGE, package)
        .fallback_service(files)
        .layer(middleware::from_fn(refuse_long_names))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Precise(4)))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(MOST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .merge(photos())
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| envelope::Failure(crate::error::AppError::Fault).into_response()))
        .layer(middleware::from_fn_with_state(context.clone(), envelope::surround))
        .with_state(context.clone());
    Router::new().fallback_service(Front::new(context, inner))
}

/// Bodies that are larger than any other.
fn photos() -> Router<Context> {
    Router::new()
        .route(paths::PHOTO_PATTERN, post(pages::photos::hang))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(MOST_BYTES))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE_FOR_PHOTOS))
}

/// A name that no file system takes would be a fault to the file service, and is only an address that does not exist.
async fn refuse_long_names(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME) {
        return missing().await;
    }
    next.run(request).await
}

fn forever_if_found(response: &Response<impl Sized>) -> Option<HeaderValue> {
    Some(if response.status().is_success() { FOREVER } else { HeaderValue::from_static("no-store") })
}

/// What visitors see. `window` marks pages that are the same for every guest: rendered once and kept until something on them changes
/// (`kept`). The handler says with `.kept(shows)` what its page shows; it is asked without any cookie but the choice of light or dark.
fn storefront(context: &Context) -> Router<Context> {
    let window = middleware::from_fn_with_state(context.clone(), kept::fill);
    Router::new()
        .route(paths::HOME, get(pages::home::show).layer(window.clone()))
        .route(paths::SHOP, get(pages::shop::show).layer(window.clone()))
        .route(paths::FITS, get(pages::fits::show).post(pages::fits::keep))
        .route(paths::PRODUCT_PATTERN, get(pages::product::show).layer(window.clone()))
        .route(paths::COLLECTIONS, get(pages::editorial::collections).layer(window.clone()))
        .route(paths::COLLECTION_PATTERN, get(pages::editorial::collection).layer(window.clone()))
        .route(paths::LOOK_PATTERN, get(pages::look::show).layer(window))
        .route(paths::CART_LOOK, post(pages::look::put))
        .route(paths::PREVIEW_PATTERN, get(pages::editorial::preview))
        .route(paths::CART, get(pages::cart::show).post(pages::cart::put))
        .route(paths::CART_QUANTITY, post(pages::cart::change_quantity))
        .route(paths::CART_PRICE, post(pages::cart::agree_to_price))
        .route(paths::CART_DRAWER, get(pages::cart::drawer))
        .route(paths::WAITS, post(pages::waiting::join))
        .route(paths::WAIT_PATTERN, get(pages::waiting::show))
        .route(paths::WAIT_TAKE_PATTERN, post(pages::waiting::take))
        .route(paths::WAIT_LEAVE_PATTERN, post(pages::waiting::leave))
        .route(paths::CHECKOUT_DRAFT, post(pages::checkout::keep))
        .route(paths::CHECKOUT_FORGET, post(pages::checkout::forget))
        .route(paths::CHECKOUT_BEGIN, post(pages::checkout::begin))
        .route(paths::CHECKOUT, get(pages::checkout::show).post(pages::checkout::place))
        .route(paths::ORDER_PATTERN, get(pages::order::show))
        .route(paths::ORDER_PAY_PATTERN, post(pages::order::pay))
        .route(paths::ORDER_CANCEL_PATTERN, post(pages::order::cancel))
        .route(paths::BAG_PATTERN, get(pages::her_bag::show).post(pages::her_bag::decide))
        .route(paths::BAG_COLLECT_PATTERN, post(pages::her_bag::collect))
        .route(paths::CONSIGNOR_PATTERN, get(pages::statement::show))
        .route(paths::CONSIGNOR_AGREEMENT_PATTERN, post(pages::statement::accept))
        .route(paths::CONSIGNOR_WISH_PATTERN, post(pages::statement::wish))
        .route(paths::CONSIGNOR_RECEIPT_PATTERN, get(pages::statement::her_receipt))
        .route(paths::QUIZ, get(pages::quiz::open).post(pages::quiz::begin))
        .route(paths::QUIZ_SESSION_PATTERN, get(pages::quiz::session))
        .route(paths::QUIZ_QUESTION_PATTERN, get(pages::quiz::show).post(pages::quiz::answer))
        .route(paths::QUIZ_AGAIN_PATTERN, post(pages::quiz::again))
        .route(paths::QUIZ_CART_PATTERN, post(pages::quiz::cart))
        .route(paths::QUIZ_PROFILE_PATTERN, post(pages::quiz::profile))
        .route(paths::MODE, post(pages::door::choose_mode))
        .route(paths::MEDIA_PATTERN, get(pages::media::show))
}

/// Who comes in by another door.
fn doors() -> Router<Context> {
    Router::new()
        .route(paths::SIGN_IN, get(pages::door::show).post(pages::door::sign_in))
        .route(paths::SIGN_OUT, post(pages::door::sign_out))
        .route(paths::SIGN_UP, get(pages::joining::show_sign_up).post(pages::joining::sign_up))
        .route(paths::SIGN_UP_PATTERN, get(pages::joining::show_choose).post(pages::joining::choose))
        .route(paths::JOIN_PATTERN, get(pages::invited::show).post(pages::invited::join))
        .route(paths::FORGOT, get(pages::joining::show_forgot).post(pages::joining::forgot))
        .route(paths::RESET_PATTERN, get(pages::joining::show_renew).post(pages::joining::renew))
        .route(paths::GOOGLE, get(pages::google::begin))
        .route(paths::GOOGLE_BACK, get(pages::google::back))
        .route(paths::SECOND, get(pages::second::show).post(pages::second::prove))
        .route(paths::SECOND_BEGIN, post(pages::second::begin))
        .route(paths::SECOND_NEW, post(pages::second::make))
        .route(paths::SECOND_NEW_BEGIN, post(pages::second::begin_to_make))
        .route(paths::RECOVERY, post(pages::second::recover))
        .route(paths::ADMIN, get(pages::office::admin))
        .route(paths::ADMIN_SLASH, get(pages::office::admin))
        .route(paths::ADMIN_PATTERN, get(pages::office::admin))
        .route(paths::ARRIVAL_RECEIPT_PATTERN, get(pages::statement::shop_receipt))
        .route(paths::COURIER_BASE, get(pages::office::courier_slash))
        .route(paths::COURIER, get(pages::office::courier))
}

/// What belongs to whoever is signed in.
fn account() -> Router<Context> {
    Router::new()
        .route(paths::ACCOUNT, get(pages::account::show))
        .route(paths::ACCOUNT_ORDER_PATTERN, get(pages::account::order))
        .route(paths::ACCOUNT_BAG_PATTERN, get(pages::her_bag::show_mine).post(pages::her_bag::decide_mine))
        .route(paths::ACCOUNT_BAG_COLLECT_PATTERN, post(pages::her_bag::collect_mine))
        .route(paths::ACCOUNT_CONSENTS, post(pages::account::consents))
        .route(paths::ACCOUNT_CLAIM, post(pages::account::ask_claim))
        .route(paths::CLAIM_PATTERN, get(pages::account::show_claim).post(pages::account::claim))
        .route(paths::ACCOUNT_ORDER_CODE, post(pages::account::ask_code))
        .route(paths::ACCOUNT_ORDER_CLAIM, post(pages::account::claim_by_code))
        .route(paths::ACCOUNT_PHONE, post(pages::phone::ask))
        .route(paths::ACCOUNT_PHONE_CODE, get(pages::phone::show).post(pages::phone::prove))
        .route(paths::ACCOUNT_PRIVACY, get(pages::privacy::show))
        .route(paths::ACCOUNT_EXPORT, post(pages::privacy::export))
        .route(paths::ACCOUNT_ERASE, post(pages::privacy::ask))
        .route(paths::ERASE_PATTERN, get(pages::privacy::show_erase).post(pages::privacy::erase))
        .route(paths::PERSON_EXPORT_PATTERN, post(pages::privacy::export_for))
        .route(paths::ACCOUNT_ADDRESSES, get(pages::addresses::show).post(pages::addresses::add))
        .route(paths::SAVED_ADDRESS_PATTERN, get(pages::addresses::open).post(pages::addresses::change))
        .route(paths::SAVED_ADDRESS_REMOVE_PATTERN, post(pages::addresses::remove))
        .route(paths::ACCOUNT_SECURITY, get(pages::security::show))
        .route(paths::ACCOUNT_GOOGLE, get(pages::google::show_link).post(pages::google::link))
        .route(paths::ACCOUNT_GOOGLE_UNLINK, post(pages::google::unlink))
        .route(paths::ACCOUNT_PASSKEYS, post(pages::passkeys::make))
        .route(paths::ACCOUNT_PASSKEYS_BEGIN, post(pages::passkeys::begin))
        .route(paths::ACCOUNT_PASSKEYS_REMOVE, post(pages::passkeys::remove))
        .route(paths::ACCOUNT_PASSKEYS_CODES, post(pages::passkeys::codes))
        .route(paths::ACCOUNT_PASSKEYS_RULE, post(pages::passkeys::rule))
        .route(paths::ACCOUNT_SESSIONS, post(pages::security::end_sessions))
        .route(paths::ACCOUNT_PASSWORD, post(pages::security::password))
        .route(paths::ACCOUNT_ADDRESS, post(pages::security::ask_address))
        .route(paths::ADDRESS_PATTERN, get(pages::security::show_address).post(pages::security::move_address))
}

/// What programs ask for.
fn machines() -> Router<Context> {
    Router::new()
        .route(paths::PAYMENT_WEBHOOK, post(pages::machines::payment_message))
        .route(paths::SERVER_FUNCTIONS_SLASH, any(rpc::serve))
        .route(paths::SERVER_FUNCTION_PATTERN, any(rpc::serve))
        .route(paths::LIVE_SCRIPT, get(pages::ahead::live_script))
        .route(paths::SEAT_SCRIPT, get(pages::ahead::seat_script))
        .route(paths::LIVE, get(pages::live::listen))
        .route(paths::START_SCRIPT, get(pages::ahead::start_script))
        .route(paths::SHOP_SCRIPT, get(pages::ahead::shop_script))
        .route(paths::DRAWER_SCRIPT, get(pages::ahead::drawer_script))
        .route(paths::PASSKEY_SCRIPT, get(pages::ahead::passkey_script))
        .route(paths::STANDING, get(pages::ahead::standing))
        .route(paths::SPECULATION, get(pages::ahead::speculation))
        .route(paths::STYLE_PATTERN, get(pages::ahead::style))
        .route(paths::HEALTHZ, get(|| async { "ok" }))
        .route(paths::READYZ, get(pages::machines::ready))
        .route(paths::VERSION, get(pages::machines::version))
        .route(paths::ROBOTS, get(pages::site_map::robots))
        .route(paths::SITEMAP, get(pages::site_map::index))
        .route(paths::SITEMAP_PART_PATTERN, get(pages::site_map::part))
        .route(paths::FEED, get(pages::feed::google))
        .route(paths::SHARE_PATTERN, get(pages::share::show))
}

async fn missing() -> Response {
    envelope::Failure(crate::error::AppError::NotFound).into_response()
}
