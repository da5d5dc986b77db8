//! Consignors: the list by name, one of them with what is agreed and what she brought, her own page by link, and the verbs by which
//! pieces of hers get cheaper, stay longer or go. The verbs are functions of the database.
mod hers;
mod lines;
mod list;
mod shelf;
mod verbs;

pub use {hers::*, list::*, shelf::*, verbs::*};
