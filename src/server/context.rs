//! What every request may use: the database, the stores, secrets, built files, pictures. Cheap to clone.
use super::{
    assets::Assets,
    db::tx::Db,
    gateway::{Gateway, refunds::Bank},
    kept::Kept,
    letters::Post,
    limits::Limits,
    live::Live,
    matches::Matches,
    openid::Provider,
    passwords::Turns,
    photos::Photos,
    secrets::Secrets,
    stores::Stores,
    window::Window,
};
use std::{path::PathBuf, sync::Arc};

#[derive(Clone)]
pub struct Context(Arc<Parts>);

pub struct Parts {
    pub db: Db,
    pub stores: Stores,
    /// What visitors may see changed: see `window`.
    pub window: Window,
    /// Pages for guests.
    pub kept: Kept,
    /// Streams of open pages.
    pub live: Live,
    /// Clients, as a match reads them.
    pub matches: Matches,
    pub secrets: Secrets,
    pub assets: Assets,
    pub photos: Photos,
    pub gateway: Gateway,
    /// Turns of those who hash passwords.
    pub turns: Turns,
    pub limits: Limits,
    pub post: Post,
    /// Who vouches for customers without a password, where one was set.
    pub google: Option<Provider>,
    pub site: PathBuf,
    pub demo: bool,
    /// Password of the demo logins, shown in the directory of a demo.
    pub demo_password: Option<String>,
    pub proxies: u8,
    /// Whether browsers come by https: decides `Secure` and the `__Host-` prefix of cookies.
    pub https: bool,
    /// Port of the public address (`VITRINE_BASE_URL`), where one was set: all links carry it, whatever a request claims.
    pub public_port: Option<u16>,
    /// Port under which the stores are reached, for links of the demo directory.
    pub port: u16,
}

impl Context {
    pub fn new(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }

    /// How the shop reaches its bank.
    pub fn bank(&self) -> Bank {
        Bank { gateway: self.gateway.clone(), secrets: self.secrets.clone() }
    }
}

impl std::ops::Deref for Context {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
