//! What can be set, from the command line or the environment. Nothing else reads the environment.
use axum::http::Uri;
use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};

#[derive(Debug, Clone, Parser)]
#[command(name = "vitrine", version, about = "Runs a small boutique from one PostgreSQL database")]
pub struct Settings {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Where things are.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// Folder of everything that must survive: own database, pictures, secrets
    #[arg(long, env = "VITRINE_DATA", default_value = "./.vitrine", global = true)]
    pub data: PathBuf,
    /// PostgreSQL to use; without it the program runs its own
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// Address of the web login `vitrine_web`, when it can't be derived from DATABASE_URL
    #[arg(long, env = "VITRINE_WEB_DATABASE_URL", global = true, hide_env_values = true)]
    pub web_database_url: Option<String>,
    /// Folder with the built site (pkg, fonts, icons)
    #[arg(long, env = "VITRINE_SITE", default_value = "target/site", global = true)]
    pub site: PathBuf,
}

#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Serve the stores (the default)
    Serve(Serve),
    /// Bring the schema up to date and end
    Migrate,
    /// Fill the demo stores where they are missing
    Seed(Seed),
    /// Work on people of the back office
    Admin {
        #[command(subcommand)]
        what: Admin,
    },
    /// Run the clock, the relay and the sender of letters without serving
    Worker(Mail),
    /// Print the database address in use, for psql
    DbUrl,
    /// Check the setup and explain what is missing
    Doctor,
}

#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(long, env = "VITRINE_ADDR", default_value = "127.0.0.1:3000")]
    pub addr: SocketAddr,
    /// Address under which browsers reach the stores, e.g. https://shop.example
    #[arg(long, env = "VITRINE_BASE_URL")]
    pub base_url: Option<String>,
    /// Demo: seed when empty, print doors and logins, run the sandbox bank
    #[arg(long, env = "VITRINE_DEMO")]
    pub demo: bool,
    #[command(flatten)]
    pub furnishing: Furnishing,
    /// Number of trusted proxies in front
    #[arg(long, env = "VITRINE_PROXIES", default_value_t = 0)]
    pub proxies: u8,
    /// Memory for pages that are the same for every guest, MiB; 0 keeps none and renders each page anew
    #[arg(long, env = "VITRINE_KEPT_MIB", default_value_t = 48, value_parser = clap::value_parser!(u16).range(0..=4096))]
    pub kept_mib: u16,
    /// Limit how much one network and one session may ask for
    #[arg(long, env = "VITRINE_LIMITS", default_value_t = true, action = clap::ArgAction::Set)]
    pub limits: bool,
    /// Address of /metrics, e.g. 127.0.0.1:9100; without it there is none
    #[arg(long, env = "VITRINE_METRICS_ADDR")]
    pub metrics_addr: Option<SocketAddr>,
    #[command(flatten)]
    pub mail: Mail,
    #[command(flatten)]
    pub google: Google,
    /// Connections to the database
    #[arg(long, env = "VITRINE_POOL", default_value_t = 12, value_parser = clap::value_parser!(u32).range(2..=64))]
    pub pool: u32,
}

/// How letters leave.
#[derive(Debug, Clone, Args)]
pub struct Mail {
    /// SMTP server for letters: smtps://user:password@host, smtp://user:password@host:587?tls=required. Without it a demo has a
    /// mailbox of its own, and any other deployment sends nothing
    #[arg(long, env = "VITRINE_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Address that letters come from
    #[arg(long, env = "VITRINE_MAIL_FROM", default_value = "shop@localhost.localdomain")]
    pub mail_from: String,
}

/// Who vouches for customers that come in without a password.
#[derive(Debug, Clone, Args)]
pub struct Google {
    /// Client id at Google, for customers who come in with their account there; without it there is no such button
    #[arg(long = "google-client-id", env = "VITRINE_GOOGLE_CLIENT_ID")]
    pub client_id: Option<String>,
    /// Secret that belongs to the client id
    #[arg(long = "google-client-secret", env = "VITRINE_GOOGLE_CLIENT_SECRET", hide_env_values = true)]
    pub client_secret: Option<String>,
    /// Any other provider that speaks OpenID Connect
    #[arg(long = "google-issuer", env = "VITRINE_GOOGLE_ISSUER", default_value = "https://accounts.google.com")]
    pub issuer: String,
}

/// How the demo stores are filled.
#[derive(Debug, Clone, Args)]
pub struct Furnishing {
    /// Password of the demo logins
    #[arg(long, env = "VITRINE_DEMO_PASSWORD", hide_env_values = true)]
    pub demo_password: Option<String>,
    /// No photo of the demo is drawn wider, in pixels; what is not looked at may be small
    #[arg(long, env = "VITRINE_DEMO_PHOTO_WIDTH", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(16..=4096))]
    pub demo_photo_width: u32,
}

#[derive(Debug, Clone, Args)]
pub struct Seed {
    /// How many times the demo's size
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub scale: u32,
    #[command(flatten)]
    pub furnishing: Furnishing,
}

#[derive(Debug, Clone, Subcommand)]
pub enum Admin {
    /// Let a person into the back office of a store; asks for the password on standard input
    Create {
        #[arg(long)]
        store: String,
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        /// owner, attendant, finance or courier
        #[arg(long, default_value = "owner")]
        role: String,
    },
}

/// What is known of the public address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Public {
    pub https: bool,
    pub port: u16,
}

impl Serve {
    /// The public address, if one was set; what is wrong with it, if it is none.
    pub fn public(&self) -> Result<Option<Public>, String> {
        self.base_url.as_deref().filter(|url| !url.is_empty()).map(Public::read).transpose()
    }
}

impl Public {
    fn read(url: &str) -> Result<Self, String> {
        // a host, and after it a port that is one or nothing at all
        let is_whole = |uri: &Uri| match (uri.host(), uri.authority()) {
            (Some(host), Some(all)) => !host.is_empty() && (uri.port_u16().is_some() || all.as_str() == host),
            _ => false,
        };
        let found = url.parse::<Uri>().ok().filter(is_whole).and_then(|uri| {
            let https = match uri.scheme_str()? {
                "https" => true,
                "http" => false,
                _ => return None,
            };
            Some(Self { https, port: uri.port_u16().unwrap_or(if https { 443 } else { 80 }) })
        });
        found.ok_or_else(|| {
            format!("VITRINE_BASE_URL is not understood ({url}). It looks like https://shop.example or http://shop.example:3000")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_has_a_port_whether_or_not_it_says_so() {
        let read = |url: &str| Public::read(url).ok().map(|public| (public.https, public.port));
        assert_eq!(read("https://shop.example"), Some((true, 443)));
        assert_eq!(read("https://shop.example:8443/"), Some((true, 8443)));
        assert_eq!(read("http://shop.example:3000"), Some((false, 3000)));
        for none in ["shop.example", "ftp://shop.example", "https://", "https://shop.example:x"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
