//! Pages made of blocks: what a block is, when it is sound, how a revision moves, what visitors are shown of it.
//!
//! The database checks the same rules (migrations/0011_pages.sql) and is the judge; this copy lets an editor say what is wrong
//! beside the field, and lets pages be drawn without asking twice.
mod block;
mod changes;
mod emphasis;
mod field;
mod page;
mod shown;
mod sound;

pub use block::{Block, BlockKind, Grid, Hero, Index, Look, PictureRef, Quote, Source, Step, Steps, Story, Way};
pub use changes::{BlockChange, What, changes};
pub use emphasis::{Run, paragraphs, plain, runs};
pub use field::{Field, fields};
pub use page::{Base, Found, HousePicture, Move, PageKey, PageKind, PageRow, PageSheet, RevisionRow, RevisionStatus};
pub use shown::{LookLine, ShownBlock, ShownPage};
pub use sound::{BlockFault, MOST_BLOCKS, MOST_DESCRIPTION, MOST_TITLE, Unsound, check};
