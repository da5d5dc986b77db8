//! What the database says, as what a person may know. The cause is logged here once; no SQL text goes further.
use crate::error::AppError;
use sqlx::error::DatabaseError;

/// A refusal of one of our functions: its word, and what it wants to tell (JSON), if anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub code: String,
    pub word: String,
    pub detail: Option<String>,
}

/// The refusal in an error, if it is one of ours (`VT…`).
pub fn refusal(error: &sqlx::Error) -> Option<Refusal> {
    let database = error.as_database_error()?;
    let code = database.code().filter(|code| code.starts_with("VT"))?;
    let detail = database.try_downcast_ref::<sqlx::postgres::PgDatabaseError>().and_then(|postgres| postgres.detail()).map(str::to_owned);
    Some(Refusal { code: code.into_owned(), word: database.message().to_owned(), detail })
}

impl From<sqlx::Error> for AppError {
    fn from(error: sqlx::Error) -> Self {
        if let Some(refusal) = refusal(&error) {
            return match refusal.code.as_str() {
                "VT404" => Self::NotFound,
                "VT403" => Self::Forbidden,
                "VT422" => Self::Invalid { field: refusal.word.clone(), reason: refusal.word },
                _ => Self::Conflict { reason: refusal.word },
            };
        }
        match &error {
            sqlx::Error::RowNotFound => Self::NotFound,
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) | sqlx::Error::PoolClosed => {
                tracing::warn!(%error, "the database did not answer");
                Self::Unavailable
            }
            sqlx::Error::Database(database) => from_database(database.as_ref(), &error),
            _ => {
                tracing::error!(%error, "a query failed");
                Self::Fault
            }
        }
    }
}

fn from_database(database: &dyn DatabaseError, error: &sqlx::Error) -> AppError {
    match database.code().as_deref() {
        // cancelled, locks not to be had, deadlock, serialization, the server is going down or full
        Some("57014" | "55P03" | "40P01" | "40001" | "57P01" | "57P02" | "57P03" | "53300" | "25P03") => {
            tracing::warn!(%error, "the database was busy");
            AppError::Unavailable
        }
        // row level security or a missing grant: to the caller it is not there
        Some("42501") => {
            tracing::warn!(%error, "the database refused an actor");
            AppError::Forbidden
        }
        Some("23505") => AppError::Conflict { reason: "already_there".into() },
        Some(code) if code.starts_with("22") || code.starts_with("23") => {
            tracing::warn!(%error, constraint = database.constraint(), "the database refused a value");
            AppError::Invalid { field: String::new(), reason: "not_accepted".into() }
        }
        _ => {
            tracing::error!(%error, "a query failed");
            AppError::Fault
        }
    }
}
