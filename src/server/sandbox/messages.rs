//! What the bank tells the merchant, and in which order: also late, and also twice, because real providers do.
use crate::server::{
    db::sandbox::Intent,
    gateway::{Notice, SIGNATURE},
    loopback, secrets,
};
use std::time::Duration;

/// What a button plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Approve,
    Decline,
    /// The intent expires, and then the money comes after all.
    Late,
    /// The same message twice at once, and once more with another event id.
    Twice,
}

impl Script {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "approve" => Some(Self::Approve),
            "decline" => Some(Self::Decline),
            "late" => Some(Self::Late),
            "twice" => Some(Self::Twice),
            _ => None,
        }
    }

    /// What the bank's books say afterwards.
    pub fn state(self) -> &'static str {
        match self {
            Self::Approve | Self::Late | Self::Twice => "approved",
            Self::Decline => "declined",
        }
    }
}

const TRIES: u32 = 5;

/// Tell the merchant. The first answer is waited for, so that the buyer comes back to a decided order; what fails is tried again
/// in the background, with growing pauses.
pub async fn play(script: Script, intent: &Intent, key: &str) {
    match script {
        Script::Approve => deliver(notice(intent, "approved", "1"), intent, key).await,
        Script::Decline => deliver(notice(intent, "declined", "1"), intent, key).await,
        Script::Late => {
            deliver(notice(intent, "expired", "1"), intent, key).await;
            deliver(notice(intent, "approved", "2"), intent, key).await;
        }
        Script::Twice => {
            let (same, again) = (notice(intent, "approved", "1"), notice(intent, "approved", "2"));
            tokio::join!(deliver(same.clone(), intent, key), deliver(same, intent, key));
            deliver(again, intent, key).await;
        }
    }
}

fn notice(intent: &Intent, outcome: &str, number: &str) -> Notice {
    Notice {
        event: format!("evt_{}_{number}", intent.id),
        intent: intent.id.clone(),
        outcome: outcome.into(),
        amount_minor: intent.amount_minor,
        currency: intent.currency.clone(),
        refund: None,
    }
}

/// Say that money went back: `id` is the bank's own, `request` the merchant's key. Asked again, it is said again with the same event.
pub async fn tell_refund(id: &str, request: &str, amount_minor: i64, intent: &Intent, key: &str) {
    let told = Notice {
        event: format!("evt_{id}"),
        outcome: "refunded".into(),
        amount_minor,
        refund: Some(request.to_owned()),
        ..notice(intent, "", "")
    };
    deliver(told, intent, key).await;
}

async fn deliver(notice: Notice, intent: &Intent, key: &str) {
    let Ok(body) = serde_json::to_string(&notice) else { return };
    if send(&intent.webhook_url, key, &body).await {
        return;
    }
    let (url, key) = (intent.webhook_url.clone(), key.to_owned());
    tokio::spawn(async move {
        for round in 1..TRIES {
            tokio::time::sleep(Duration::from_secs(2u64.pow(round))).await;
            if send(&url, &key, &body).await {
                return;
            }
        }
        tracing::error!("the sandbox bank gave up on a message");
    });
}

async fn send(url: &str, key: &str, body: &str) -> bool {
    let Ok(http) = loopback::client(10) else { return false };
    let now = jiff::Timestamp::now().as_second();
    let signature = format!("t={now},v1={}", secrets::sign(key, now, body));
    match http.post(url).header(SIGNATURE, signature).header("content-type", "application/json").body(body.to_owned()).send().await {
        Ok(answer) if answer.status().is_success() => true,
        Ok(answer) => {
            tracing::warn!(status = answer.status().as_u16(), "the merchant refused a message of the sandbox bank");
            answer.status().is_client_error()
        }
        Err(error) => {
            tracing::warn!(%error, "the merchant did not answer the sandbox bank");
            false
        }
    }
}
