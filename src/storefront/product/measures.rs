//! A garment's measures beside the line of a body, each at the height where it is true. What has no height of its own there
//! (a sleeve, a thigh) stands among the facts.
use super::chapters::chapter;
use crate::{
    domain::{
        product::{Measure, MeasureArea},
        store::StoreFace,
    },
    i18n::{amount, words},
};
use leptos::prelude::*;

/// From the shoulders down; the drawing knows the height of each.
const DRAWN: [MeasureArea; 5] = [MeasureArea::Shoulder, MeasureArea::Bust, MeasureArea::Waist, MeasureArea::Hip, MeasureArea::Length];

/// Those that the drawing has no place for, as lines of a list: name and value.
pub fn undrawn(face: &StoreFace, measures: &[Measure]) -> Vec<(&'static str, String)> {
    let area = words(face.locale).product.area;
    let rest = measures.iter().filter(|measure| !DRAWN.contains(&measure.area));
    rest.map(|measure| (area(measure.area), format!("{}\u{a0}cm", amount::centimetres(measure.millimetres, face.locale)))).collect()
}

pub fn measures(face: &StoreFace, measures: &[Measure]) -> Option<AnyView> {
    let say = &words(face.locale).product;
    let drawn: Vec<&Measure> = DRAWN.iter().filter_map(|area| measures.iter().find(|measure| measure.area == *area)).collect();
    if drawn.is_empty() {
        return None;
    }
    let lines = drawn.into_iter().map(|measure| {
        view! {
            <div class="measures__line" data-part=measure.area.name()>
                <dt class="measures__name">{(say.area)(measure.area)}</dt>
                <dd class="measures__value">{amount::centimetres(measure.millimetres, face.locale)}<small>"cm"</small></dd>
            </div>
        }
    });
    let body = view! { <div class="measures">{figure()}<dl class="measures__list">{lines.collect_view()}</dl></div> };
    Some(chapter("measures", say.measures.into(), Some(say.measures_lead), body.into_any()))
}

/// A full body in few strokes, and the tape around it.
fn figure() -> AnyView {
    view! {
        <svg class="measures__body" viewBox="0 0 200 480" preserveAspectRatio="xMidYMid meet" aria-hidden="true">
            <path d="M85 4c1 16 1 26-5 32-13 11-43 11-57 26-9 10-13 28-16 50"></path>
            <path d="M115 4c-1 16-1 26 5 32 13 11 43 11 57 26 9 10 13 28 16 50"></path>
            <path d="M34 102c-4 20-2 36 2 50 4 17 8 28 5 44-4 24-22 42-28 70-8 34-2 68 10 106 10 32 20 62 24 104"></path>
            <path d="M166 102c4 20 2 36-2 50-4 17-8 28-5 44 4 24 22 42 28 70 8 34 2 68-10 106-10 32-20 62-24 104"></path>
            <path d="M100 322c-1 44-4 96-12 154M100 322c1 44 4 96 12 154"></path>
            <path d="M50 150c8 18 38 18 48 2M150 150c-8 18-38 18-48 2"></path>
            <path d="M68 262c14 14 50 14 64 0"></path>
            <path class="measures__tape" d="M35 142c28 16 102 16 130 0M42 206c28 14 88 14 116 0M12 284c40 18 136 18 176 0"></path>
        </svg>
    }
    .into_any()
}
