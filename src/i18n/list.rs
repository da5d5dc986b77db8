//! What every list of the back office says about itself; each room fills it with its own words.

pub struct ListWords {
    pub title: &'static str,
    /// What the filters are about.
    pub filter: &'static str,
    pub all: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub loading: &'static str,
    /// How many are shown, and whether there are more.
    pub shown: fn(u32, bool) -> String,
    pub more: &'static str,
    pub end: fn(u32) -> String,
    /// None at all yet; none that is so; none with these words.
    pub none: (&'static str, &'static str),
    pub none_so: (&'static str, &'static str),
    pub none_found: fn(&str) -> (String, &'static str),
    pub show_all: &'static str,
    pub close: &'static str,
    /// Up and down the list, from the drawer.
    pub newer: &'static str,
    pub older: &'static str,
    pub opening: &'static str,
    pub keys: [(&'static str, &'static str); 4],
}
