//! From a request to a page: whose store, who asks, from which address; and from a view to an answer.
use super::{
    actor::{Actor, KeyHash, Person, Who},
    context::Context,
    envelope::Failure,
    session,
    window::Shows,
};
use crate::{
    app::{self, Dress, Frame, Head},
    domain::{product::Daylight, store::StoreFace},
    error::AppError,
    storefront,
};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use hydration_context::SsrSharedContext;
use leptos::prelude::{AnyView, IntoAny, Owner, provide_context};
use std::{convert::Infallible, sync::Arc};

/// Scheme and host under which the browser came: `https`, `amora.example:3000`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    pub scheme: &'static str,
    pub host: String,
}

impl Origin {
    pub fn of(context: &Context, headers: &HeaderMap) -> Self {
        // it becomes part of links and of the provider's return address: what is not `name` or `name:port` is nobody's host
        let host = headers
            .get(header::HOST)
            .and_then(|host| host.to_str().ok())
            .filter(|host| is_host(host) && is_ours(context, host))
            .unwrap_or_default()
            .to_owned();
        let origin = Self { scheme: if context.https { "https" } else { "http" }, host };
        context.public_port.map_or(origin.clone(), |port| origin.at(port))
    }

    /// The same host at another port, which goes unsaid where browsers take it for granted.
    fn at(self, port: u16) -> Self {
        if self.host.is_empty() {
            return self;
        }
        let bare = self.bare();
        let host = if port == self.usual_port() { bare } else { format!("{bare}:{port}") };
        Self { host, ..self }
    }

    /// Another host at the port under which this request came.
    pub fn elsewhere(&self, host: &str) -> Self {
        let port = self.host.strip_prefix(&self.bare()).and_then(|rest| rest.strip_prefix(':')).and_then(|port| port.parse().ok());
        Self { scheme: self.scheme, host: host.to_owned() }.at(port.unwrap_or_else(|| self.usual_port()))
    }

    fn usual_port(&self) -> u16 {
        if self.scheme == "https" { 443 } else { 80 }
    }

    /// The host without its port.
    fn bare(&self) -> String {
        match self.host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((address, _)) => format!("[{address}]"),
            None => self.host.split(':').next().unwrap_or_default().to_owned(),
        }
    }

    /// Without port, lower case.
    pub fn name(&self) -> String {
        self.bare().trim_start_matches('[').trim_end_matches(']').to_lowercase()
    }
}

/// In a demo the shop and its bank call each other under the address that a visitor names: its port must be the one we listen on,
/// or she could send our messages to another program of this machine.
fn is_ours(context: &Context, host: &str) -> bool {
    let port = host.rsplit_once(':').and_then(|(_, port)| port.parse::<u16>().ok());
    !context.demo || port.unwrap_or(80) == context.port
}

/// `name`, `name:port`, `[address]` or `[address]:port`.
fn is_host(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, rest)) => (address, rest.strip_prefix(':').or(rest.is_empty().then_some("1"))),
        None => host.split_once(':').map_or((host, Some("1")), |(name, port)| (name, Some(port))),
    };
    let letters = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b':') && (c != b':' || host.starts_with('['));
    name.bytes().all(letters) && port.is_some_and(|port| port.parse::<u16>().is_ok())
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host)
    }
}

impl FromRequestParts<Context> for Origin {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, context: &Context) -> Result<Self, Infallible> {
        Ok(Self::of(context, &parts.headers))
    }
}

/// A request that reached a store: its face, its visitor, who is signed in.
#[derive(Debug, Clone)]
pub struct Here {
    pub face: Arc<StoreFace>,
    pub origin: Origin,
    pub person: Option<Person>,
    /// The cart key in her cookie.
    pub visitor: Option<String>,
    pub mode: Option<String>,
    pub request: Option<uuid::Uuid>,
    /// A speculative load: nothing may be changed by it.
    pub is_prefetch: bool,
}

impl Here {
    /// The visitor as an actor: the signed-in customer, else a guest. Staff shop as guests.
    pub fn shopper(&self) -> Actor {
        let who = match &self.person {
            Some(person) if person.role == crate::domain::role::Role::Customer => Who::Person(person.clone()),
            _ => Who::Guest,
        };
        Actor { visitor: self.visitor.as_deref().map(KeyHash::of), request: self.request, ..Actor::new(who, Some(self.face.id)) }
    }

    /// The signed-in person as an actor; a guest when nobody is.
    pub fn actor(&self) -> Actor {
        let who = self.person.clone().map_or(Who::Guest, Who::Person);
        Actor { visitor: self.visitor.as_deref().map(KeyHash::of), request: self.request, ..Actor::new(who, Some(self.face.id)) }
    }

    pub async fn find(context: &Context, headers: &HeaderMap, request: Option<uuid::Uuid>) -> Result<Option<Self>, AppError> {
        let origin = Origin::of(context, headers);
        let Some(face) = context.stores.find(&context.db, &origin.name()).await? else { return Ok(None) };
        let person = match session::cookie(headers, session::session_cookie(context.https)) {
            Some(token) => session::recognise(context, face.id, &token).await?,
            None => None,
        };
        let visitor = session::cookie(headers, session::cart_cookie(context.https)).filter(|key| (32..=64).contains(&key.len()));
        let mode = session::cookie(headers, session::MODE).filter(|mode| mode == "light" || mode == "dark");
        let is_prefetch = headers.get("sec-purpose").is_some_and(|value| value.as_bytes().starts_with(b"prefetch"));
        Ok(Some(Self { face, origin, person, visitor, mode, request, is_prefetch }))
    }
}

impl FromRequestParts<Context> for Here {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, context: &Context) -> Result<Self, Failure> {
        let request = parts.extensions.get::<super::envelope::RequestId>().map(|id| id.0);
        Self::find(context, &parts.headers, request).await?.ok_or(Failure(AppError::NotFound))
    }
}

impl OptionalFromRequestParts<Context> for Here {
    type Rejection = Failure;
    async fn from_request_parts(parts: &mut Parts, context: &Context) -> Result<Option<Self>, Failure> {
        let request = parts.extensions.get::<super::envelope::RequestId>().map(|id| id.0);
        Ok(Self::find(context, &parts.headers, request).await?)
    }
}

/// Where the rules for loading the next page ahead stand: `paths::SPECULATION`, quoted.
fn speculation_header() -> HeaderValue {
    HeaderValue::from_str(&format!("\"{}\"", crate::paths::SPECULATION)).unwrap_or(HeaderValue::from_static("\"\""))
}

/// A rendered page.
pub struct Html {
    pub status: StatusCode,
    pub body: String,
    shows: Option<Shows>,
}

impl Html {
    /// A room of work behind a door.
    pub fn room(context: &Context, here: &Here, head: Head, view: impl FnOnce() -> AnyView) -> Self {
        let frame = Frame { is_room: true, ..frame(context, &here.origin, here.mode.clone()) };
        Self::of(context, Some(&here.face), frame, head, view)
    }

    /// A page of a store. The view is made inside its own owner, so that islands find their context.
    pub fn page(context: &Context, here: &Here, head: Head, view: impl FnOnce() -> AnyView) -> Self {
        Self::of(context, Some(&here.face), frame(context, &here.origin, here.mode.clone()), head, view)
    }

    pub fn of(context: &Context, face: Option<&StoreFace>, mut frame: Frame, head: Head, view: impl FnOnce() -> AnyView) -> Self {
        let dress = if frame.is_room { Dress::Room } else { head.dress };
        frame.styles = context.assets.styles.worn(face.map(|face| face.theme), dress);
        frame.drawer_style = context.assets.styles.of_bag().filter(|_| dress != Dress::Everything);
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let day = frame.mode.as_deref() == Some("light");
        let body = owner.with(|| {
            provide_context(Daylight(day));
            app::document(face, &frame, head, view())
        });
        owner.unset_with_forced_cleanup();
        Self { status: StatusCode::OK, body, shows: None }
    }

    /// The same for every guest, so it may be kept until something changes that it shows (see `server::kept`).
    pub fn kept(mut self, shows: Shows) -> Self {
        self.shows = Some(shows);
        self
    }

    /// A part of a page, for a script that puts it where it belongs, in the light that its visitor chose. No island in it wakes.
    pub fn fragment(here: &Here, view: impl FnOnce() -> AnyView) -> Self {
        let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
        let day = here.mode.as_deref() == Some("light");
        let body = owner.with(|| {
            provide_context(Daylight(day));
            leptos::prelude::RenderHtml::to_html(view())
        });
        owner.unset_with_forced_cleanup();
        Self { status: StatusCode::OK, body, shows: None }
    }

    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The demo's mailbox.
    pub fn mailbox(context: &Context, here: &Here, letters: Vec<storefront::mailbox::Shown>) -> Self {
        let face = (*here.face).clone();
        let head = storefront::mailbox::head(face.locale);
        Self::of(context, None, frame(context, &here.origin, None), head, move || {
            use leptos::prelude::*;
            view! { <storefront::mailbox::MailboxPage face=face letters=letters/> }.into_any()
        })
    }

    /// The sandbox bank's page.
    pub fn bank(context: &Context, here: &Here, page: storefront::gateway::BankPage) -> Self {
        let (face, bare) = (here.face.clone(), here.clone());
        let head = storefront::gateway::head(face.locale, &page);
        Self::of(context, None, frame(context, &bare.origin, None), head, move || {
            use leptos::prelude::*;
            let face = (*face).clone();
            view! { <storefront::gateway::BankDesk face=face page=page/> }.into_any()
        })
    }
}

impl IntoResponse for Html {
    fn into_response(self) -> Response {
        let headers = [
            (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (HeaderName::from_static("speculation-rules"), speculation_header()),
        ];
        let mut response = (self.status, headers, self.body).into_response();
        if let Some(shows) = self.shows {
            response.extensions_mut().insert(shows);
        }
        response
    }
}

/// The frame of a document for this deployment and visitor; its styles are chosen with the page.
pub fn frame(context: &Context, origin: &Origin, mode: Option<String>) -> Frame {
    let assets = &context.assets;
    Frame {
        styles: Vec::new(),
        script: assets.script.clone(),
        module: assets.module.clone(),
        start: assets.start.clone(),
        shop: assets.shop.clone(),
        drawer: assets.drawer.clone(),
        drawer_style: None,
        origin: origin.to_string(),
        mode,
        is_room: false,
    }
}

/// A page that says what went wrong and where to go on, in the store's language where there is one.
pub fn trouble(context: &Context, here: Option<&Here>, origin: &Origin, status: StatusCode) -> Html {
    let face = here.map(|here| here.face.clone());
    let head = storefront::trouble::head(face.as_deref(), status.as_u16());
    let shown = face.as_deref().cloned();
    Html::of(context, face.as_deref(), frame(context, origin, here.and_then(|here| here.mode.clone())), head, move || {
        use leptos::prelude::*;
        view! { <storefront::trouble::TroublePage face=shown status=status.as_u16()/> }.into_any()
    })
    .with_status(status)
}

/// Views in one expression, for handlers.
pub fn any(view: impl leptos::prelude::IntoView + 'static) -> AnyView {
    view.into_any()
}
