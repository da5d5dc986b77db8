//! Orvale's skin quiz: seven questions at most, four of them for everybody, and a ritual of three at the end.
use crate::{
    domain::quiz::{Graph, Question, QuizKind, graph::BodyHalf::Whole},
    server::seed::asking::{ask, then, tile},
};

/// The quiz as it is published.
pub fn graph() -> Graph {
    Graph {
        kind: QuizKind::Routine,
        title: "What is your skin asking for?".into(),
        lead: "Seven questions, about a minute. At the end: three serums, in the order in which they are worn, and why these.".into(),
        first: "afternoon".into(),
        questions: vec![afternoon(), washed(), mirror(), reacts(), wish(), evenings(), expecting(), daylight(), touch()],
        outcomes: Vec::new(),
        leave_out: vec!["category:kit".into()],
        bottoms: Vec::new(),
    }
}

fn afternoon() -> Question {
    let tiles = vec![
        tile("tight", "Tight, as if a size too small", "your skin feels tight by four")
            .points(&[("skin:dry", 1), ("concern:dehydration", 2), ("product:rosee-5", 1)])
            .notes(&["skin:dry"], Whole),
        tile("even", "Much as it did in the morning", "your skin is even through the day")
            .points(&[("skin:normal", 1), ("product:clarte-12", 2), ("product:voile-8", 1), ("product:nuit-sept", 1)])
            .notes(&["skin:normal"], Whole),
        tile("middle", "Shiny in the middle, fine at the edges", "only the middle of your face shines")
            .points(&[("skin:combination", 1), ("concern:shine", 2), ("product:azur-10", 1)])
            .notes(&["skin:combination"], Whole),
        tile("shiny", "Shiny all over", "your skin shines all over by four")
            .points(&[("skin:oily", 1), ("concern:shine", 2), ("product:onde-2", 1)])
            .notes(&["skin:oily"], Whole),
        tile("hot", "Warm, pink, a little offended", "your skin is warm and pink by four")
            .points(&[("skin:sensitive", 1), ("concern:redness", 1), ("product:seve-3", 2)])
            .notes(&["skin:sensitive"], Whole),
    ];
    let ways = [("tight", "washed"), ("middle", "mirror"), ("shiny", "mirror"), ("hot", "reacts")];
    then(
        ask("afternoon", "How does your skin feel by four in the afternoon?", "Think of an ordinary day, not of a good one.", 1, tiles),
        &ways,
        Some("wish"),
    )
}

fn washed() -> Question {
    let tiles = vec![
        tile("pulls", "It pulls until I put something on", "it pulls after washing")
            .points(&[("concern:barrier", 2), ("product:baume-4", 3)]),
        tile("flakes", "It flakes, here and there", "it flakes here and there").points(&[
            ("concern:barrier", 1),
            ("product:baume-4", 2),
            ("concern:texture", 1),
        ]),
        tile("settles", "It settles by itself", "it only wants water").points(&[
            ("concern:dehydration", 1),
            ("product:brume", 2),
            ("product:rosee-5", 1),
        ]),
    ];
    then(ask("washed", "And five minutes after washing?", "", 1, tiles), &[], Some("wish"))
}

fn mirror() -> Question {
    let tiles = vec![
        tile("pores", "Pores", "pores are what you see first").points(&[("concern:pores", 2), ("product:azur-10", 2)]),
        tile("blemishes", "Blemishes, or what they left", "blemishes are what you see first")
            .points(&[("concern:blemishes", 3), ("product:aube-10", 1), ("product:onde-2", 1)])
            .notes(&["concern:blemishes"], Whole),
        tile("light", "The light on my forehead", "you would like less shine").points(&[("concern:shine", 3)]),
    ];
    then(ask("mirror", "What do you look at first in the mirror?", "", 1, tiles), &[], Some("wish"))
}

fn reacts() -> Question {
    let tiles = vec![
        tile("weather", "Weather, heat, a glass of wine", "heat and weather start it")
            .points(&[("product:brume", 4), ("product:seve-3", 1)]),
        tile("products", "Almost any new product", "almost any new product starts it")
            .small("We leave out everything that is strong.")
            .points(&[("concern:barrier", 2), ("product:seve-3", 2)])
            .never(&["product:minuit-0-3", "product:voile-8", "product:onde-2"]),
        tile("itself", "Nothing. It starts by itself", "it starts by itself").points(&[("concern:redness", 1), ("product:aube-10", 4)]),
    ];
    then(ask("reacts", "What usually starts it?", "", 1, tiles), &[], Some("wish"))
}

fn wish() -> Question {
    let tiles = vec![
        tile("dull", "Dullness", "you want less dullness")
            .points(&[("concern:dullness", 2), ("product:clarte-12", 1), ("product:voile-8", 1)])
            .notes(&["concern:dullness"], Whole),
        tile("marks", "Dark marks", "you want fewer dark marks")
            .points(&[("concern:dark-spots", 2), ("product:clarte-12", 1)])
            .notes(&["concern:dark-spots"], Whole),
        tile("lines", "Fine lines", "you want softer lines")
            .points(&[("concern:fine-lines", 2), ("product:nuit-sept", 1), ("product:rosee-5", -1)])
            .notes(&["concern:fine-lines"], Whole),
        tile("rough", "Uneven texture", "you want a smoother surface")
            .points(&[("concern:texture", 3), ("product:voile-8", 1)])
            .notes(&["concern:texture"], Whole),
        tile("red", "Redness", "you want less redness")
            .points(&[("concern:redness", 1), ("product:aube-10", 1), ("product:seve-3", 1)])
            .notes(&["concern:redness"], Whole),
        tile("thirst", "Thirst", "you want skin that is not thirsty")
            .points(&[("concern:dehydration", 2), ("product:rosee-5", 1)])
            .notes(&["concern:dehydration"], Whole),
    ];
    then(ask("wish", "What would you like to see less of?", "One or two. The rest can wait.", 2, tiles), &[], Some("evenings"))
}

fn evenings() -> Question {
    let tiles = vec![
        tile("gentle", "As gentle as possible", "your evenings should be gentle").points(&[
            ("product:minuit-0-3", -6),
            ("product:voile-8", -3),
            ("product:onde-2", -3),
            ("product:seve-3", 2),
            ("product:baume-4", 2),
        ]),
        tile("acids", "I have used acids before", "you know acids").points(&[
            ("product:voile-8", 3),
            ("product:onde-2", 2),
            ("product:aube-10", 1),
        ]),
        tile("retinal", "Retinal and I are old friends", "retinal is an old friend of yours").points(&[("product:minuit-0-3", 5)]),
        tile("rarely", "Rarely, but then properly", "you would rather do something rarely, and properly")
            .points(&[("product:nuit-sept", 4), ("product:baume-4", 1)]),
    ];
    then(ask("evenings", "How brave are your evenings?", "", 1, tiles), &[], Some("expecting"))
}

fn expecting() -> Question {
    let tiles = vec![
        tile("yes", "Yes", "you are expecting, nursing, or hope to be").never(&["product:minuit-0-3"]),
        tile("no", "No", ""),
        tile("private", "I would rather not say", "you would rather not say, and we would rather be careful")
            .never(&["product:minuit-0-3"]),
    ];
    let hint = "One of our serums holds retinal, which is not for that time. Nothing else depends on the answer.";
    then(ask("expecting", "Are you pregnant, nursing, or hoping to be soon?", hint, 1, tiles), &[], Some("daylight"))
}

fn daylight() -> Question {
    let tiles = vec![
        tile("window", "Mostly through a window", "you see the day through a window")
            .points(&[("product:rosee-5", 1), ("product:azur-10", 1)]),
        tile("way", "On the way there and back", "you meet the sun on your way")
            .points(&[("product:clarte-12", 1), ("product:azur-10", 1)]),
        tile("outside", "I live outdoors", "you live outdoors").points(&[("product:clarte-12", 3), ("product:brume", 2)]),
    ];
    then(ask("daylight", "How much daylight does a day of yours hold?", "", 1, tiles), &[], Some("touch"))
}

fn touch() -> Question {
    let tiles = vec![
        tile("water", "Like water", "you like it like water").points(&[("texture:watery", 1), ("product:brume", 1)]),
        tile("gel", "Like dew that stays", "you like dew that stays").points(&[("texture:gel", 1)]),
        tile("rich", "Like something to hold on to", "you like it rich").points(&[("texture:cream", 2), ("texture:balm", 3)]),
        tile("oil", "Like silk", "you like it silken").points(&[("texture:oil", 2), ("texture:balm", 1), ("product:nuit-sept", 1)]),
    ];
    then(ask("touch", "Last one: what should it feel like?", "", 1, tiles), &[], None)
}

#[cfg(test)]
mod tests {
    use super::{
        super::shelf::{families_of, serums},
        *,
    };
    use crate::{
        domain::quiz::{
            Candidate,
            simulate::{PATHS, SEED, simulate},
        },
        server::seed::{orvale::rituals, words::slug},
    };
    use std::collections::BTreeSet;

    /// The serums as the quiz meets them in the database.
    fn goods() -> Vec<Candidate> {
        let one = |serum: &super::super::serums::Serum| {
            let ritual = rituals::RITUALS.iter().find(|ritual| ritual.0 == serum.name).unwrap();
            let mut words = vec![format!("category:{}", serum.kind), format!("texture:{}", serum.texture)];
            words.extend(serum.concerns.iter().map(|word| format!("concern:{word}")));
            words.extend(serum.skins.iter().map(|word| format!("skin:{word}")));
            Candidate {
                key: slug(serum.name),
                name: serum.name.into(),
                words,
                price_minor: serum.volumes.iter().map(|volume| volume.price).min().unwrap(),
                available: true,
                step: u8::try_from(ritual.1).unwrap(),
                morning: !ritual.2.is_empty(),
                evening: !ritual.3.is_empty(),
                families: families_of(serum),
            }
        };
        serums().map(one).collect()
    }

    #[test]
    fn it_may_be_published() {
        let (graph, goods) = (graph(), goods());
        let tags = super::super::vocabulary::TAGS.iter().map(|tag| format!("{}:{}", tag.0, tag.1));
        let words: BTreeSet<String> = tags.chain(goods.iter().map(|one| format!("product:{}", one.key))).collect();
        assert_eq!(graph.faults(&words), Vec::new());
        let shares = simulate(&graph, &goods, &rituals::conflicts(), PATHS, SEED);
        for share in &shares.shares {
            println!(
                "{:>5.1} % first, {:>5.1} % part of it: {}",
                f64::from(share.leads) / 100.0,
                f64::from(share.appears) / 100.0,
                share.name
            );
        }
        assert_eq!(shares.verdicts(), Vec::new());
    }
}
