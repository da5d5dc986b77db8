//! The morning in English.
use super::{Figures, Goal, Health, Words};
use crate::domain::{
    goal::{GoalField, WeightsFrom},
    today::{Action, Reason},
};

pub(super) static EN: Words = Words { title: "Today", loading: "Looking at the shop", figures: FIGURES, goal: GOAL, health: HEALTH };

const FIGURES: Figures = Figures {
    title: "Command center",
    revenue: "Revenue of paid orders",
    back: |amount| format!("{amount} of it went back"),
    active: "Active clients",
    active_why: |days| format!("ordered or tried within {days} days"),
    low: "Running low",
    orders: "Orders",
    stock: "Running low",
    stock_none: "Nothing runs low.",
    left: |free, below| format!("{free} left, few below {below}"),
    few: "Few below",
    few_save: "Save",
    few_wrong: "A whole number up to 100,000, or nothing for the house's rule.",
    few_house: "the house's rule",
};

const GOAL: Goal = Goal {
    title: |month| format!("Goal for {month}"),
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    missing: |amount, day| match day {
        Some(day) => format!("{amount} to the goal; at this pace, on day {day}."),
        None => format!("{amount} to the goal; at this pace it is not reached this month."),
    },
    reached: |amount| format!("The goal is reached: {amount} so far."),
    no_goal: "No goal is set for this month.",
    a_day: |amount, pieces, days| {
        let pieces = pieces.map(|many| if many == 1 { ", about 1 piece,".into() } else { format!(", about {many} pieces,") });
        format!("That is {amount}{} on each of the {days} open days left.", pieces.unwrap_or_default())
    },
    band: |low, mid, high| format!("The month should end near {mid}, between {low} and {high}."),
    too_early: "Too early to foresee the month: no open day is over yet, and there is no month before.",
    in_bags: |value, expected| format!("{value} lie in open bags; {expected} of it should stay with clients."),
    from: |from| match from {
        WeightsFrom::Said => "Days weigh as you said.",
        WeightsFrom::Learned => "Days weigh as in the eight weeks before this month.",
        WeightsFrom::Alike => "There is no past to learn from: every open day weighs the same.",
    },
    chart: |month| format!("Sales of {month}: what came in, against the line of the goal"),
    ideal: "Goal",
    real: "Came in",
    foreseen: "Foreseen",
    table: "The same as a table",
    day: "Day",
    of_day: "On the day",
    so_far: "So far",
    closed_day: "closed",
    shares: "Whose it is",
    shares_none: "Nobody sells here yet.",
    share: |sold, target| format!("{sold} of {target}"),
    no_share: |sold| format!("{sold}, no share set"),
    set: "Set the goal",
    target: "Goal of the month",
    stretch: "More than good (may be empty)",
    weights: "How much each weekday weighs, 0 to 100",
    weights_why: "All empty: as the eight weeks before.",
    closed: "Days without trade",
    closed_why: "Days of this month, as 7, 20.",
    save: "Save the goal",
    saved: "The goal is set.",
    edited_meanwhile: "Somebody set it meanwhile; this is how it stands now.",
    wrong: |field| match field {
        GoalField::Target => "An amount above zero.",
        GoalField::Stretch => "An amount above the goal, or nothing.",
        GoalField::Weight(_) => "Whole numbers from 0 to 100, one of them above zero.",
        GoalField::Closed => "Days of this month, with commas.",
    },
    share_wrong: "An amount, zero or more.",
};

const HEALTH: Health = Health {
    title: "What should move",
    all: "All",
    none: ("Nothing here.", "What hangs on the rail sells by itself, or was moved already."),
    never: "Not weighed yet.",
    made_at: |at| format!("Weighed {at}"),
    stale: "That is more than a day ago.",
    weigh: "Weigh now",
    action: |action| match action {
        Action::Match => "offer",
        Action::Discount => "make cheaper",
        Action::Mend => "mend",
        Action::Return => "give back",
        Action::Retire => "let go",
    },
    verb: |action| match action {
        Action::Match => "Open",
        Action::Discount => "Make cheaper",
        Action::Mend => "Into care",
        Action::Return => "Set aside for her",
        Action::Retire => "Give away",
    },
    lower_to: |price| format!("Lower to {price}"),
    done: |action| match action {
        Action::Match => "Opened.",
        Action::Discount => "It is cheaper now.",
        Action::Mend => "It is in care.",
        Action::Return => "It is set aside for its consignor.",
        Action::Retire => "It was given away.",
    },
    reason: |reason| match reason {
        Reason::Hangs(1) => "1 day on the rail".into(),
        Reason::Hangs(days) => format!("{days} days on the rail"),
        Reason::Tired(percent) => format!("{percent}% of its kind still hang"),
        Reason::Dead => "its collection does not sell".into(),
        Reason::Tried(times, 0) => format!("tried {times}×, never kept"),
        Reason::Tried(times, wrong) => format!("tried {times}×, never kept, {wrong}× something was wrong"),
    },
    at_risk: |amount| format!("ties up {amount}"),
    look: "See the piece",
    find: "Whom it suits",
    otherwise: "It stands otherwise by now. Look at the piece.",
};
