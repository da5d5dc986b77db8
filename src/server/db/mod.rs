//! All SQL of the program, one file per concept, named as in `migrations/`.
//!
//! Nobody else holds a connection: a caller gets a [`tx::Tx`] for one actor, and row level security decides what she sees.
pub mod accounts;
pub mod addresses;
pub mod audit;
pub mod carts;
pub mod catalogue;
pub mod clashes;
pub mod consents;
pub mod drafts;
pub mod erasures;
pub mod errors;
pub mod identities;
pub mod install;
pub mod letters;
pub mod order_sheets;
pub mod orders;
pub mod pages;
pub mod passkeys;
pub mod payments;
pub mod people;
pub mod phones;
pub mod privacy;
pub mod quizzes;
pub mod sandbox;
pub mod seeding;
pub mod sessions;
pub mod stores;
pub mod team;
pub mod tills;
pub mod tx;
pub mod waiting;
pub mod window;
pub mod worker;
