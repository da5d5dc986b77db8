//! Who carries letters away: an SMTP server by setting, the demo's own mailbox, or nobody. One letter at a time; no queue here.
use crate::{
    domain::{id::StoreId, store::StoreFace},
    server::{
        actor::{Actor, Who},
        db::{self, letters::Leased, tx::Db},
    },
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use std::{sync::Arc, time::Duration};

/// A whole conversation with the server takes no longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// How letters leave. Cheap to clone.
#[derive(Clone)]
pub enum Post {
    Smtp(Arc<Smtp>),
    /// The demo: letters lie in a mailbox that everybody can read.
    Sandbox,
    /// Nobody carries letters; they wait.
    Nobody,
}

pub struct Smtp {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: lettre::Address,
}

/// Why a letter was not carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotCarried {
    /// Perhaps later.
    Now(String),
    /// Never: the server refuses this letter.
    Ever(String),
}

impl Post {
    /// `url`: `smtp://user:password@host:587?tls=required`, `smtps://…`, or `smtp://host:25` without encryption. A sentence when it is not understood.
    pub fn smtp(url: &str, from: &str) -> Result<Self, String> {
        // two kinds of cipher libraries could be there: one is chosen for the process, choosing twice changes nothing
        drop(rustls::crypto::ring::default_provider().install_default());
        let builder =
            AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|error| format!("VITRINE_SMTP_URL is not understood ({error})"))?;
        let from = from.parse().map_err(|error| format!("VITRINE_MAIL_FROM is no e-mail address ({error})"))?;
        Ok(Self::Smtp(Arc::new(Smtp { transport: builder.timeout(Some(PATIENCE)).build(), from })))
    }

    pub fn carries(&self) -> bool {
        !matches!(self, Self::Nobody)
    }

    /// Carry one letter of a store.
    pub async fn carry(&self, db: &Db, face: &StoreFace, letter: &Leased) -> Result<(), NotCarried> {
        match self {
            Self::Smtp(smtp) => smtp.send(face, letter).await,
            Self::Sandbox => receive(db, face.id, letter).await.map_err(|error| NotCarried::Now(error.to_string())),
            Self::Nobody => Err(NotCarried::Now("nobody carries letters".into())),
        }
    }
}

async fn receive(db: &Db, store: StoreId, letter: &Leased) -> Result<(), crate::error::AppError> {
    let mut tx = db.begin(&Actor::new(Who::Sandbox, Some(store))).await?;
    db::letters::receive(&mut tx, letter).await?;
    tx.commit().await
}

impl Smtp {
    async fn send(&self, face: &StoreFace, letter: &Leased) -> Result<(), NotCarried> {
        let message = self.message(face, letter).map_err(NotCarried::Ever)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(NotCarried::Ever(said(&error))),
            Err(error) => Err(NotCarried::Now(said(&error))),
        }
    }

    fn message(&self, face: &StoreFace, letter: &Leased) -> Result<Message, String> {
        let to = letter.to.parse().map_err(|_| "the address is not understood".to_owned())?;
        Message::builder()
            .from(Mailbox::new(Some(face.name.clone()), self.from.clone()))
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            // the same for every try, so that a mailbox can tell a letter that came twice
            .message_id(Some(format!("<{}@{}>", letter.id.simple(), self.from.domain())))
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
            .map_err(|error| error.to_string())
    }
}

/// What went wrong, without the addresses that servers like to repeat.
fn said(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the server answered {code}"),
        None if error.is_timeout() => "the server did not answer in time".into(),
        None => "the server could not be reached".into(),
    }
}
