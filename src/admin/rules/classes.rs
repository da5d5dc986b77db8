//! Classes of trust: what a client of each may have at home. One form each, and one for a class that is new.
use super::{
    Room,
    api::{House, save_class},
    form::{Form, foot},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        client::{Class, MOST_CLASS_NAME, are_limits},
        id::ClassId,
        limit::typed_amount,
        store::Locale,
        text,
    },
    i18n::{amount, clients},
};
use leptos::ev;

/// A field that could not be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Name,
    Value,
    Counts,
}

#[derive(Clone, Copy)]
struct Words {
    room: Room,
    id: ClassId,
    name: RwSignal<String>,
    value: RwSignal<String>,
    pieces: RwSignal<String>,
    bags: RwSignal<String>,
    wrong: RwSignal<Option<Wrong>>,
}

/// Name, value, pieces and bags as they are typed.
type Typed = [String; 4];

/// What was typed and not saved, of a class that was seen so or is new.
#[derive(Clone)]
struct Draft {
    id: ClassId,
    seen: Option<Class>,
    typed: Typed,
}

fn written(seen: Option<&Class>, locale: Locale) -> Typed {
    let count = |most: fn(&Class) -> Option<i32>| seen.and_then(most).map(|most| most.to_string()).unwrap_or_default();
    let value = seen.and_then(|class| class.value_minor).map(|minor| amount::hundredths(minor, locale)).unwrap_or_default();
    [seen.map(|class| class.name.clone()).unwrap_or_default(), value, count(|class| class.pieces), count(|class| class.bags)]
}

impl Words {
    fn of(room: Room, id: ClassId, typed: Typed) -> Self {
        let [name, value, pieces, bags] = typed.map(RwSignal::new);
        Self { room, id, name, value, pieces, bags, wrong: RwSignal::new(None) }
    }

    fn typed(self) -> Typed {
        [self.name, self.value, self.pieces, self.bags].map(|words| words.get())
    }

    /// What was typed, or the first field that is wrong.
    fn read(self) -> Result<Class, Wrong> {
        let typed = |words: RwSignal<String>| words.get_untracked().trim().to_owned();
        let name = text::line(&typed(self.name), MOST_CLASS_NAME).map_err(|_| Wrong::Name)?;
        let value = typed(self.value);
        let value_minor = if value.is_empty() { None } else { Some(typed_amount(&value, self.room.seat.locale).ok_or(Wrong::Value)?) };
        let count = |words: String| if words.is_empty() { Ok(None) } else { words.parse().map(Some).map_err(|_| Wrong::Counts) };
        let (pieces, bags) = (count(typed(self.pieces))?, count(typed(self.bags))?);
        if !are_limits(value_minor, None, None) {
            return Err(Wrong::Value);
        }
        if !are_limits(None, pieces, bags) {
            return Err(Wrong::Counts);
        }
        Ok(Class { id: self.id, name, value_minor, pieces, bags })
    }
}

#[component]
pub fn Classes(room: Room, house: House) -> impl IntoView {
    let say = clients::classes(room.seat.locale);
    let next = house.next_class;
    let forms = house.classes.into_iter().map(|class| one(room, class.id, Some(class))).collect_view();
    view! {
        <section class="rules" aria-labelledby="classes-title">
            <h2 class="team__part" id="classes-title">{say.title}</h2>
            <p class="rules__lead">{say.lead}</p>
            <div class="rules__all">{forms}{one(room, next, None)}</div>
        </section>
    }
}

fn one(room: Room, id: ClassId, seen: Option<Class>) -> impl IntoView {
    let (say, rules) = (clients::classes(room.seat.locale), room.seat.rules());
    let is_new = seen.is_none();
    // a new one has another id each time that the room is read
    let form = Form::new(room, if is_new { "class-new".to_owned() } else { format!("class-{id}") });
    let kept = form.found::<Draft>();
    let (id, seen) = kept.as_ref().map_or((id, seen), |kept| (kept.id, kept.seen.clone()));
    let settled = RwSignal::new(written(seen.as_ref(), room.seat.locale));
    let words = Words::of(room, id, kept.map_or_else(|| settled.get_untracked(), |kept| kept.typed));
    let title = seen.as_ref().map_or_else(|| say.add.to_owned(), |class| class.name.clone());
    let heading = title.clone();
    let seen = RwSignal::new(seen);
    form.keep(move || {
        let typed = words.typed();
        (typed != settled.get()).then(|| Draft { id, seen: seen.get_untracked(), typed })
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let read = words.read();
        words.wrong.set(read.as_ref().err().copied());
        let Ok(class) = read else { return };
        let (before, after, typed) = (seen.get_untracked(), class.clone(), untrack(|| words.typed()));
        form.send(async move { save_class(before, after).await }, move || {
            settled.try_set(typed);
            room.told.try_set((if is_new { rules.added } else { rules.saved })(&class.name));
            if is_new {
                room.fetch();
            } else {
                seen.try_set(Some(class));
            }
        });
    };
    view! {
        <form class="rules__one" on:submit=send novalidate aria-label=title>
            <h3 class="rules__name">{heading}</h3>
            <div class="rules__fields">{fields(words)}</div>
            {foot(form, if is_new { rules.add } else { rules.save }, None)}
        </form>
    }
}

fn fields(words: Words) -> impl IntoView {
    let (say, more) = (clients::classes(words.room.seat.locale), clients::profile(words.room.seat.locale));
    let field = move |part: &'static str,
                      typed: RwSignal<String>,
                      label: &'static str,
                      hint: &'static str,
                      wrong: (Wrong, &'static str)| {
        let id = format!("class-{}-{part}", words.id);
        let error = format!("{id}-error");
        let is_wrong = move || words.wrong.get() == Some(wrong.0);
        view! {
            <div class="rule">
                <label class="rule__label" for=id.clone()>{label}</label>
                <input class="desk-input" id=id autocomplete="off" maxlength="40" aria-describedby=error.clone() aria-invalid=move || is_wrong().then_some("true")
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
                <p class="rule__wrong" id=error aria-live="polite">{move || is_wrong().then_some(wrong.1)}</p>
                <p class="rule__hint">{hint}</p>
            </div>
        }
    };
    view! {
        {field("name", words.name, say.name, "", (Wrong::Name, say.name_wrong))}
        {field("value", words.value, say.value, say.value_hint, (Wrong::Value, say.value_wrong))}
        {field("pieces", words.pieces, more.pieces, say.hint, (Wrong::Counts, more.counts_wrong))}
        {field("bags", words.bags, more.bags, say.hint, (Wrong::Counts, more.counts_wrong))}
    }
}
