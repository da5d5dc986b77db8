//! From nothing to a database that is up to date: our own cluster or the one that `DATABASE_URL` names, schema, the web login.
use super::{
    cluster::{Cluster, ClusterError, ClusterOptions},
    config::Place,
    db::{
        install::{self, InstallError},
        tx::Db,
    },
    secrets::Secrets,
};
use std::{io, path::PathBuf, sync::Arc};

/// Why there is no house to open, with the way out.
#[derive(Debug, thiserror::Error)]
pub enum BootError {
    #[error("{0}")]
    Cluster(#[from] ClusterError),
    #[error("{0}")]
    Install(#[from] InstallError),
    #[error("the folder {folder} can't be used ({cause}). Give a folder that you may write with --data or VITRINE_DATA")]
    Folder { folder: PathBuf, cause: io::Error },
    #[error("the web login can't connect ({0}). Give its address with VITRINE_WEB_DATABASE_URL")]
    WebLogin(String),
    #[error("starting was broken off")]
    BrokenOff,
}

/// A running, current database. Dropping it gives up our share of the own cluster.
pub struct House {
    pub db: Db,
    pub secrets: Secrets,
    /// Address for people with psql.
    pub admin_url: String,
    /// What a person should know about this start.
    pub notes: Vec<String>,
    cluster: Option<Arc<Cluster>>,
}

impl House {
    /// Open the house: start PostgreSQL where that is ours to do, bring the schema up to date, connect as the web login.
    pub async fn open(place: &Place, pool: u32) -> Result<Self, BootError> {
        let secrets = prepare_folder(place)?;
        let Ground { admin_url, web_url, web_password, notes, cluster } = Ground::find(place, &secrets).await?;
        install::install(&admin_url, web_password.as_deref()).await?;
        install::check_web_login(&web_url).await.map_err(|error| match error {
            InstallError::Unreachable(cause) => BootError::WebLogin(cause),
            other => other.into(),
        })?;
        let db = Db::connect(&web_url, pool).await.map_err(|error| BootError::WebLogin(error.to_string()))?;
        Ok(Self { db, secrets, admin_url, notes, cluster })
    }

    /// Close the pool, but leave the own server to run: somebody is about to use its address.
    pub async fn leave_running(self) {
        self.db.close().await;
        std::mem::forget(self.cluster);
    }

    /// Close the pool and give up the share; the own server ends with its last share.
    pub async fn close(self) {
        self.db.close().await;
        let cluster = self.cluster;
        // stopping waits for the server, and waiting must not hold the runtime
        if tokio::task::spawn_blocking(move || drop(cluster)).await.is_err() {
            tracing::error!("stopping PostgreSQL broke off");
        }
    }
}

/// Where the database is, before anything is done to it.
pub struct Ground {
    pub admin_url: String,
    pub web_url: String,
    web_password: Option<String>,
    pub notes: Vec<String>,
    cluster: Option<Arc<Cluster>>,
}

impl Ground {
    pub async fn find(place: &Place, secrets: &Secrets) -> Result<Self, BootError> {
        // set to nothing is unset
        let Some(admin_url) = place.database_url.clone().filter(|url| !url.is_empty()) else { return Self::own(place).await };
        let (web_url, web_password) = match place.web_database_url.clone() {
            Some(url) => (url, None),
            None => {
                let password = secrets.token("web-login", &[]);
                (web_url(&admin_url, &password).map_err(BootError::Install)?, Some(password))
            }
        };
        let notes = vec!["PostgreSQL of DATABASE_URL".to_owned()];
        Ok(Self { admin_url, web_url, web_password, notes, cluster: None })
    }

    async fn own(place: &Place) -> Result<Self, BootError> {
        let options = ClusterOptions::new(absolute(place)?.join("pg"));
        let cluster = tokio::task::spawn_blocking(move || Cluster::open(&options)).await.map_err(|_| BootError::BrokenOff)??;
        let admin = cluster.admin_url("postgres");
        ensure_database(&admin).await?;
        Ok(Self {
            admin_url: cluster.admin_url(DATABASE),
            web_url: cluster.url("vitrine_web", DATABASE),
            web_password: None,
            notes: cluster.notes().to_vec(),
            cluster: Some(Arc::new(cluster)),
        })
    }
}

const DATABASE: &str = "vitrine";

/// Make the data folder and the secret in it.
pub fn prepare_folder(place: &Place) -> Result<Secrets, BootError> {
    let folder = absolute(place)?;
    std::fs::create_dir_all(&folder).and_then(|()| Secrets::open(&folder)).map_err(|cause| BootError::Folder { folder, cause })
}

fn absolute(place: &Place) -> Result<PathBuf, BootError> {
    std::path::absolute(&place.data).map_err(|cause| BootError::Folder { folder: place.data.clone(), cause })
}

async fn ensure_database(admin: &str) -> Result<(), BootError> {
    use sqlx::{Connection, PgConnection};
    let failed = |error: sqlx::Error| BootError::Install(InstallError::Failed(error.to_string()));
    let mut connection = PgConnection::connect(admin).await.map_err(failed)?;
    let there =
        sqlx::query("select 1 from pg_database where datname = 'vitrine'").fetch_optional(&mut connection).await.map_err(failed)?.is_some();
    if !there {
        let made = sqlx::query("create database vitrine").execute(&mut connection).await;
        // a second process may have been faster
        if let Err(error) = made
            && error.as_database_error().and_then(|e| e.code()).as_deref() != Some("42P04")
            && error.as_database_error().and_then(|e| e.code()).as_deref() != Some("23505")
        {
            return Err(failed(error));
        }
    }
    connection.close().await.map_err(failed)
}

/// The same server and database, as the web login.
fn web_url(admin: &str, password: &str) -> Result<String, InstallError> {
    let not_understood = || InstallError::Address("no postgres:// address".into());
    let (scheme, rest) = admin.split_once("://").ok_or_else(not_understood)?;
    if !matches!(scheme, "postgres" | "postgresql") {
        return Err(not_understood());
    }
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let tail = rest.get(authority.len()..).unwrap_or_default();
    Ok(format!("{scheme}://vitrine_web:{password}@{host}{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_web_login_goes_to_the_same_database() {
        assert_eq!(
            web_url("postgres://boss:s@cret@db.example:5433/shop?sslmode=require", "pw").unwrap(),
            "postgres://vitrine_web:pw@db.example:5433/shop?sslmode=require"
        );
        assert_eq!(web_url("postgresql:///shop?host=/run/pg", "pw").unwrap(), "postgresql://vitrine_web:pw@/shop?host=/run/pg");
        assert!(web_url("mysql://x", "pw").is_err());
        assert!(web_url("nonsense", "pw").is_err());
    }
}
