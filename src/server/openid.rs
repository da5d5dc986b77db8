//! A provider that vouches for people (OpenID Connect): where to send a browser, and what the provider says of who came back.
//! The library judges the token; here it is given our own HTTP client, a memory with an age, and no patience.
use super::{config, loopback};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    core::{CoreAuthPrompt, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType},
    http,
};
use std::{
    future::Future,
    pin::Pin,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// One answer of the provider, seconds. Three make a way back, which must end before our own patience does.
const PATIENCE_S: u64 = 5;
const MOST_BYTES: usize = 512 * 1024;
/// Addresses and keys of the provider are looked up again after this; when that fails they still serve for a day.
const FRESH: Duration = Duration::from_secs(3600);
const USABLE: Duration = Duration::from_secs(24 * 3600);
/// Between two look-ups that a token with an unknown key, or a provider that does not answer, may cause.
const PAUSE: Duration = Duration::from_secs(20);
/// What a token may be signed with; neither nothing nor our own secret.
const SIGNED_WITH: [CoreJwsSigningAlgorithm; 3] =
    [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::RsaSsaPssSha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256];

/// Secrets of one way out and back. The state is seen by everybody on the way, the other two by us and the provider.
pub struct WayKeys {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

/// What the provider vouches for.
#[derive(Debug, Clone)]
pub struct Vouched {
    /// The provider's own name for her.
    pub subject: String,
    pub email: String,
    pub is_verified: bool,
    pub name: String,
}

/// Why nobody was vouched for. The reason is for the log.
#[derive(Debug, thiserror::Error)]
pub enum NotVouched {
    #[error("the provider does not answer: {0}")]
    Away(String),
    #[error("the provider's word was refused: {0}")]
    Refused(String),
}

pub struct Provider {
    id: ClientId,
    secret: ClientSecret,
    issuer: IssuerUrl,
    http: reqwest::Client,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    metadata: Option<(CoreProviderMetadata, Instant)>,
    failed: Option<Instant>,
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

impl Provider {
    /// The provider that was set, if one was; half a setting is a mistake.
    pub fn of(set: &config::Google) -> Result<Option<Self>, String> {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        match (given(&set.client_id), given(&set.client_secret)) {
            (Some(id), Some(secret)) => Self::new(id, secret, &set.issuer).map(Some),
            (None, None) => Ok(None),
            _ => Err("VITRINE_GOOGLE_CLIENT_ID and VITRINE_GOOGLE_CLIENT_SECRET belong together: set both or none".into()),
        }
    }

    /// `issuer` as the provider writes it itself. An error is a sentence for whoever set it.
    pub fn new(id: String, secret: String, issuer: &str) -> Result<Self, String> {
        let url = IssuerUrl::new(issuer.to_owned()).map_err(|error| format!("VITRINE_GOOGLE_ISSUER is no address ({error})"))?;
        let host = url.url().host_str().unwrap_or_default();
        let is_near = matches!(host, "127.0.0.1" | "[::1]" | "localhost") || host.ends_with(".localhost");
        if url.url().scheme() != "https" && !is_near {
            return Err(format!("VITRINE_GOOGLE_ISSUER must begin with https:// ({issuer})"));
        }
        let http = loopback::client(PATIENCE_S).map_err(|error| error.to_string())?;
        Ok(Self { id: ClientId::new(id), secret: ClientSecret::new(secret), issuer: url, http, known: Mutex::default() })
    }

    /// The name under which identities are kept.
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// Where to send a browser; `back` is the address to which it returns.
    pub async fn way_out(&self, back: &str, keys: WayKeys) -> Result<String, NotVouched> {
        let client = self.client(self.metadata(FRESH).await?, back)?;
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(keys.verifier));
        let (state, nonce) = (CsrfToken::new(keys.state), Nonce::new(keys.nonce));
        let way = client
            .authorize_url(AuthenticationFlow::<CoreResponseType>::AuthorizationCode, move || state, move || nonce)
            .add_scope(Scope::new("email".into()))
            .add_scope(Scope::new("profile".into()))
            // on a shared computer the account that happens to be open is not hers
            .add_prompt(CoreAuthPrompt::SelectAccount)
            .set_pkce_challenge(challenge);
        Ok(way.url().0.into())
    }

    /// What the provider says of whoever came back with this code.
    pub async fn vouch(&self, back: &str, code: String, keys: WayKeys) -> Result<Vouched, NotVouched> {
        let client = self.client(self.metadata(FRESH).await?, back)?;
        let asked = client.exchange_code(AuthorizationCode::new(code)).map_err(refused)?;
        let answer = asked.set_pkce_verifier(PkceCodeVerifier::new(keys.verifier)).request_async(&self.asker()).await;
        let answer = answer.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(error) => NotVouched::Away(error.to_string()),
            other => refused(other),
        })?;
        let token = answer.id_token().ok_or_else(|| NotVouched::Refused("there is no token".into()))?;
        let nonce = Nonce::new(keys.nonce);
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNED_WITH);
        match token.claims(&verifier, &nonce) {
            Ok(claims) => vouched(claims),
            // its keys may have been changed since we looked
            Err(ClaimsVerificationError::SignatureVerification(_)) => {
                let client = self.client(self.metadata(PAUSE).await?, back)?;
                let verifier = client.id_token_verifier().set_allowed_algs(SIGNED_WITH);
                vouched(token.claims(&verifier, &nonce).map_err(refused)?)
            }
            Err(error) => Err(refused(error)),
        }
    }

    fn client(&self, metadata: CoreProviderMetadata, back: &str) -> Result<Client, NotVouched> {
        let back = RedirectUrl::new(back.to_owned()).map_err(refused)?;
        Ok(CoreClient::from_provider_metadata(metadata, self.id.clone(), Some(self.secret.clone())).set_redirect_uri(back))
    }

    /// Addresses and keys, not older than `age` where the provider answers. One looks, the others wait for her.
    async fn metadata(&self, age: Duration) -> Result<CoreProviderMetadata, NotVouched> {
        let mut known = self.known.lock().await;
        if let Some((metadata, since)) = &known.metadata
            && since.elapsed() < age
        {
            return Ok(metadata.clone());
        }
        let is_pausing = known.failed.is_some_and(|failed| failed.elapsed() < PAUSE);
        let looked = if is_pausing {
            Err("it did not a moment ago".to_owned())
        } else {
            CoreProviderMetadata::discover_async(self.issuer.clone(), &self.asker()).await.map_err(|error| error.to_string())
        };
        match looked {
            Ok(metadata) => {
                *known = Known { metadata: Some((metadata.clone(), Instant::now())), failed: None };
                Ok(metadata)
            }
            Err(reason) => {
                known.failed = known.failed.filter(|_| is_pausing).or_else(|| Some(Instant::now()));
                let still = known.metadata.as_ref().filter(|(_, since)| since.elapsed() < USABLE);
                still.map(|(metadata, _)| metadata.clone()).ok_or(NotVouched::Away(reason))
            }
        }
    }

    /// Our client in the shape that the library asks with.
    fn asker(&self) -> impl Fn(HttpRequest) -> Asking + use<> {
        let http = self.http.clone();
        move |request| {
            let http = http.clone();
            Box::pin(async move { ask(&http, request).await })
        }
    }
}

type Asking = Pin<Box<dyn Future<Output = Result<HttpResponse, NotAnswered>> + Send>>;

#[derive(Debug, thiserror::Error)]
enum NotAnswered {
    #[error("{0}")]
    Http(#[from] reqwest::Error),
    #[error("{0}")]
    Shape(#[from] http::Error),
    #[error("the answer is too long")]
    TooLong,
}

async fn ask(client: &reqwest::Client, request: HttpRequest) -> Result<HttpResponse, NotAnswered> {
    let mut answer = client.execute(request.try_into()?).await?;
    let mut whole = http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        whole = whole.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > MOST_BYTES {
            return Err(NotAnswered::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(whole.body(body)?)
}

fn refused(error: impl std::fmt::Display) -> NotVouched {
    NotVouched::Refused(error.to_string())
}

fn vouched(claims: &CoreIdTokenClaims) -> Result<Vouched, NotVouched> {
    let subject = claims.subject().as_str();
    if subject.is_empty() || subject.chars().count() > 255 || subject.contains('\0') {
        return Err(NotVouched::Refused("there is no subject".into()));
    }
    Ok(Vouched {
        subject: subject.to_owned(),
        email: claims.email().map(|email| email.as_str().to_owned()).unwrap_or_default(),
        is_verified: claims.email_verified().unwrap_or(false),
        name: claims.name().and_then(|names| names.get(None)).map(|name| name.as_str().to_owned()).unwrap_or_default(),
    })
}

#[cfg(test)]
mod tests {
    use super::Provider;

    #[test]
    fn a_provider_is_asked_over_tls_only() {
        let made = |issuer: &str| Provider::new("id".into(), "secret".into(), issuer).is_ok();
        assert!(made("https://accounts.google.com") && made("http://127.0.0.1:4000") && made("http://google.localhost:4000/x"));
        assert!(!made("http://accounts.google.com") && !made("http://127.0.0.1.evil.example") && !made("accounts.google.com"));
    }
}
