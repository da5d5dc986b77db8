//! What the program does, command by command.
use super::{
    actor::{Actor, Who},
    assets::Assets,
    boot::{BootError, House},
    clock,
    config::{Admin, Command, Mail, Place, Seed, Serve, Settings},
    context::{Context, Parts},
    db, demo, doctor,
    gateway::Gateway,
    kept::Kept,
    letters::Post,
    limits::{Limits, RATES},
    live::Live,
    matches::Matches,
    measure,
    openid::Provider,
    passwords::{self, Turns},
    photos::Photos,
    router::router,
    seed::{self, SeedOptions},
    stores::Stores,
    window::Window,
};
use crate::error::AppError;
use axum::serve::ListenerExt;
use std::{io, net::SocketAddr};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// Why a command ended without doing what it should; each a sentence with a way out.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("{0}")]
    Boot(#[from] BootError),
    #[error("port {0} is in use. Stop what listens there, or choose another with --addr or VITRINE_ADDR")]
    PortInUse(u16),
    #[error("can't listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    #[error("{0}")]
    Said(String),
    #[error("{0}; the log says more")]
    App(#[from] AppError),
    #[error("the demo could not be filled: {0}")]
    Seed(#[from] seed::SeedError),
}

/// Do what the command line says.
pub async fn obey(settings: Settings) -> Result<(), Trouble> {
    let place = settings.place;
    match settings.command.unwrap_or_else(default_command) {
        Command::Serve(serve) => {
            listen_to_logs("info,sqlx=warn,tower_http=warn");
            serve_stores(&place, serve).await
        }
        Command::Worker(mail) => {
            listen_to_logs("info,sqlx=warn");
            let post = post(&mail, Post::Nobody)?;
            let house = House::open(&place, 4).await?;
            clock::run(house.db.clone(), post, None, until_told()).await;
            house.close().await;
            Ok(())
        }
        Command::Migrate => {
            listen_to_logs("warn");
            let house = House::open(&place, 2).await?;
            println!("schema is up to date");
            house.close().await;
            Ok(())
        }
        Command::Seed(seed) => {
            listen_to_logs("warn");
            fill(&place, seed).await
        }
        Command::Admin { what } => {
            listen_to_logs("warn");
            admin(&place, what).await
        }
        Command::DbUrl => {
            listen_to_logs("error");
            let house = House::open(&place, 2).await?;
            println!("{}", house.admin_url);
            house.leave_running().await;
            Ok(())
        }
        Command::Doctor => {
            listen_to_logs("error");
            doctor::examine(&place).await
        }
    }
}

/// `vitrine` alone serves, with what the environment says.
fn default_command() -> Command {
    use clap::Parser;
    Settings::parse_from(["vitrine", "serve"]).command.unwrap_or(Command::Doctor)
}

fn listen_to_logs(default: &str) {
    let filter = EnvFilter::try_from_env("VITRINE_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    tracing_subscriber::registry().with(filter).with(fmt::layer().with_writer(io::stderr).with_target(false)).init();
}

/// Ends with Ctrl-C or SIGTERM.
fn until_told() -> CancellationToken {
    let token = CancellationToken::new();
    let told = token.clone();
    tokio::spawn(async move {
        let interrupt = tokio::signal::ctrl_c();
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
            }
            Err(_) => drop(interrupt.await),
        }
        told.cancel();
    });
    token
}

async fn serve_stores(place: &Place, serve: Serve) -> Result<(), Trouble> {
    // the port first: to find out after a minute of seeding would be rude
    let listener = TcpListener::bind(serve.addr).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Trouble::PortInUse(serve.addr.port()),
        _ => Trouble::Listen(serve.addr, error),
    })?;
    let addr = listener.local_addr().map_err(|error| Trouble::Listen(serve.addr, error))?;
    let post = post(&serve.mail, if serve.demo { Post::Sandbox } else { Post::Nobody })?;
    let mut house = House::open(place, serve.pool).await?;
    let photos = Photos::in_folder(&place.data).map_err(|error| Trouble::Said(error.to_string()))?;
    let mut password = serve.furnishing.demo_password.clone();
    if serve.demo {
        let chosen = demo::password(&place.data, password, &house.secrets).map_err(|error| Trouble::Said(error.to_string()))?;
        fill_stores(&house, place, &photos, &seed_options(1, chosen.word.clone(), serve.furnishing.demo_photo_width)).await?;
        house.notes.extend(chosen.note.map(str::to_owned));
        password = Some(chosen.word);
    } else {
        refuse_demo_logins(&house).await?;
    }
    let public = serve.public().map_err(Trouble::Said)?;
    let https = public.is_some_and(|public| public.https);
    let window = Window::open(&house.db);
    let live = Live::open(&house.db, &window);
    let context = Context::new(Parts {
        db: house.db.clone(),
        stores: Stores::new(serve.demo, window.clone()),
        kept: Kept::new(window.clone(), usize::from(serve.kept_mib) * 1024 * 1024, https),
        window,
        live: live.clone(),
        matches: Matches::default(),
        secrets: house.secrets.clone(),
        assets: Assets::read(&place.site),
        photos,
        gateway: Gateway::new(format!("http://127.0.0.1:{}", addr.port())).map_err(|error| Trouble::Said(error.to_string()))?,
        turns: Turns::default(),
        limits: if serve.limits { Limits::new(RATES) } else { Limits::none() },
        post: post.clone(),
        google: Provider::of(&serve.google).map_err(Trouble::Said)?,
        site: place.site.clone(),
        demo: serve.demo,
        demo_password: password.clone().filter(|_| serve.demo),
        proxies: serve.proxies,
        https,
        public_port: public.map(|public| public.port),
        port: addr.port(),
    });
    let stop = until_told();
    if let Some(addr) = serve.metrics_addr {
        measure::serve(addr, context.clone(), stop.clone()).await.map_err(|error| Trouble::Listen(addr, error))?;
    }
    let clock = tokio::spawn(clock::run(house.db.clone(), post, Some(context.bank()), stop.clone()));
    announce(&house, place, addr, serve.demo, password.as_deref()).await;
    // without this each streamed answer waits for the kernel's patience
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let app = router(context).into_make_service_with_connect_info::<SocketAddr>();
    let ending = stop.clone();
    let ended = async move {
        ending.cancelled().await;
        // open pages would hold the server up
        live.close();
    };
    let served = axum::serve(listener, app).with_graceful_shutdown(ended).await;
    stop.cancel();
    if clock.await.is_err() {
        tracing::error!("the clock broke off");
    }
    house.close().await;
    served.map_err(|error| Trouble::Listen(addr, error))
}

/// The SMTP server that was set, or what this start has without one.
fn post(mail: &Mail, otherwise: Post) -> Result<Post, Trouble> {
    match mail.smtp_url.as_deref().filter(|url| !url.is_empty()) {
        Some(url) => Post::smtp(url, &mail.mail_from).map_err(Trouble::Said),
        None => {
            if !otherwise.carries() {
                tracing::warn!("no VITRINE_SMTP_URL: letters wait until there is one");
            }
            Ok(otherwise)
        }
    }
}

/// Fill what is missing, keep the password with which that was done, and let the planner know.
async fn fill_stores(house: &House, place: &Place, photos: &Photos, options: &SeedOptions) -> Result<seed::Report, Trouble> {
    let report = seed::seed(&house.db, photos, options).await?;
    if report.stores > 0 {
        demo::keep(&place.data, &options.password).map_err(|error| Trouble::Said(error.to_string()))?;
        db::install::analyze(&house.admin_url).await.map_err(BootError::from)?;
    }
    Ok(report)
}

fn seed_options(scale: u32, password: String, photo_width: u32) -> SeedOptions {
    SeedOptions { scale: u64::from(scale), password, today: seed::today(), photo_width }
}

/// Demo logins in a production start would be open doors.
async fn refuse_demo_logins(house: &House) -> Result<(), Trouble> {
    let found = db::stores::has_demo_logins(&house.db).await?;
    if found {
        return Err(Trouble::Said("this database holds demo logins (…@amora.test): start with --demo, or use another database".into()));
    }
    Ok(())
}

async fn announce(house: &House, place: &Place, addr: SocketAddr, demo: bool, password: Option<&str>) {
    let port = addr.port();
    println!("\n  Vitrine is open.\n");
    for note in &house.notes {
        println!("  {note}");
    }
    println!("  data         {}", place.data.display());
    let doors = Stores::doors(&house.db).await.unwrap_or_default();
    for door in doors {
        let base = format!("http://{}:{port}", door.host);
        println!("\n  {:<12} {base}/\n  back office  {base}/admin\n  courier      {base}/courier/", door.face.name);
    }
    if let (true, Some(password)) = (demo, password) {
        println!(
            "\n  logins       owner@ attendant@ finance@ courier@ courier2@ customer@  +  amora.test or orvale.test\n  password     {password}"
        );
        println!("\n  all doors    http://localhost:{port}/        Ctrl-C ends everything\n");
    }
}

async fn fill(place: &Place, seed: Seed) -> Result<(), Trouble> {
    let house = House::open(place, 4).await?;
    let photos = Photos::in_folder(&place.data).map_err(|error| Trouble::Said(error.to_string()))?;
    let demo::Password { word: password, .. } =
        demo::password(&place.data, seed.furnishing.demo_password, &house.secrets).map_err(|error| Trouble::Said(error.to_string()))?;
    let report = fill_stores(&house, place, &photos, &seed_options(seed.scale, password.clone(), seed.furnishing.demo_photo_width)).await?;
    if report.stores == 0 {
        println!("the demo stores are there already; nothing was changed");
    } else {
        let seed::Report { stores, products, clients, orders, pictures, seconds, .. } = report;
        println!(
            "{stores} stores: {products} products, {clients} clients, {orders} orders, {pictures} pictures in {seconds:.1} s\npassword of the demo logins: {password}"
        );
    }
    house.close().await;
    Ok(())
}

async fn admin(place: &Place, what: Admin) -> Result<(), Trouble> {
    let Admin::Create { store, email, name, role } = what;
    let role = role.parse().map_err(|_| Trouble::Said(format!("{role} is no role; take owner, attendant, finance or courier")))?;
    let email = crate::domain::text::email(&email).map_err(|_| Trouble::Said(format!("{email} is no e-mail address")))?;
    eprint!("password (at least 12 characters): ");
    let mut password = String::new();
    io::stdin().read_line(&mut password).map_err(|error| Trouble::Said(error.to_string()))?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.chars().count() < 12 {
        return Err(Trouble::Said("the password is too short".into()));
    }
    let hash = passwords::hash_password(password).ok_or_else(|| Trouble::Said("the password could not be hashed".into()))?;
    let house = House::open(place, 2).await?;
    let doors = Stores::doors(&house.db).await?;
    let door = doors.iter().find(|door| door.face.slug == store).ok_or_else(|| Trouble::Said(format!("there is no store {store}")))?;
    let mut tx = house.db.begin(&Actor::new(Who::Seeder, Some(door.face.id))).await?;
    db::people::admit(&mut tx, &name, &email, role, &hash).await?;
    tx.commit().await?;
    println!("{email} may now sign in to {store}");
    house.close().await;
    Ok(())
}
