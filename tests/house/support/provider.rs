//! A provider of our own that speaks OpenID Connect over HTTP, strict about what it is asked and free in what it says: every claim can
//! be twisted, and the token signed with nothing, with the shop's secret, or by a stranger.
use axum::{
    Form, Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey},
};
use rsa::{RsaPrivateKey, pkcs1::EncodeRsaPrivateKey, pkcs8::LineEnding};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock},
};
use tokio::{net::TcpListener, task::AbortHandle};

pub const CLIENT: &str = "vitrine-of-tests";
pub const SECRET: &str = "a secret of the shop";

/// How a token is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Signed {
    #[default]
    Rightly,
    WithNothing,
    WithTheSecret,
    ByAStranger,
}

type Twist = Box<dyn Fn(&mut Value) + Send + Sync>;

/// A running provider. It ends with this value.
pub struct Provider {
    pub issuer: String,
    desk: Arc<Mutex<Desk>>,
    serving: AbortHandle,
}

#[derive(Default)]
struct Desk {
    issuer: String,
    who: Value,
    twist: Option<Twist>,
    signed: Signed,
    codes: HashMap<String, HashMap<String, String>>,
    asked: Vec<HashMap<String, String>>,
    lookups: u32,
    is_away: bool,
}

type Shared = State<Arc<Mutex<Desk>>>;

impl Provider {
    pub async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        let desk = Arc::new(Mutex::new(Desk { issuer: issuer.clone(), ..Desk::default() }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discover))
            .route("/keys", get(keys))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(desk.clone());
        let serving = tokio::spawn(async move { axum::serve(listener, routes).await }).abort_handle();
        Self { issuer, desk, serving }
    }

    fn at_desk<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        work(&mut self.desk.lock().expect("the desk"))
    }

    /// Who sits in front of it from now on.
    pub fn knows(&self, subject: &str, email: &str, is_verified: bool) {
        let who = json!({"sub": subject, "email": email, "email_verified": is_verified, "name": "Ana Souza"});
        self.at_desk(|desk| (desk.who, desk.twist, desk.signed) = (who, None, Signed::Rightly));
    }

    /// What it makes of its own word.
    pub fn twists(&self, signed: Signed, twist: impl Fn(&mut Value) + Send + Sync + 'static) {
        let twist: Twist = Box::new(twist);
        self.at_desk(|desk| (desk.signed, desk.twist) = (signed, Some(twist)));
    }

    /// It answers nobody any more, or again.
    pub fn goes_away(&self, is_away: bool) {
        self.at_desk(|desk| desk.is_away = is_away);
    }

    /// What it was asked on the way out, newest last.
    pub fn asked(&self) -> Vec<HashMap<String, String>> {
        self.at_desk(|desk| desk.asked.clone())
    }

    pub fn lookups(&self) -> u32 {
        self.at_desk(|desk| desk.lookups)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// Its own key and that of a stranger, made once for all tests of a process.
fn signing_keys() -> &'static [CoreRsaPrivateSigningKey; 2] {
    static KEYS: OnceLock<[CoreRsaPrivateSigningKey; 2]> = OnceLock::new();
    let made = || {
        let key = RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).expect("an RSA key");
        let pem = key.to_pkcs1_pem(LineEnding::LF).expect("as PEM");
        CoreRsaPrivateSigningKey::from_pem(&pem, Some(JsonWebKeyId::new("one".into()))).expect("a signing key")
    };
    KEYS.get_or_init(|| [made(), made()])
}

async fn discover(State(desk): Shared) -> Response {
    let mut desk = desk.lock().expect("the desk");
    if desk.is_away {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    desk.lookups += 1;
    let issuer = &desk.issuer;
    // it claims to sign with anything, which is not for it to say
    Json(json!({
        "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"), "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }))
    .into_response()
}

async fn keys() -> Json<Value> {
    let key = signing_keys()[0].as_verification_key();
    Json(json!({ "keys": [key] }))
}

/// It lets nobody pass who asks without state, nonce or PKCE.
async fn authorize(State(desk): Shared, Query(asked): Query<HashMap<String, String>>) -> Response {
    let mut desk = desk.lock().expect("the desk");
    let given = |name: &str| asked.get(name).filter(|value| value.len() >= 32).is_some();
    let right = given("state") && given("nonce") && given("code_challenge");
    let method = asked.get("code_challenge_method").is_some_and(|method| method == "S256");
    if !right || !method || asked.get("client_id").is_none_or(|id| id != CLIENT) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let code = format!("code-{}", desk.asked.len());
    let back = format!("{}?code={code}&state={}", asked["redirect_uri"], asked["state"]);
    desk.asked.push(asked.clone());
    desk.codes.insert(code, asked);
    Redirect::to(&back).into_response()
}

/// A code is good once, with the verifier of its challenge, for the address and by the client that it was made for.
async fn token(State(desk): Shared, headers: HeaderMap, Form(sent): Form<HashMap<String, String>>) -> Response {
    let mut desk = desk.lock().expect("the desk");
    let refused = (StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    let Some(asked) = sent.get("code").and_then(|code| desk.codes.remove(code)) else { return refused.into_response() };
    let challenge = sent.get("code_verifier").map(|verifier| URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())));
    let basic = headers.get("authorization").and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with("Basic "));
    if challenge.as_ref() != asked.get("code_challenge") || sent.get("redirect_uri") != asked.get("redirect_uri") || !basic {
        return refused.into_response();
    }
    let now = jiff::Timestamp::now().as_second();
    let mut claims = desk.who.clone();
    for (name, value) in [
        ("iss", json!(desk.issuer)),
        ("aud", json!(CLIENT)),
        ("iat", json!(now)),
        ("exp", json!(now + 300)),
        ("nonce", json!(asked["nonce"])),
    ] {
        claims[name] = value;
    }
    if let Some(twist) = &desk.twist {
        twist(&mut claims);
    }
    Json(json!({"access_token": "nobody-needs-it", "token_type": "Bearer", "expires_in": 300, "id_token": signed(&claims, desk.signed)}))
        .into_response()
}

fn signed(claims: &Value, how: Signed) -> String {
    let algorithm = match how {
        Signed::Rightly | Signed::ByAStranger => "RS256",
        Signed::WithNothing => "none",
        Signed::WithTheSecret => "HS256",
    };
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let body = format!("{}.{}", part(&json!({"alg": algorithm, "typ": "JWT", "kid": "one"})), part(claims));
    let rsa =
        |key: &CoreRsaPrivateSigningKey| key.sign(&CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, body.as_bytes()).expect("a signature");
    let signature = match how {
        Signed::Rightly => rsa(&signing_keys()[0]),
        Signed::ByAStranger => rsa(&signing_keys()[1]),
        Signed::WithNothing => Vec::new(),
        Signed::WithTheSecret => {
            let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).expect("any length");
            mac.update(body.as_bytes());
            mac.finalize().into_bytes().to_vec()
        }
    };
    format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature))
}
