//! The real router on a port of its own, and visitors who come to it with their cookies. The clock does not run: see `House::tick`.
use super::{
    House,
    provider::{CLIENT, SECRET},
};
use axum::serve::ListenerExt;
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::atomic::{AtomicU32, Ordering},
};
use tokio::{net::TcpListener, task::AbortHandle};
use vitrine::server::{
    assets::Assets,
    context::{Context, Parts},
    gateway::Gateway,
    kept::Kept,
    letters::Post,
    limits::Limits,
    live::Live,
    loopback,
    matches::Matches,
    openid,
    passwords::Turns,
    photos::Photos,
    router::router,
    secrets::Secrets,
    stores::Stores,
    window::Window,
};

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A running server. It ends with this value.
pub struct Site {
    pub port: u16,
    pub context: Context,
    pub http: reqwest::Client,
    serving: AbortHandle,
    _folder: Folder,
}

/// A temporary folder, removed with this value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("vitrine-test-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = Self(std::env::temp_dir().join(name));
        std::fs::create_dir_all(folder.0.join("site")).expect("a temporary folder");
        folder
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

impl House {
    /// Serve this house as a demo does: sandbox bank included, no built files.
    pub async fn serve(&self) -> Site {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let folder = Folder::new();
        let site = folder.0.join("site");
        let window = Window::open(&self.db);
        let context = Context::new(Parts {
            db: self.db.clone(),
            stores: Stores::new(self.demo, window.clone()),
            kept: Kept::new(window.clone(), 16 * 1024 * 1024, self.https),
            live: Live::open(&self.db, &window),
            matches: Matches::default(),
            window,
            secrets: Secrets::from_bytes([7; 32]),
            assets: Assets::read(&site),
            photos: Photos::in_folder(&folder.0).expect("a folder for pictures"),
            public_port: self.public_port,
            gateway: Gateway::new(format!("http://127.0.0.1:{port}")).expect("a client"),
            turns: Turns::default(),
            limits: self.limits.clone().unwrap_or_else(Limits::none),
            post: Post::Sandbox,
            google: self.google.as_ref().map(|issuer| openid::Provider::new(CLIENT.into(), SECRET.into(), issuer).expect("a provider")),
            site,
            demo: self.demo,
            demo_password: None,
            // a test may come from many networks: see Visitor::from
            proxies: 1,
            https: self.https,
            port,
        });
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let served = router(context.clone()).into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, served).await }).abort_handle();
        Site { port, context, http: loopback::client(30).expect("a client"), serving, _folder: folder }
    }
}

impl Site {
    /// Address of a path in a store.
    pub fn url(&self, slug: &str, path: &str) -> String {
        format!("http://{slug}.localhost:{}{path}", self.port)
    }

    /// End this node in good order: nobody holds its context any more.
    pub async fn close(self) {
        self.context.live.close();
        self.serving.abort();
    }

    /// A browser without cookies, at a store.
    pub fn visitor(&self, slug: &str) -> Visitor {
        let window = self.context.window.clone();
        Visitor { http: self.http.clone(), base: self.url(slug, ""), cookies: BTreeMap::new(), network: None, window }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Somebody with cookies. A clone is another tab of the same browser.
#[derive(Clone)]
pub struct Visitor {
    http: reqwest::Client,
    base: String,
    pub cookies: BTreeMap<String, String>,
    network: Option<&'static str>,
    window: Window,
}

/// An answer, read to its end. Redirects are not followed.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get("location").and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl Visitor {
    /// The same person at another server.
    pub fn with_cookies_of(mut self, other: &Self) -> Self {
        self.cookies.clone_from(&other.cookies);
        self
    }

    /// She comes from this address.
    pub fn from(mut self, network: &'static str) -> Self {
        self.network = Some(network);
        self
    }

    /// Look at a page. What a test changed behind the server's back, by verbs or as psql, is settled first, as it is before an answer;
    /// the tests of kept pages ask without this.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.window.settle().await;
        let request = self.http.get(self.address(path)).header("accept", "text/html");
        self.send(request).await
    }

    /// Send a form, as a browser does from a page of the same shop.
    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(self.address(path)).header("accept", "text/html").header("sec-fetch-site", "same-origin").form(form);
        self.send(request).await
    }

    fn address(&self, path: &str) -> String {
        if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) }
    }

    async fn send(&mut self, request: reqwest::RequestBuilder) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = match self.network {
            Some(network) => request.header("x-forwarded-for", network),
            None => request,
        };
        let answer = request.header("cookie", cookies.join("; ")).send().await.expect("the server answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        for line in headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()) {
            let mut parts = line.split("; ");
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            if parts.any(|part| part == "Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Answer { status, headers, body: answer.text().await.expect("a whole answer") }
    }
}
