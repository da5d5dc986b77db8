//! A dozen cuts, sizes 46 to 60: generous, wide, proud. Each file drafts one silhouette as
//! panels from back to front; nothing here knows about light or pixels.

mod blazer;
mod blouse;
mod coat;
mod jeans;
mod jumpsuit;
mod kaftan;
mod kimono;
mod kit;
mod knit;
mod midi_skirt;
mod pantalona;
mod shirt;
mod wrap_dress;

use super::cloth::{Fabric, Hand};
use super::colour::{Oklch, Palette};
use super::dice::Dice;
use super::outline::Point;
use super::panel::Panel;

/// The cut of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Silhouette {
    WrapDress,
    Kaftan,
    Shirt,
    Blazer,
    Pantalona,
    MidiSkirt,
    Kimono,
    Jumpsuit,
    Coat,
    Knit,
    Blouse,
    Jeans,
}

impl Silhouette {
    /// Every cut, for sheets and tests.
    pub const ALL: [Self; 12] = [
        Self::WrapDress,
        Self::Kaftan,
        Self::Shirt,
        Self::Blazer,
        Self::Pantalona,
        Self::MidiSkirt,
        Self::Kimono,
        Self::Jumpsuit,
        Self::Coat,
        Self::Knit,
        Self::Blouse,
        Self::Jeans,
    ];
}

/// A button sewn on at a point, radius in units.
#[derive(Debug, Clone, Copy)]
pub struct Button {
    pub at: Point,
    pub radius: f32,
    pub colour: Oklch,
    /// Metal (rivets, jeans button) instead of horn.
    pub metal: bool,
}

/// A drafted piece: panels from back to front, its buttons, and where a close-up looks.
pub struct Draft {
    pub panels: Vec<Panel>,
    pub buttons: Vec<Button>,
    pub focus: Point,
}

/// What a cutter has on the table.
pub struct Table {
    pub dice: Dice,
    pub hand: Hand,
    pub fabric: Fabric,
    pub palette: Palette,
}

/// Drafts a silhouette in this fabric and palette.
pub fn draft(silhouette: Silhouette, fabric: Fabric, palette: Palette, seed: u64) -> Draft {
    let mut table = Table { dice: Dice::new(seed).fork(0x0063_7574), hand: fabric.hand(), fabric, palette };
    let cut = match silhouette {
        Silhouette::WrapDress => wrap_dress::cut,
        Silhouette::Kaftan => kaftan::cut,
        Silhouette::Shirt => shirt::cut,
        Silhouette::Blazer => blazer::cut,
        Silhouette::Pantalona => pantalona::cut,
        Silhouette::MidiSkirt => midi_skirt::cut,
        Silhouette::Kimono => kimono::cut,
        Silhouette::Jumpsuit => jumpsuit::cut,
        Silhouette::Coat => coat::cut,
        Silhouette::Knit => knit::cut,
        Silhouette::Blouse => blouse::cut,
        Silhouette::Jeans => jeans::cut,
    };
    let mut draft = cut(&mut table);
    kit::breathe(&mut draft, seed);
    draft
}
