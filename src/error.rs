//! What a person may know about a failure: a variant, a sentence, an HTTP status. Never SQL, never a path, never a backtrace.
//!
//! Server functions return this type only; `ServerFnError` would carry the text of any error into the browser.
use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// It is not there, or not for these eyes: the two are told apart nowhere.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in.
    #[error("sign in first")]
    Unauthorized,
    /// Somebody is signed in, and this is not hers to do.
    #[error("not allowed")]
    Forbidden,
    /// A field was not understood.
    #[error("{field} was not accepted")]
    Invalid { field: String, reason: String },
    /// The rules of the shop say no; `reason` is a word of the catalogue (`goods_missing`, `illegal_move`, …).
    #[error("not possible now: {reason}")]
    Conflict { reason: String },
    /// Too many tries; the same thing may work later.
    #[error("too many tries")]
    TooMany,
    /// The database or a neighbour did not answer in time.
    #[error("busy, try again")]
    Unavailable,
    /// A fault of ours; the log holds the cause under the request's id.
    #[error("something went wrong")]
    Fault,
    /// The message did not arrive, or was not understood on its way.
    #[error("no connection")]
    Transport,
}

impl AppError {
    /// HTTP status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Self::NotFound => 404,
            Self::Unauthorized => 401,
            Self::Forbidden => 403,
            Self::Invalid { .. } => 422,
            Self::Conflict { .. } => 409,
            Self::TooMany => 429,
            Self::Unavailable => 503,
            Self::Fault => 500,
            Self::Transport => 400,
        }
    }
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        Self::Transport
    }
}
