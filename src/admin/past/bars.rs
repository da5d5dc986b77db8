//! Bars in groups. Drawn by us; the table behind them says the same, and whoever can't see them is told what they show.
use crate::admin::prelude::*;

/// The field of the drawing, and its margins.
const WIDE: u32 = 720;
const HIGH: u32 = 220;
const LEFT: u32 = 8;
const BELOW: u32 = 22;
const ABOVE: u32 = 18;
/// No bar is wider.
const WIDEST: u32 = 44;

/// What stands below a group, and how high its bars are; nothing where nothing is known.
pub struct Group {
    pub label: String,
    pub bars: Vec<Option<u32>>,
}

/// Turns numbers into places; whole ones all the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    groups: u32,
    kinds: u32,
    highest: u32,
}

impl Scale {
    fn of(groups: &[Group], kinds: usize) -> Self {
        let highest = groups.iter().flat_map(|group| group.bars.iter().flatten()).copied().max().unwrap_or(0).max(1);
        let count = |many: usize| u32::try_from(many).unwrap_or(1).max(1);
        Self { groups: count(groups.len()), kinds: count(kinds), highest }
    }

    fn middle(self, group: u32) -> u32 {
        let each = (WIDE - 2 * LEFT) / self.groups;
        LEFT + each * group + each / 2
    }

    fn width(self) -> u32 {
        ((WIDE - 2 * LEFT) / self.groups * 4 / 5 / self.kinds).clamp(1, WIDEST)
    }

    /// Where a bar of a group begins.
    fn x(self, group: u32, kind: u32) -> u32 {
        (self.middle(group) + self.width() * kind).saturating_sub(self.width() * self.kinds / 2)
    }

    fn height(self, value: u32) -> u32 {
        let field = u64::from(HIGH - BELOW - ABOVE);
        u32::try_from(u64::from(value) * field / u64::from(self.highest)).unwrap_or(HIGH - BELOW - ABOVE)
    }
}

/// `keys` says what the first, the second, … bar of each group is.
pub fn draw(name: String, keys: &[&'static str], groups: &[Group]) -> Drawn {
    let scale = Scale::of(groups, keys.len());
    let of = |(at, group): (u32, &Group)| {
        let bars = (0..).zip(&group.bars).filter_map(|(kind, bar)| bar.map(|value| one(scale, (at, kind), value))).collect_view();
        let middle = scale.middle(at).to_string();
        view! { {bars}<text class="chart__day" x=middle y=(HIGH - 6).to_string() text-anchor="middle">{group.label.clone()}</text> }
    };
    let drawn = (0..).zip(groups).map(of).collect_view();
    let key = |(kind, word): (u32, &&'static str)| view! { <li class="bars__key" data-kind=kind.to_string()>{*word}</li> };
    let told = (0..).zip(keys).map(key).collect_view();
    let ground = HIGH - BELOW;
    view! {
        <figure class="chart">
            <svg class="chart__field" viewBox=format!("0 0 {WIDE} {HIGH}") role="img" aria-label=name>
                <path class="chart__ground" d=format!("M{LEFT} {ground}L{} {ground}", WIDE - LEFT)></path>
                {drawn}
            </svg>
            <figcaption><ul class="chart__keys" role="list">{told}</ul></figcaption>
        </figure>
    }
}

/// A bar and its number above it.
fn one(scale: Scale, (group, kind): (u32, u32), value: u32) -> Drawn {
    let (x, width, height) = (scale.x(group, kind), scale.width(), scale.height(value));
    let (y, middle) = (HIGH - BELOW - height, x + width / 2);
    let (wide, high) = (width.to_string(), height.to_string());
    view! {
        <rect class="bars__bar" data-kind=kind.to_string() x=x.to_string() y=y.to_string() width=wide height=high></rect>
        <text class="chart__day" x=middle.to_string() y=(y - 5).to_string() text-anchor="middle">{value.to_string()}</text>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(bars: &[&[Option<u32>]]) -> Vec<Group> {
        bars.iter().map(|bars| Group { label: String::new(), bars: bars.to_vec() }).collect()
    }

    #[test]
    fn bars_stand_on_the_ground_beside_each_other_and_none_leaves_the_field() {
        let scale = Scale::of(&groups(&[&[Some(3), Some(90)], &[None, Some(45)]]), 2);
        assert_eq!((scale.height(90), scale.height(45), scale.height(0)), (HIGH - BELOW - ABOVE, 90, 0));
        assert_eq!(scale.x(0, 0) + scale.width(), scale.x(0, 1));
        assert_eq!(scale.x(1, 1), scale.middle(1), "two bars meet in the middle");
        let many = Scale::of(&groups(&[&[Some(1), Some(1), Some(1)][..]; 12]), 3);
        assert!(many.x(11, 2) + many.width() <= WIDE && many.x(0, 0) >= LEFT);
        assert_eq!(Scale::of(&[], 0).height(5), 5 * (HIGH - BELOW - ABOVE), "nothing divides by nothing");
    }
}
