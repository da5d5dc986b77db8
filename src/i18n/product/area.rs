//! What parts of a garment are called where it is measured: small, so that a room may name them without all words of a product.
use crate::domain::{product::MeasureArea, store::Locale};

pub fn of(locale: Locale) -> fn(MeasureArea) -> &'static str {
    match locale {
        Locale::PtBr => pt_br,
        Locale::En => en,
    }
}

pub(super) fn en(area: MeasureArea) -> &'static str {
    match area {
        MeasureArea::Bust => "Bust",
        MeasureArea::Waist => "Waist",
        MeasureArea::Hip => "Hips",
        MeasureArea::Length => "Length",
        MeasureArea::Sleeve => "Sleeve",
        MeasureArea::Shoulder => "Shoulder to shoulder",
        MeasureArea::Inseam => "Inseam",
        MeasureArea::Thigh => "Thigh",
    }
}

pub(super) fn pt_br(area: MeasureArea) -> &'static str {
    match area {
        MeasureArea::Bust => "Busto",
        MeasureArea::Waist => "Cintura",
        MeasureArea::Hip => "Quadril",
        MeasureArea::Length => "Comprimento",
        MeasureArea::Sleeve => "Manga",
        MeasureArea::Shoulder => "Ombro a ombro",
        MeasureArea::Inseam => "Entrepernas",
        MeasureArea::Thigh => "Coxa",
    }
}
