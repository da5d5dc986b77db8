//! Rows of agreements, arrivals and pieces as they come, for the team and for her alike.
use crate::{
    domain::{
        consignor::{Agreement, Brought, Floor, HerPiece, Step, Terms, split},
        id::{AgreementId, CollectionId, PieceId},
        money::Money,
        store::{Locale, StoreFace},
    },
    error::AppError,
    i18n::clock,
};
use uuid::Uuid;

fn small(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

pub struct AgreementLine {
    pub id: Uuid,
    pub version: i32,
    pub store_bp: i32,
    pub floor_bp: Option<i32>,
    pub floor_minor: Option<i64>,
    pub off_days: Vec<i32>,
    pub off_bp: Vec<i32>,
    pub lasts_days: i32,
    pub grace_days: i32,
    pub fate: String,
    pub drawn_at: String,
    pub accepted_at: Option<String>,
    pub accepted_name: Option<String>,
}

impl AgreementLine {
    pub fn agreement(self, locale: Locale) -> Result<Agreement, AppError> {
        let floor = match (self.floor_bp, self.floor_minor) {
            (Some(bp), _) => Floor::Share(small(bp)),
            (None, Some(minor)) => Floor::Amount(minor),
            (None, None) => Floor::Nothing,
        };
        let steps = self.off_days.iter().zip(&self.off_bp).map(|(day, off)| Step { day: small(*day), off_bp: small(*off) }).collect();
        Ok(Agreement {
            id: AgreementId(self.id),
            version: small(self.version),
            terms: Terms {
                store_bp: small(self.store_bp),
                floor,
                steps,
                lasts_days: small(self.lasts_days),
                grace_days: small(self.grace_days),
                unsold: self.fate.parse().map_err(|_| AppError::Fault)?,
            },
            drawn_at: clock::written(&self.drawn_at, locale),
            accepted: self.accepted_at.map(|at| clock::written(&at, locale)).zip(self.accepted_name),
        })
    }
}

pub struct BroughtLine {
    pub id: Uuid,
    pub number: i32,
    pub title: String,
    pub arrived_on: String,
    pub version: i32,
    pub taken: i64,
    pub declined: i64,
}

impl BroughtLine {
    pub fn brought(self, locale: Locale) -> Brought {
        let many = |number: i64| u32::try_from(number).unwrap_or(0);
        Brought {
            id: CollectionId(self.id),
            number: small(self.number),
            title: self.title,
            arrived_on: clock::near(&self.arrived_on, locale),
            version: small(self.version),
            taken: many(self.taken),
            declined: many(self.declined),
        }
    }
}

pub struct PieceLine {
    pub id: Uuid,
    pub collection_id: Option<Uuid>,
    pub code: String,
    pub name: String,
    pub label: String,
    pub media_key: Option<String>,
    pub status: String,
    pub custody: String,
    pub standing: Option<String>,
    pub left_days: Option<i32>,
    pub runs_out: Option<String>,
    pub grace_until: Option<String>,
    pub price_minor: i64,
    pub wished: bool,
    pub decline_reason: Option<String>,
    pub version: i32,
    pub store_bp: i32,
    pub back_by: Option<String>,
    pub sold_at: Option<String>,
    pub net_minor: Option<i64>,
    pub converted: bool,
}

impl PieceLine {
    pub fn piece(self, face: &StoreFace) -> Result<HerPiece, AppError> {
        let near = |day: Option<String>| day.map(|day| clock::near(&day, face.locale));
        let money = |minor: i64| Money::new(minor, face.currency);
        let shares = self.net_minor.map(|net| split(money(net), small(self.store_bp)));
        Ok(HerPiece {
            id: PieceId(self.id),
            arrival: self.collection_id.map(CollectionId),
            code: self.code,
            name: self.name,
            label: self.label,
            media_key: self.media_key,
            status: self.status.parse().map_err(|_| AppError::Fault)?,
            custody: self.custody.parse().map_err(|_| AppError::Fault)?,
            standing: self.standing.and_then(|word| word.parse().ok()),
            left_days: self.left_days,
            runs_out: near(self.runs_out),
            grace_until: near(self.grace_until),
            price: money(self.price_minor),
            wished: self.wished,
            declined: self.decline_reason.and_then(|word| word.parse().ok()),
            converted: self.converted,
            version: small(self.version),
            back_by: near(self.back_by),
            sold: self.sold_at.map(|at| clock::written(&at, face.locale)).zip(shares),
        })
    }
}
