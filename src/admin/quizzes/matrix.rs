//! Answers against words: a number is points, `!` includes, `x` excludes, nothing is nothing. Arrows and Enter go from cell to cell,
//! as in a spreadsheet.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::quiz::{Answer, Does, Vote, graph::MOST_POINTS},
};
use leptos::ev;
use std::collections::BTreeSet;

#[component]
pub fn Matrix(desk: Desk) -> impl IntoView {
    let say = &desk.seat.say().quiz;
    // columns stay while somebody writes, also when the last vote of one goes
    let columns = RwSignal::new(desk.graph.with_untracked(|graph| {
        let votes = graph.questions.iter().flat_map(|question| &question.answers).flat_map(|answer| &answer.votes);
        votes.map(|vote| vote.on.clone()).collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>()
    }));
    let answers = desk.graph.with_untracked(|graph| {
        let each = graph
            .questions
            .iter()
            .enumerate()
            .flat_map(|(at, question)| question.answers.iter().enumerate().map(move |(place, answer)| (at, place, answer.clone())));
        each.collect::<Vec<_>>()
    });
    let questions = desk.graph.with_untracked(|graph| graph.questions.iter().map(|question| question.text.clone()).collect::<Vec<_>>());
    let heads = move || {
        columns.get().iter().map(|word| view! { <th class="matrix__word" scope="col"><span>{desk.word(word)}</span><span class="matrix__kind">{kind(word)}</span></th> }).collect_view()
    };
    let rows = answers.into_iter().enumerate().map(|(row, (at, place, answer))| {
        let begins = (place == 0).then(|| {
            let text = questions.get(at).cloned().unwrap_or_default();
            view! { <tr class="matrix__question"><th scope="rowgroup" colspan=move || columns.with(Vec::len) + 1>{text}</th></tr> }
        });
        let name = answer.text.clone();
        let cells = move || {
            columns.get().into_iter().enumerate().map(|(column, word)| cell(desk, (at, place), (row, column), &answer, word)).collect_view()
        };
        view! { {begins}<tr><th class="matrix__answer" scope="row">{name}</th>{cells}</tr> }
    });
    let rest = move || {
        let known = columns.get();
        let words = desk.words.with_value(|words| words.iter().filter(|(word, _)| !known.contains(word)).cloned().collect::<Vec<_>>());
        words
            .into_iter()
            .map(|(word, name)| view! { <option value=word.clone()>{format!("{name} ({})", kind(&word))}</option> })
            .collect_view()
    };
    let add = move |event| {
        let word = event_target_value(&event);
        if !word.is_empty() {
            columns.update(|columns| columns.push(word));
        }
    };
    view! {
        <div class="matrix">
            <p class="matrix__help">{say.matrix_help}</p>
            <label class="matrix__add"><span>{say.add_word}</span>
                <select class="field__input" on:change=add><option value="">{say.choose_word}</option>{rest}</select>
            </label>
            <div class="matrix__scroll" tabindex="0" role="region" aria-label=say.matrix>
                <table class="matrix__table">
                    <thead><tr><th class="matrix__answer" scope="col">{say.answer}</th>{heads}</tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </div>
    }
}

fn kind(word: &str) -> String {
    word.split(':').next().unwrap_or_default().to_owned()
}

fn id(row: usize, column: usize) -> String {
    format!("vote-{row}-{column}")
}

fn cell(desk: Desk, (at, place): (usize, usize), (row, column): (usize, usize), answer: &Answer, word: String) -> Drawn {
    let say = &desk.seat.say().quiz;
    // read once more: a column that comes later must not bring old numbers back
    let votes = desk.graph.with_untracked(|graph| {
        graph.questions.get(at).and_then(|question| question.answers.get(place)).map(|answer| answer.votes.clone())
    });
    let written =
        votes.as_ref().unwrap_or(&answer.votes).iter().find(|vote| vote.on == word).map_or_else(String::new, |vote| write(vote.does));
    let wrong = RwSignal::new(false);
    let label = (say.cell)(&answer.text, &desk.word(&word));
    let on_input = move |event| {
        let typed = event_target_value(&event);
        let read = read(&typed);
        wrong.set(read.is_err());
        let Ok(does) = read else { return };
        desk.change(at, |question| {
            if let Some(answer) = question.answers.get_mut(place) {
                answer.votes.retain(|vote| vote.on != word);
                answer.votes.extend(does.map(|does| Vote { on: word.clone(), does }));
            }
        });
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let target = match event.key().as_str() {
            "ArrowDown" | "Enter" => Some((row + 1, column)),
            "ArrowUp" => row.checked_sub(1).map(|row| (row, column)),
            "ArrowRight" if event.ctrl_key() || event_target_value(&event).is_empty() => Some((row, column + 1)),
            "ArrowLeft" if event.ctrl_key() || event_target_value(&event).is_empty() => column.checked_sub(1).map(|column| (row, column)),
            _ => None,
        };
        if let Some((row, column)) = target {
            event.prevent_default();
            keys::focus(&id(row, column));
        }
    };
    view! {
        <td class="matrix__cell">
            <input class="matrix__vote" id=id(row, column) value=written maxlength="3" size="3" autocomplete="off" aria-label=label
                aria-invalid=move || wrong.get().then_some("true") on:input=on_input on:keydown=on_key/>
        </td>
    }
    .drawn()
}

fn write(does: Does) -> String {
    match does {
        Does::Points(by) => by.to_string(),
        Does::Include => "!".into(),
        Does::Exclude => "x".into(),
    }
}

/// What is typed into a cell; nothing is no vote.
fn read(typed: &str) -> Result<Option<Does>, ()> {
    match typed.trim() {
        "" | "0" => Ok(None),
        "!" => Ok(Some(Does::Include)),
        "x" | "X" => Ok(Some(Does::Exclude)),
        number => match number.parse::<i16>() {
            Ok(by) if by.abs() <= MOST_POINTS => Ok(Some(Does::Points(by))),
            _ => Err(()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_it_is_written() {
        for does in [Does::Points(3), Does::Points(-20), Does::Include, Does::Exclude] {
            assert_eq!(read(&write(does)), Ok(Some(does)));
        }
        assert_eq!((read(" "), read("0"), read("21"), read("a")), (Ok(None), Ok(None), Err(()), Err(())));
    }
}
