//! The texts of a block as an editor sees them: a short list of fields, each one line or several, read and written as text.
use super::block::{Block, Grid, Source, Way};

/// A text of a block. Lists are one item per line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Masthead,
    Folio,
    Lines,
    Title,
    Lead,
    Text,
    By,
    GoWord,
    GoTo,
    AlsoWord,
    AlsoTo,
    Hue,
    /// A listing's address or query.
    Query,
    Shows,
    Collection,
    Facet,
    /// The slug of a look's own page.
    Page,
    StepWhen(u8),
    StepTitle(u8),
    StepText(u8),
}

impl Field {
    /// Whether it is written on several lines.
    pub fn is_long(self) -> bool {
        matches!(self, Self::Folio | Self::Lines | Self::Lead | Self::Text | Self::StepText(_))
    }

    /// As `sound` names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Folio => "folio",
            Self::Lines => "lines",
            Self::Title | Self::StepTitle(_) => "title",
            Self::Lead => "lead",
            Self::Text | Self::StepText(_) => "text",
            Self::By => "by",
            Self::GoWord | Self::GoTo => "go",
            Self::AlsoWord | Self::AlsoTo => "also",
            Self::Hue => "hue",
            Self::Query => "query",
            Self::Shows => "shows",
            Self::Collection => "slug",
            Self::Facet => "facet",
            Self::Page => "page",
            Self::StepWhen(_) => "when",
        }
    }
}

/// The fields of a block in the order in which they are written.
pub fn fields(block: &Block) -> Vec<Field> {
    use Field as F;
    match block {
        Block::Hero(_) => vec![F::Lines, F::Lead, F::Masthead, F::Folio, F::GoWord, F::GoTo, F::AlsoWord, F::AlsoTo, F::Hue],
        Block::Story(_) => vec![F::Title, F::Text, F::GoWord, F::GoTo],
        Block::Look(_) => vec![F::Title, F::Text, F::Page],
        Block::Grid(grid) => {
            let mut fields = vec![F::Title, F::Lead, F::Shows];
            match grid.source {
                Source::Listing { .. } => fields.push(F::Query),
                Source::Collection { .. } => fields.push(F::Collection),
                Source::Hand { .. } => {}
            }
            fields
        }
        Block::Quote(_) => vec![F::Text, F::By],
        Block::Index(_) => vec![F::Title, F::Lead, F::Facet],
        Block::Steps(steps) => {
            let mut fields = vec![F::Title, F::Lead];
            for place in (0u8..).take(steps.steps.len()) {
                fields.extend([F::StepWhen(place), F::StepTitle(place), F::StepText(place)]);
            }
            fields
        }
    }
}

impl Block {
    /// The text of a field; empty for one that this block has not.
    pub fn get(&self, field: Field) -> String {
        let word = |way: &Option<Way>| way.as_ref().map(|way| way.word.clone()).unwrap_or_default();
        let to = |way: &Option<Way>| way.as_ref().map(|way| way.to.clone()).unwrap_or_default();
        match (self, field) {
            (Self::Hero(hero), Field::Masthead) => hero.masthead.clone(),
            (Self::Hero(hero), Field::Folio) => hero.folio.join("\n"),
            (Self::Hero(hero), Field::Lines) => hero.lines.join("\n"),
            (Self::Hero(hero), Field::Lead) => hero.lead.clone(),
            (Self::Hero(hero), Field::GoWord) => word(&hero.go),
            (Self::Hero(hero), Field::GoTo) => to(&hero.go),
            (Self::Hero(hero), Field::AlsoWord) => word(&hero.also),
            (Self::Hero(hero), Field::AlsoTo) => to(&hero.also),
            (Self::Hero(hero), Field::Hue) => hero.hue.to_string(),
            (Self::Story(story), Field::Title) => story.title.clone(),
            (Self::Story(story), Field::Text) => story.text.clone(),
            (Self::Story(story), Field::GoWord) => word(&story.go),
            (Self::Story(story), Field::GoTo) => to(&story.go),
            (Self::Look(look), Field::Title) => look.title.clone(),
            (Self::Look(look), Field::Text) => look.text.clone(),
            (Self::Look(look), Field::Page) => look.page.clone(),
            (Self::Grid(grid), Field::Title) => grid.title.clone(),
            (Self::Grid(grid), Field::Lead) => grid.lead.clone(),
            (Self::Grid(grid), Field::Shows) => grid.shows.to_string(),
            (Self::Grid(Grid { source: Source::Listing { query }, .. }), Field::Query) => query.clone(),
            (Self::Grid(Grid { source: Source::Collection { slug }, .. }), Field::Collection) => slug.clone(),
            (Self::Quote(quote), Field::Text) => quote.text.clone(),
            (Self::Quote(quote), Field::By) => quote.by.clone(),
            (Self::Index(index), Field::Title) => index.title.clone(),
            (Self::Index(index), Field::Lead) => index.lead.clone(),
            (Self::Index(index), Field::Facet) => index.facet.clone(),
            (Self::Steps(steps), Field::Title) => steps.title.clone(),
            (Self::Steps(steps), Field::Lead) => steps.lead.clone(),
            (Self::Steps(steps), Field::StepWhen(n)) => steps.steps.get(usize::from(n)).map(|s| s.when.clone()).unwrap_or_default(),
            (Self::Steps(steps), Field::StepTitle(n)) => steps.steps.get(usize::from(n)).map(|s| s.title.clone()).unwrap_or_default(),
            (Self::Steps(steps), Field::StepText(n)) => steps.steps.get(usize::from(n)).map(|s| s.text.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// Write a field. What can't be a number leaves the number as it is.
    pub fn set(&mut self, field: Field, text: &str) {
        // what is being typed may end in an empty line: it stays until the page is saved
        let lines = |text: &str| if text.is_empty() { Vec::new() } else { text.replace('\r', "").split('\n').map(str::to_owned).collect() };
        match (self, field) {
            (Self::Hero(hero), Field::Masthead) => hero.masthead = text.into(),
            (Self::Hero(hero), Field::Folio) => hero.folio = lines(text),
            (Self::Hero(hero), Field::Lines) => hero.lines = lines(text),
            (Self::Hero(hero), Field::Lead) => hero.lead = text.into(),
            (Self::Hero(hero), Field::GoWord) => write_word(&mut hero.go, text),
            (Self::Hero(hero), Field::GoTo) => write_to(&mut hero.go, text),
            (Self::Hero(hero), Field::AlsoWord) => write_word(&mut hero.also, text),
            (Self::Hero(hero), Field::AlsoTo) => write_to(&mut hero.also, text),
            (Self::Hero(hero), Field::Hue) => hero.hue = text.trim().parse().unwrap_or(hero.hue),
            (Self::Story(story), Field::Title) => story.title = text.into(),
            (Self::Story(story), Field::Text) => story.text = text.into(),
            (Self::Story(story), Field::GoWord) => write_word(&mut story.go, text),
            (Self::Story(story), Field::GoTo) => write_to(&mut story.go, text),
            (Self::Look(look), Field::Title) => look.title = text.into(),
            (Self::Look(look), Field::Text) => look.text = text.into(),
            (Self::Look(look), Field::Page) => look.page = text.trim().into(),
            (Self::Grid(grid), Field::Title) => grid.title = text.into(),
            (Self::Grid(grid), Field::Lead) => grid.lead = text.into(),
            (Self::Grid(grid), Field::Shows) => grid.shows = text.trim().parse().unwrap_or(grid.shows),
            (Self::Grid(Grid { source: Source::Listing { query }, .. }), Field::Query) => *query = query_of(text),
            (Self::Grid(Grid { source: Source::Collection { slug }, .. }), Field::Collection) => *slug = text.trim().into(),
            (Self::Quote(quote), Field::Text) => quote.text = text.into(),
            (Self::Quote(quote), Field::By) => quote.by = text.into(),
            (Self::Index(index), Field::Title) => index.title = text.into(),
            (Self::Index(index), Field::Lead) => index.lead = text.into(),
            (Self::Index(index), Field::Facet) => index.facet = text.trim().into(),
            (Self::Steps(steps), Field::Title) => steps.title = text.into(),
            (Self::Steps(steps), Field::Lead) => steps.lead = text.into(),
            (Self::Steps(steps), Field::StepWhen(n)) => steps.steps.iter_mut().skip(n.into()).take(1).for_each(|s| s.when = text.into()),
            (Self::Steps(steps), Field::StepTitle(n)) => steps.steps.iter_mut().skip(n.into()).take(1).for_each(|s| s.title = text.into()),
            (Self::Steps(steps), Field::StepText(n)) => steps.steps.iter_mut().skip(n.into()).take(1).for_each(|s| s.text = text.into()),
            _ => {}
        }
    }
}

/// A way without word and address is none.
fn tidy(way: &mut Option<Way>) {
    if way.as_ref().is_some_and(|way| way.word.is_empty() && way.to.is_empty()) {
        *way = None;
    }
}

fn write_word(way: &mut Option<Way>, text: &str) {
    way.get_or_insert_default().word = text.into();
    tidy(way);
}

fn write_to(way: &mut Option<Way>, text: &str) {
    way.get_or_insert_default().to = text.trim().into();
    tidy(way);
}

/// What somebody pastes is the whole address of a listing, or its query.
fn query_of(text: &str) -> String {
    let text = text.trim();
    let query = text.split_once('?').map_or(text, |(_, query)| query);
    query.split('#').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::editorial::BlockKind;

    #[test]
    fn every_field_keeps_what_is_written() {
        for kind in BlockKind::ALL {
            let mut block = Block::blank(*kind);
            for field in fields(&block) {
                let text = if matches!(field, Field::Hue | Field::Shows) { "12" } else { "one" };
                block.set(field, text);
                assert_eq!(block.get(field), text, "{kind:?} {field:?}");
            }
        }
    }

    #[test]
    fn an_address_of_the_shop_becomes_its_query() {
        let mut block = Block::blank(BlockKind::Grid);
        block.set(Field::Query, " https://amora.example/shop?size=52&sort=price-up#q ");
        assert_eq!(block.get(Field::Query), "size=52&sort=price-up");
        block.set(Field::Shows, "many");
        assert_eq!(block.get(Field::Shows), "6");
    }
}
