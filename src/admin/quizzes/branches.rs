//! Where a question leads: rules from top to bottom, then to everybody else. A rule asks for one or for all of some answers.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::domain::quiz::Rule;

/// Value of a select that means the result.
const RESULT: &str = "";

#[component]
pub fn Branches(desk: Desk, at: usize) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    let rules =
        Memo::new(move |_| desk.graph.with(|graph| graph.questions.get(at).map(|question| question.rules.clone()).unwrap_or_default()));
    let next = Memo::new(move |_| desk.graph.with(|graph| graph.questions.get(at).and_then(|question| question.next.clone())));
    let lines = move || rules.get().into_iter().enumerate().map(|(place, rule)| line(desk, at, place, rule)).collect_view();
    let add = move |_| {
        desk.change(at, |question| {
            let first = question.answers.first().map(|answer| (question.key.clone(), answer.key.clone()));
            question.rules.push(Rule { any: true, when: first.into_iter().collect(), next: question.next.clone() });
        });
    };
    let usual = move |chosen: Option<String>| desk.change(at, |question| question.next = chosen);
    view! {
        <h2 class="questions__head">{say.leads_to}</h2>
        <ol class="branches">{lines}</ol>
        <button class="desk-button" type="button" on:click=add>{say.add_rule}</button>
        <label class="field branches__usual">
            <span class="field__label">{say.usually}</span>
            {move || ways(desk, at, next.get(), usual)}
        </label>
    }
}

/// A select of all other questions and the result.
fn ways(desk: Desk, at: usize, chosen: Option<String>, choose: impl Fn(Option<String>) + 'static) -> Drawn {
    let say = &desk.seat.say().quiz;
    let chosen = chosen.unwrap_or_default();
    let options = desk.graph.with(|graph| {
        let others = graph.questions.iter().enumerate().filter(|(place, _)| *place != at);
        others.map(|(_, question)| (question.key.clone(), question.text.clone())).collect::<Vec<_>>()
    });
    let options = options.into_iter().map(|(key, text)| {
        let selected = key == chosen;
        view! { <option value=key.clone() selected=selected>{format!("{key}: {text}")}</option> }
    });
    let on_change = move |event| choose(Some(event_target_value(&event)).filter(|key| key != RESULT));
    view! {
        <select class="field__input" on:change=on_change>
            <option value=RESULT selected=chosen.is_empty()>{say.to_result}</option>
            {options.collect_view()}
        </select>
    }
    .drawn()
}

fn line(desk: Desk, at: usize, place: usize, rule: Rule) -> Drawn {
    let say = &desk.seat.say().quiz;
    let change = move |by: Box<dyn FnOnce(&mut Rule)>| {
        desk.change(at, |question| {
            if let Some(rule) = question.rules.get_mut(place) {
                by(rule);
            }
        });
    };
    let remove = move |_| {
        desk.change(at, |question| {
            if place < question.rules.len() {
                question.rules.remove(place);
            }
        });
    };
    let told = |pair: &(String, String)| {
        desk.graph
            .with(|graph| graph.answer(&pair.0, &pair.1).map_or_else(|| format!("{} · {}", pair.0, pair.1), |answer| answer.text.clone()))
    };
    let conditions = rule.when.iter().enumerate().map(|(n, pair)| {
        let text = told(pair);
        let take = move |_| change(Box::new(move |rule: &mut Rule| if n < rule.when.len() { rule.when.remove(n); }));
        view! { <li class="branches__when">{text.clone()}<button class="branches__less" type="button" aria-label=(say.less)(&text) on:click=take>"×"</button></li> }
    });
    let all = desk.graph.with(|graph| {
        graph
            .questions
            .iter()
            .flat_map(|question| {
                question
                    .answers
                    .iter()
                    .map(|answer| (format!("{}.{}", question.key, answer.key), format!("{}: {}", question.key, answer.text)))
            })
            .collect::<Vec<_>>()
    });
    let options = all.into_iter().map(|(value, text)| view! { <option value=value>{text}</option> }).collect_view();
    let more = move |event| {
        let value = event_target_value(&event);
        if let Some((question, answer)) = value.split_once('.') {
            let pair = (question.to_owned(), answer.to_owned());
            change(Box::new(move |rule: &mut Rule| {
                if !rule.when.contains(&pair) {
                    rule.when.push(pair)
                }
            }));
        }
    };
    let any = rule.any;
    let conditions = conditions.collect_view();
    view! {
        <li class="branches__rule">
            <select class="field__input" aria-label=say.any_or_all on:change=move |event| { let any = event_target_value(&event) == "any"; change(Box::new(move |rule: &mut Rule| rule.any = any)) }>
                <option value="any" selected=any>{say.any}</option>
                <option value="all" selected=!any>{say.all}</option>
            </select>
            <ul class="branches__conditions">{conditions}</ul>
            <select class="field__input" aria-label=say.add_condition on:change=more><option value="">{say.add_condition}</option>{options}</select>
            <span>{say.then}</span>
            {ways(desk, at, rule.next.clone(), move |next| change(Box::new(move |rule: &mut Rule| rule.next = next)))}
            <button class="desk-button" type="button" on:click=remove>{say.remove}</button>
        </li>
    }
    .drawn()
}
