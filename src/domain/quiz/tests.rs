//! What must be true of every quiz, tried on graphs and goods that nobody would write.
use super::{check::Fault, routine::compose, score::rank, simulate::*, *};
use crate::domain::conflict::{Conflict, Severity, clash};
use proptest::prelude::*;
use std::collections::BTreeSet;

const WORDS: [&str; 4] = ["skin:dry", "skin:oily", "concern:pores", "concern:lines"];
const FAMILIES: [&str; 3] = ["acid", "retinoid", "c"];

fn vote() -> impl Strategy<Value = Vote> {
    let on = prop_oneof![prop::sample::select(&WORDS[..]).prop_map(str::to_owned), (0..8usize).prop_map(|n| format!("product:g{n}")),];
    let does = prop_oneof![8 => (-5i16..6).prop_map(Does::Points), 1 => Just(Does::Include), 1 => Just(Does::Exclude)];
    (on, does).prop_map(|(on, does)| Vote { on, does })
}

fn answer(key: String, votes: Vec<Vote>) -> Answer {
    Answer { text: key.clone(), key, note: String::new(), because: String::new(), votes, notes: Vec::new(), measure: None }
}

/// Questions q0, q1, … each of which leads only to later ones, or to the end.
fn graph() -> impl Strategy<Value = Graph> {
    let question = (prop::collection::vec(prop::collection::vec(vote(), 0..4), 2..5), 1u8..4, 0usize..3, 0usize..9, 0usize..9);
    prop::collection::vec(question, 1..6).prop_map(|drawn| {
        let count = drawn.len();
        let key = |at: usize, skip: usize| (at + 1 + skip % 3 < count).then(|| format!("q{}", at + 1 + skip % 3));
        let questions = drawn.into_iter().enumerate().map(|(at, (answers, most, of, skip, jump))| {
            let rule = Rule { any: of % 2 == 0, when: vec![(format!("q{at}"), "a0".into())], next: key(at, jump) };
            Question {
                key: format!("q{at}"),
                text: "?".into(),
                hint: String::new(),
                most: most.min(u8::try_from(answers.len()).unwrap()),
                answers: answers.into_iter().enumerate().map(|(n, votes)| answer(format!("a{n}"), votes)).collect(),
                rules: vec![rule],
                next: key(at, skip),
            }
        });
        Graph {
            kind: QuizKind::Routine,
            title: "T".into(),
            lead: String::new(),
            first: "q0".into(),
            questions: questions.collect(),
            outcomes: Vec::new(),
            leave_out: Vec::new(),
            bottoms: Vec::new(),
        }
    })
}

fn goods() -> impl Strategy<Value = Vec<Candidate>> {
    let one = (
        prop::sample::subsequence(&WORDS[..], 0..4),
        prop::sample::subsequence(&FAMILIES[..], 0..3),
        1i64..5,
        any::<bool>(),
        1u8..5,
        0u8..3,
    );
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let made = all.into_iter().enumerate().map(|(n, (words, families, price_minor, available, step, time))| Candidate {
            key: format!("g{n}"),
            name: format!("G{n}"),
            words: words.into_iter().map(str::to_owned).collect(),
            price_minor,
            available,
            step,
            morning: time != 1,
            evening: time != 2,
            families: families.into_iter().map(str::to_owned).collect(),
        });
        made.collect()
    })
}

fn conflicts() -> Vec<Conflict> {
    let pair = |one: &str, other: &str, severity| Conflict {
        one: one.into(),
        other: other.into(),
        severity,
        title: "!".into(),
        advice: "?".into(),
    };
    vec![pair("acid", "retinoid", Severity::Avoid), pair("acid", "acid", Severity::Avoid), pair("c", "retinoid", Severity::Care)]
}

/// Any answers at all, also to questions that are not asked, and answers that do not exist.
fn picked() -> impl Strategy<Value = Picked> {
    prop::collection::btree_map(
        (0..7usize).prop_map(|n| format!("q{n}")),
        prop::collection::vec((0..6usize).prop_map(|n| format!("a{n}")), 0..4),
        0..7,
    )
}

proptest! {
    #[test]
    fn the_same_answers_give_the_same_ranking_in_whatever_order_goods_come((graph, goods, picked) in (graph(), goods(), picked()), turn in 0usize..8) {
        let ranking = rank(&graph, &picked, &goods);
        let mut turned = goods.clone();
        turned.rotate_left(turn % goods.len().max(1));
        turned.reverse();
        prop_assert_eq!(&ranking, &rank(&graph, &picked, &turned));
        prop_assert_eq!(ranking.ranked.len() + ranking.left_out.len(), goods.len());
    }

    #[test]
    fn what_is_excluded_is_never_named_and_what_is_included_comes_first((graph, goods, picked) in (graph(), goods(), picked())) {
        let ranking = rank(&graph, &picked, &goods);
        let said = graph.said(&picked);
        let votes = |one: &Candidate, does: Does| said.iter().any(|(_, answer)| answer.votes.iter().any(|vote| vote.does == does && one.is_meant_by(&vote.on)));
        for one in &goods {
            let place = ranking.ranked.iter().position(|ranked| ranked.key == one.key);
            prop_assert_eq!(place.is_none(), votes(one, Does::Exclude));
            if place.is_some() && votes(one, Does::Include) {
                prop_assert!(ranking.ranked.iter().take(place.unwrap()).all(|ranked| ranked.included), "only other included goods before it");
            }
        }
        for ranked in ranking.ranked.iter().chain(&ranking.left_out) {
            prop_assert!(ranked.because.iter().all(|(question, answer)| said.iter().any(|(q, a)| q.key == *question && a.key == *answer)), "reasons are answers of the way");
        }
    }

    #[test]
    fn a_routine_gets_along_can_be_had_and_has_no_room_that_could_be_filled((graph, goods, picked) in (graph(), goods(), picked())) {
        let (ranking, conflicts) = (rank(&graph, &picked, &goods), conflicts());
        let ranked: Vec<&Candidate> = ranking.ranked.iter().map(|one| goods.iter().find(|good| good.key == one.key).unwrap()).collect();
        let routine = compose(&ranked, &conflicts);
        let chosen: Vec<&Candidate> = routine.chosen.iter().map(|key| goods.iter().find(|good| good.key == *key).unwrap()).collect();
        let between = |a: &Candidate, b: &Candidate| clash(&a.families, &b.families, &conflicts).is_some();
        prop_assert!(chosen.len() <= 3 && chosen.iter().all(|one| one.available));
        prop_assert!(chosen.is_sorted_by_key(|one| one.step));
        for (n, one) in chosen.iter().enumerate() {
            prop_assert!(chosen[n + 1..].iter().all(|other| other.key != one.key && !between(one, other)), "{} clashes", one.key);
        }
        if chosen.len() < 3 {
            let free = ranked.iter().filter(|one| one.available && !routine.chosen.contains(&one.key));
            prop_assert!(free.clone().all(|one| chosen.iter().any(|other| between(one, other))), "something would have fitted");
        }
        for (missing, instead) in &routine.moved_up {
            prop_assert!(goods.iter().any(|good| good.key == *missing && !good.available));
            prop_assert!(instead.as_ref().is_none_or(|instead| routine.chosen.contains(instead)));
        }
        prop_assert_eq!(routine.lead.is_some(), !chosen.is_empty());
    }

    #[test]
    fn every_way_ends_and_going_back_changes_nothing(graph in graph(), picked in picked()) {
        let walk = graph.walk(&picked);
        prop_assert!(walk.answered.len() <= graph.questions.len());
        let first = walk.answered.iter().map(|question| question.key.clone()).collect::<Vec<_>>();
        // answers of the way alone lead the same way
        let only: Picked = picked.iter().filter(|(key, _)| first.contains(key)).map(|(key, chosen)| (key.clone(), chosen.clone())).collect();
        prop_assert_eq!(graph.walk(&only).answered.len(), first.len());
        if let Some(open) = walk.open {
            let (behind, ahead) = graph.progress(&picked, &open.key);
            prop_assert!(behind == first.len() && ahead >= 1 && behind + ahead <= graph.questions.len() + behind);
        }
    }

    #[test]
    fn a_simulation_counts_every_path_once(graph in graph(), goods in goods()) {
        let shares = simulate(&graph, &goods, &conflicts(), 200, 7);
        prop_assert_eq!(&shares, &simulate(&graph, &goods, &conflicts(), 200, 7));
        let leads: u32 = shares.shares.iter().map(|share| share.leads).sum();
        let appears: u32 = shares.shares.iter().map(|share| share.appears).sum();
        prop_assert!(leads <= 200 && appears <= 600 && shares.shares.iter().all(|share| share.leads <= share.appears));
        prop_assert!(shares.thin > 0 || (leads == 200 && appears == 600), "three on each path");
    }
}

fn small() -> Graph {
    let question = |key: &str, next: Option<&str>| Question {
        key: key.into(),
        text: "?".into(),
        hint: String::new(),
        most: 1,
        answers: vec![answer("yes".into(), Vec::new()), answer("no".into(), Vec::new())],
        rules: Vec::new(),
        next: next.map(str::to_owned),
    };
    Graph {
        kind: QuizKind::Routine,
        title: "T".into(),
        lead: String::new(),
        first: "one".into(),
        questions: vec![question("one", Some("two")), question("two", None)],
        outcomes: Vec::new(),
        leave_out: Vec::new(),
        bottoms: Vec::new(),
    }
}

#[test]
fn a_graph_that_can_not_be_asked_is_found_out() {
    let words = BTreeSet::from(["skin:dry".to_owned()]);
    assert_eq!(small().faults(&words), Vec::new());
    type Spoil = fn(&mut Graph);
    let spoilt: [(Spoil, Fault); 10] = [
        (|graph| graph.first = "none".into(), Fault::NoBeginning),
        (|graph| graph.questions[0].next = Some("gone".into()), Fault::DeadEnd("one".into(), "gone".into())),
        (|graph| graph.questions[0].next = None, Fault::Unreachable("two".into())),
        (|graph| graph.questions[1].next = Some("one".into()), Fault::Circle("one".into())),
        (|graph| graph.questions[1].next = Some("two".into()), Fault::Circle("two".into())),
        (|graph| graph.questions[0].answers.truncate(1), Fault::Answers("one".into())),
        (|graph| graph.questions[1].text = " ".into(), Fault::Text("two".into())),
        (|graph| graph.questions[1].key = "one".into(), Fault::Key("one".into())),
        (
            |graph| graph.questions[0].rules = vec![Rule { any: true, when: vec![("one".into(), "maybe".into())], next: None }],
            Fault::Rule("one".into()),
        ),
        (
            |graph| graph.questions[0].answers[0].votes = vec![Vote { on: "skin:blue".into(), does: Does::Exclude }],
            Fault::Word("one".into(), "skin:blue".into()),
        ),
    ];
    for (spoil, fault) in spoilt {
        let mut graph = small();
        spoil(&mut graph);
        let found = graph.faults(&words);
        assert!(found.contains(&fault), "{fault:?} in {found:?}");
    }
}

#[test]
fn a_result_for_nobody_and_one_for_everybody_are_refused() {
    let share = |name: &str, leads| Share { key: name.into(), name: name.into(), leads, appears: leads };
    let shares = Shares { paths: 1000, shares: vec![share("a", 401), share("b", 400), share("c", 0)], thin: 0 };
    assert_eq!(shares.verdicts(), [Verdict::TooCommon("a".into(), 41), Verdict::Unreachable("c".into())]);
}

#[test]
fn what_can_not_be_had_makes_room_and_is_named() {
    let one = |key: &str, available| Candidate {
        key: key.into(),
        name: key.into(),
        words: Vec::new(),
        price_minor: 1,
        available,
        step: 1,
        morning: true,
        evening: true,
        families: Vec::new(),
    };
    let goods = [one("a", true), one("b", false), one("c", true), one("d", true), one("e", true)];
    let routine = compose(&goods.iter().collect::<Vec<_>>(), &[]);
    assert_eq!(routine.chosen, ["a", "c", "d"]);
    assert_eq!(routine.moved_up, [("b".to_owned(), Some("d".to_owned()))]);
    assert_eq!(routine.runners_up, ["e"]);
}

#[test]
fn a_wardrobe_goes_by_two_sizes() {
    let mut graph = small();
    graph.bottoms = vec!["category:skirts".into()];
    let note = |word: &str, half| Note { word: word.into(), half };
    graph.questions[0].answers[0].notes = vec![
        note("size:50", graph::BodyHalf::Top),
        note("occasion:work", graph::BodyHalf::Whole),
        note("print:plain", graph::BodyHalf::Whole),
    ];
    graph.questions[1].answers[0].notes = vec![note("size:54", graph::BodyHalf::Bottom)];
    let picked = Picked::from([("one".to_owned(), vec!["yes".to_owned()]), ("two".to_owned(), vec!["yes".to_owned()])]);
    let wears = |words: &[&str]| {
        let mut style =
            Graph { outcomes: vec![Outcome { key: "a".into(), title: "A".into(), text: "A".into(), words: Vec::new() }], ..small() }
                .styles()
                .remove(0);
        style.words = words.iter().map(|word| (*word).to_owned()).collect();
        style::fits(&graph, &picked, &style)
    };
    assert!(wears(&["size:50"]) && wears(&["size:54", "category:skirts"]));
    assert!(!wears(&["size:54"]) && !wears(&["size:50", "category:skirts"]));
    let queries: Vec<String> = style::listings(&graph, &picked).iter().map(crate::domain::listing::Listing::query).collect();
    assert_eq!(queries, ["size=50,54&print=plain&occasion=work", "size=50,54&print=plain", "size=50,54"]);
}

#[test]
fn who_asks_for_plain_is_shown_plain_while_there_is_enough_of_it() {
    let mut graph = small();
    graph.questions[0].answers[0].notes =
        ["size:50", "print:plain", "occasion:work"].map(|word| Note { word: word.into(), half: graph::BodyHalf::Whole }).into();
    let picked = Picked::from([("one".to_owned(), vec!["yes".to_owned()])]);
    let good = |words: &[&str]| {
        let outcome =
            Outcome { key: "a".into(), title: "A".into(), text: "A".into(), words: words.iter().map(|word| (*word).into()).collect() };
        Graph { outcomes: vec![outcome], ..small() }.styles().remove(0)
    };
    let (plain, floral) = (good(&["size:50", "print:plain"]), good(&["size:50", "print:floral", "occasion:work"]));
    let narrowest = |goods: &[&Candidate]| style::narrowest(&graph, &picked, goods, 2);
    let listing = narrowest(&[&plain, &plain, &floral, &floral]);
    assert_eq!(listing.query(), "size=50&print=plain");
    assert!(style::shows(&listing, &plain) && !style::shows(&listing, &floral));
    let listing = narrowest(&[&plain, &floral]);
    assert_eq!((listing.query().as_str(), style::shows(&listing, &floral)), ("size=50", true));
}
