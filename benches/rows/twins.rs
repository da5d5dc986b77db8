//! The demo's two houses, served by the release binary, and beside it the twins over the same rows: maud (this very program as a
//! child), and Next.js (npm, built once). Each is one process on the first core.
use crate::{
    Trouble,
    handed::Handed,
    load, pin,
    shop::{self, Folder},
};
use sqlx::{Connection, PgConnection};
use std::{
    ffi::OsStr,
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use vitrine::{
    domain::store::StoreFace,
    server::{
        cluster::{Cluster, ClusterOptions},
        db::tx::Db,
        stores::Stores,
    },
};

pub const AMORA: &str = "amora.localhost";
pub const ORVALE: &str = "orvale.localhost";
const DATABASE: &str = "vitrine";
const NEXT: &str = "benches/peers/next";
const PATIENCE: Duration = Duration::from_secs(60);

/// A server as a child process; asked to end when dropped.
pub struct Site {
    child: Child,
    pub port: u16,
}

impl Site {
    fn spawn(mut command: Command, port: u16, log: &Path, host: &str) -> Result<Self, Trouble> {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(log)?).spawn()?;
        let mut site = Self { child, port };
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(status) = site.child.try_wait()? {
                let said = fs::read_to_string(log).unwrap_or_default();
                return Err(format!("{log:?}: ended with {status}: {}", said.lines().last().unwrap_or("(nothing said)")).into());
            }
            let there =
                load::Caller::come(port, host).and_then(|mut caller| caller.get("/healthz", "identity", &mut load::Answer::default()));
            if there.is_ok() {
                return Ok(site);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("{log:?}: no answer in a minute").into())
    }

    /// Seconds of processor time so far, as the kernel counts them (in hundredths).
    pub fn processor_s(&self) -> Result<f64, Trouble> {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        let ticks = |place: usize| after.split_whitespace().nth(place).and_then(|ticks| ticks.parse::<f64>().ok());
        Ok((ticks(11).ok_or("no time")? + ticks(12).ok_or("no time")?) / 100.0)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        crate::door::end(&mut self.child);
    }
}

/// Both houses with all their goods.
pub struct Demo {
    pub binary: PathBuf,
    folder: PathBuf,
    admin_url: String,
    web_url: String,
    // in this order: PostgreSQL ends before its folder goes
    _cluster: Cluster,
    _own: Option<Folder>,
}

impl Demo {
    /// A demo of our own, filled now (some minutes), or the one that `VITRINE_BENCH_DEMO` names.
    pub async fn open() -> Result<Self, Trouble> {
        tokio::task::spawn_blocking(Self::fill).await?
    }

    fn fill() -> Result<Self, Trouble> {
        let binary = shop::binary()?;
        let (folder, own) = match std::env::var_os("VITRINE_BENCH_DEMO") {
            Some(folder) => (std::path::absolute(folder)?, None),
            None => {
                let own = Folder::make()?;
                (own.path().to_owned(), Some(own))
            }
        };
        let mut seed = Command::new(&binary);
        seed.arg("seed").arg("--data").arg(&folder);
        let done = unset(&mut seed).stdin(Stdio::null()).stdout(Stdio::null()).status()?;
        if !done.success() {
            return Err("the demo could not be filled".into());
        }
        let cluster = Cluster::open(&ClusterOptions::new(folder.join("pg")))?;
        let (admin_url, web_url) = (cluster.admin_url(DATABASE), cluster.url("vitrine_web", DATABASE));
        Ok(Self { binary, folder, admin_url, web_url, _cluster: cluster, _own: own })
    }

    /// The release server; `anew` renders every page for whoever asks, instead of keeping it.
    pub fn serve(&self, anew: bool) -> Result<Site, Trouble> {
        let port = free_port()?;
        let mut command = Command::new(&self.binary);
        command.args(["serve", "--demo", "--addr"]).arg(format!("127.0.0.1:{port}")).arg("--data").arg(&self.folder);
        let mut command = pin::on(pin::SERVED, command);
        unset(&mut command).env("VITRINE_LOG", "error");
        if anew {
            command.env("VITRINE_KEPT_MIB", "0");
        }
        Site::spawn(command, port, &self.folder.join("ours.log"), AMORA)
    }

    /// The face of the store that answers under `host`.
    pub async fn face(&self, host: &str) -> Result<StoreFace, Trouble> {
        let db = Db::connect(&self.web_url, 2).await?;
        let doors = Stores::doors(&db).await?;
        db.close().await;
        let door = doors.into_iter().find(|door| door.host == host).ok_or_else(|| format!("no store answers under {host}"))?;
        Ok((*door.face).clone())
    }

    /// A login for the twins: it may read everything, and no policy concerns it.
    pub async fn plain_login(&self) -> Result<String, Trouble> {
        let mut admin = PgConnection::connect(&self.admin_url).await?;
        sqlx::raw_sql(
            "do $$ begin if to_regrole('bench_twin') is null then create role bench_twin login bypassrls; end if; end $$;
             grant usage on schema app to bench_twin; grant select on all tables in schema app to bench_twin;
             grant execute on all functions in schema app to bench_twin",
        )
        .execute(&mut admin)
        .await?;
        admin.close().await?;
        Ok(self.admin_url.replace(&login_of(&self.admin_url)?, "bench_twin@"))
    }

    /// The maud twin; behind our door as a guest, or with the plain login.
    pub fn maud(&self, handed: &Path, plain: &str, behind_our_door: bool) -> Result<Site, Trouble> {
        let port = free_port()?;
        let mut command = Command::new(std::env::current_exe()?);
        let (url, door) = if behind_our_door { (self.web_url.as_str(), "ours") } else { (plain, "plain") };
        command.args(["maud", &port.to_string(), url]).arg(handed).arg(door);
        Site::spawn(pin::on(pin::SERVED, command), port, &self.folder.join(format!("maud-{door}.log")), "localhost")
    }

    /// The Next.js twin: one Node process over its standalone build.
    pub fn next(&self, handed: &Path, plain: &str) -> Result<Site, Trouble> {
        let server = prepare_next()?;
        let port = free_port()?;
        let mut command = Command::new("node");
        command.arg(&server);
        let mut command = pin::on(pin::SERVED, command);
        command
            .env("PORT", port.to_string())
            .env("HOSTNAME", "127.0.0.1")
            .env("NODE_ENV", "production")
            .env("HANDED", handed)
            .env("DATABASE_URL", plain);
        Site::spawn(command, port, &self.folder.join("next.log"), "localhost")
    }

    /// Write down what ours hands over, and say where.
    pub fn hand_over(&self, handed: &Handed) -> Result<PathBuf, Trouble> {
        let path = self.folder.join("handed.json");
        fs::write(&path, serde_json::to_vec(handed)?)?;
        Ok(path)
    }
}

/// The first product of a shop page of ours.
pub fn first_product(page: &str) -> Result<String, Trouble> {
    let link = page.split_once("product-card__link").and_then(|(_, rest)| rest.split_once("href=\"/p/"));
    let slug = link.and_then(|(_, rest)| rest.split_once('"')).map(|(slug, _)| slug).ok_or("our shop shows no product")?;
    Ok(format!("/p/{slug}"))
}

fn login_of(url: &str) -> Result<String, Trouble> {
    let login = url.strip_prefix("postgres://").and_then(|rest| rest.split_once('@')).map(|(login, _)| format!("{login}@"));
    login.ok_or_else(|| "the database's address names no login".into())
}

fn unset(command: &mut Command) -> &mut Command {
    for name in ["DATABASE_URL", "VITRINE_WEB_DATABASE_URL", "VITRINE_DEMO", "VITRINE_LOG", "VITRINE_BASE_URL", "VITRINE_KEPT_MIB"] {
        command.env_remove(name);
    }
    command
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Install and build the Next.js twin where its sources are newer than its build.
fn prepare_next() -> Result<PathBuf, Trouble> {
    let folder = std::path::absolute(NEXT)?;
    let server = folder.join(".next/standalone/server.js");
    if newest(&folder, &[".next", "node_modules"])? <= changed(&server) {
        return Ok(server);
    }
    println!("    Next.js twin: npm install, next build (a minute or two)");
    npm(&folder, "npm", &["install", "--no-save", "--no-fund", "--no-audit"])?;
    npm(&folder, "npx", &["next", "build"])?;
    // a standalone build leaves its own scripts behind
    npm(&folder, "cp", &["-r", ".next/static", ".next/standalone/.next/static"])?;
    Ok(server)
}

/// Run a tool in a folder; what it says goes to a log there, and its end into the trouble.
pub fn npm(folder: &Path, tool: &str, words: &[impl AsRef<OsStr>]) -> Result<(), Trouble> {
    let log = folder.join("prepare.log");
    let file = File::create(&log)?;
    let mut command = Command::new(tool);
    command.args(words).current_dir(folder).env("NEXT_TELEMETRY_DISABLED", "1").stdin(Stdio::null());
    let status = command.stdout(file.try_clone()?).stderr(file).status().map_err(|error| format!("{tool}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{tool} failed, see {}", log.display()).into()) }
}

fn changed(file: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(file).and_then(|known| known.modified()).ok()
}

fn newest(folder: &Path, without: &[&str]) -> Result<Option<std::time::SystemTime>, Trouble> {
    let mut newest = None;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if without.iter().any(|left| name == *left) || name == "prepare.log" || name == "next-env.d.ts" {
            continue;
        }
        let path = entry.path();
        newest = newest.max(if path.is_dir() { self::newest(&path, without)? } else { changed(&path) });
    }
    Ok(newest)
}
