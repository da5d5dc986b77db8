//! Our router on a port of its own, in this process, over a shop; and answers of it and of its floor, asked for byte by byte.
use crate::{Trouble, shop::Shop};
use axum::{Router, serve::ListenerExt};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    time::Duration,
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
    matches::Matches,
    passwords::Turns,
    photos::Photos,
    router::router,
    secrets::Secrets,
    stores::Stores,
    window::Window,
};

const PATIENCE: Duration = Duration::from_secs(30);

/// A served router; ends when dropped.
pub struct Front {
    pub port: u16,
    serving: AbortHandle,
}

impl Drop for Front {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Front {
    pub async fn of(app: Router) -> Result<Self, Trouble> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        Ok(Self { port, serving: tokio::spawn(async move { axum::serve(listener, app).await }).abort_handle() })
    }
}

/// One node of a shop, with its window open.
pub async fn node(shop: &Shop) -> Result<(Front, Context), Trouble> {
    node_behind(shop, 0).await
}

/// The same behind so many proxies: where a request comes from is then what `X-Forwarded-For` says.
pub async fn node_behind(shop: &Shop, proxies: u8) -> Result<(Front, Context), Trouble> {
    let window = Window::open(&shop.db);
    let site = shop.folder().join("site");
    std::fs::create_dir_all(&site)?;
    let context = Context::new(Parts {
        db: shop.db.clone(),
        stores: Stores::new(false, window.clone()),
        kept: Kept::new(window.clone(), 48 * 1024 * 1024, false),
        live: Live::open(&shop.db, &window),
        matches: Matches::default(),
        window,
        secrets: Secrets::from_bytes([7; 32]),
        assets: Assets::read(&site),
        photos: Photos::in_folder(shop.folder())?,
        gateway: Gateway::new("http://127.0.0.1:9".into())?,
        turns: Turns::default(),
        limits: Limits::none(),
        post: Post::Nobody,
        google: None,
        site,
        demo: false,
        demo_password: None,
        proxies,
        https: false,
        public_port: None,
        port: 0,
    });
    for _ in 0..2_000 {
        if context.window.is_open() {
            return Ok((Front::of(router(context.clone())).await?, context));
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Err("the window does not open".into())
}

/// A browser on one connection.
pub struct Browser(BufReader<TcpStream>);

/// Head (lower case) and body of an answer.
pub struct Answer {
    pub status: u16,
    pub head: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Browser {
    pub fn come(port: u16) -> io::Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// What a browser sends for a page; `coding` is what it takes.
    pub fn wish(host: &str, path: &str, coding: &str) -> String {
        format!(
            "GET {path} HTTP/1.1\r\nhost: {host}\r\naccept: text/html\r\naccept-encoding: {coding}\r\nuser-agent: Mozilla/5.0 (bench)\r\n\r\n"
        )
    }

    /// Send and read one answer to its end.
    pub fn ask(&mut self, wish: &str) -> io::Result<Answer> {
        self.send(wish)?;
        let (status, head) = self.head()?;
        let length = head.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        Ok(Answer { status, head, body })
    }

    /// The same without keeping anything of it: for counting.
    pub fn skim(&mut self, wish: &str) -> io::Result<u16> {
        self.send(wish)?;
        let (mut line, mut status, mut length) = (String::new(), 0, 0);
        while self.0.read_line(&mut line)? > 2 {
            if status == 0 {
                status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
            } else if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
            line.clear();
        }
        io::copy(&mut self.0.by_ref().take(length), &mut io::sink())?;
        Ok(status)
    }

    pub fn send(&mut self, wish: &str) -> io::Result<()> {
        self.0.get_mut().write_all(wish.as_bytes())
    }

    fn head(&mut self) -> io::Result<(u16, Vec<(String, String)>)> {
        let (mut status, mut head) = (0, Vec::new());
        loop {
            let line = self.line()?;
            if line.is_empty() {
                return Ok((status, head));
            }
            match line.split_once(": ") {
                Some((name, value)) if status > 0 => head.push((name.to_ascii_lowercase(), value.to_owned())),
                _ => status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0),
            }
        }
    }

    /// The next line, without its end.
    pub fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.0.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}
