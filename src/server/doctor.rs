//! `vitrine doctor`: look at everything that a start needs, and say what is missing and how to mend it. Changes nothing in a database, and
//! makes no folder: a house that was never opened stays unopened.
use super::{
    assets::Assets,
    boot::{self, Ground},
    cluster::{Cluster, ClusterOptions},
    commands::Trouble,
    config::Place,
};
use sqlx::{Connection, PgConnection, Row};

/// Print one line per thing looked at; an error when something is missing.
pub async fn examine(place: &Place) -> Result<(), Trouble> {
    let mut missing = 0u32;
    let mut say = |good: bool, what: &str, how: String| {
        println!("{} {what}: {how}", if good { "ok     " } else { "missing" });
        missing += u32::from(!good);
    };
    let is_new = !place.data.is_dir();
    let secrets = if is_new {
        say(true, "data folder", format!("none yet; the first start makes {}", place.data.display()));
        None
    } else {
        match boot::prepare_folder(place) {
            Ok(secrets) => {
                say(true, "data folder", place.data.display().to_string());
                Some(secrets)
            }
            Err(error) => {
                say(false, "data folder", error.to_string());
                None
            }
        }
    };
    let assets = Assets::read(&place.site);
    let built = place.site.join(assets.style.trim_start_matches('/')).is_file();
    say(
        built,
        "built site",
        if built {
            place.site.display().to_string()
        } else {
            format!("nothing in {}; run bin/demo, or cargo leptos build --release --split", place.site.display())
        },
    );
    if let Some(secrets) = secrets {
        match Ground::find(place, &secrets).await {
            Ok(ground) => match look_at(&ground.admin_url).await {
                Ok(line) => say(true, "database", line),
                Err(error) => say(false, "database", error.to_string()),
            },
            Err(error) => say(false, "database", error.to_string()),
        }
    }
    if is_new {
        match before_the_first_start(place).await {
            Ok(line) => say(true, "database", line),
            Err(error) => say(false, "database", error),
        }
    }
    if missing == 0 { Ok(()) } else { Err(Trouble::Said(format!("{missing} thing(s) missing, see above"))) }
}

/// The database of a house that was never opened: somebody else's server, or what would be started here.
async fn before_the_first_start(place: &Place) -> Result<String, String> {
    if let Some(url) = place.database_url.as_deref().filter(|url| !url.is_empty()) {
        return look_at(url).await.map_err(|error| error.to_string());
    }
    let options = ClusterOptions::new(place.data.join("pg"));
    let looked = tokio::task::spawn_blocking(move || Cluster::installed(&options)).await.map_err(|error| error.to_string())?;
    looked.map(|found| format!("{found}; the first start makes its own database with it")).map_err(|error| error.to_string())
}

async fn look_at(url: &str) -> Result<String, sqlx::Error> {
    let mut connection = PgConnection::connect(url).await?;
    let row = sqlx::query("select current_setting('server_version') as version, current_database()::text as name, to_regclass('app.stores') is not null as has_schema").fetch_one(&mut connection).await?;
    let (version, name, has_schema): (String, String, bool) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    connection.close().await?;
    Ok(format!(
        "PostgreSQL {version}, database {name}, {}",
        if has_schema { "schema there" } else { "no schema yet (made at the first start)" }
    ))
}
