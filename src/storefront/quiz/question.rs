//! One question: tiles that answer at once, or tiles to tick and a button. Back, progress and what was answered before are there
//! without any script; the vial fills from page to page.
use crate::{
    domain::{
        quiz::{Answer, Question},
        store::StoreFace,
    },
    i18n::words,
    paths,
    storefront::layout::Shell,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// A question as it is shown to somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub question: Question,
    /// The quiz's own headline and lead, on its first page only.
    pub opening: Option<(String, String)>,
    /// Where the form goes.
    pub action: String,
    /// The question before.
    pub back: Option<String>,
    /// Answers chosen before, or just now.
    pub chosen: Vec<String>,
    pub behind: usize,
    /// The most that may still come, this one included.
    pub ahead: usize,
    pub refused: Option<Refused>,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Nothing,
    TooMany,
}

impl Asked {
    /// How full the vial is.
    fn level(&self) -> f64 {
        let (behind, all) = (u32::try_from(self.behind).unwrap_or(0), u32::try_from(self.behind + self.ahead).unwrap_or(1));
        f64::from(behind) / f64::from(all.max(1))
    }
}

#[component]
pub fn QuestionPage(face: StoreFace, asked: Asked) -> impl IntoView {
    let say = &words(face.locale).quiz;
    let (level, progress) = (asked.level(), (say.progress)(asked.behind, asked.ahead));
    let Asked { question, opening, action, back, chosen, refused, .. } = asked;
    let several = question.most > 1;
    let told = refused.map(|why| match why {
        Refused::Nothing => say.choose.to_owned(),
        Refused::TooMany => (say.too_many)(question.most),
    });
    let hint = if question.hint.is_empty() && several { (say.up_to)(question.most) } else { question.hint };
    let tiles = question.answers.iter().map(|answer| tile(answer, several, chosen.contains(&answer.key))).collect_view();
    let kept = chosen.into_iter().next().filter(|_| !several);
    let is_first = opening.is_some();
    let opening = opening
        .map(|(title, lead)| view! { <div class="quiz__opening"><p class="quiz__name">{title}</p><p class="quiz__lead">{lead}</p></div> });
    let hue = super::hue(&face, level);
    view! {
        <Shell face=face here=paths::QUIZ tint=hue>
            <form class="quiz" method="post" action=action>
                <div class="quiz__side" style=format!("--level:{level:.3}")>
                    <span class="vial" aria-hidden="true"><span class="vial__fill"></span></span>
                </div>
                <div class="quiz__sheet">
                    {opening}
                    <p class="quiz__count">
                        {back.map(|back| view! { <a class="link" href=back>{say.back}</a> })}
                        <span>{progress}</span>
                    </p>
                    // the first tab after it is the first tile
                    <h1 class="quiz__question" id="question" tabindex="-1" autofocus=!is_first>{question.text}</h1>
                    {(!hint.is_empty()).then(|| view! { <p class="quiz__hint">{hint}</p> })}
                    {told.map(|told| view! { <Notice tone=Tone::Bad title=told/> })}
                    <div class="tiles" role="group" aria-labelledby="question">{tiles}</div>
                    <div class="quiz__go">
                        {several.then(|| view! { <button class="button">{say.go_on}</button> })}
                        {kept.map(|kept| view! { <button class="button button--line" name="answer" value=kept>{say.keep}</button> })}
                        {is_first.then(|| view! { <p class="quiz__private">{say.private}</p> })}
                    </div>
                </div>
            </form>
        </Shell>
    }
}

fn tile(answer: &Answer, several: bool, chosen: bool) -> AnyView {
    let inside = view! {
        <span class="tile__word">{answer.text.clone()}</span>
        {(!answer.note.is_empty()).then(|| view! { <span class="tile__note">{answer.note.clone()}</span> })}
    };
    if several {
        view! { <label class="tile"><input class="tile__mark" type="checkbox" name="answer" value=answer.key.clone() checked=chosen/>{inside}</label> }.into_any()
    } else {
        view! { <button class="tile" name="answer" value=answer.key.clone() data-chosen=chosen.then_some("") aria-pressed=chosen.then_some("true")>{inside}</button> }.into_any()
    }
}
