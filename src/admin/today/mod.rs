//! The morning: how far the month is, what presses, the figures of the shop, what should move, what runs low. Each part asks for itself, and
//! what somebody may not know is not there.
mod api;
mod cards;
mod chart;
mod figures;
mod goal;
mod health;
mod move_on;
mod set_goal;
mod shares;
mod stock;
mod table;

use super::Seat;
use crate::admin::prelude::*;
use crate::i18n::today;

impl Seat {
    /// The words of this room.
    fn today(self) -> &'static today::Words {
        today::of(self.locale)
    }
}

#[component]
pub fn TodayRoom(seat: Seat) -> impl IntoView {
    let say = seat.today();
    // what was done is said once, wherever it was done
    let told = RwSignal::new(String::new());
    let figures = figures::Asked::new(seat);
    let floor = seat.writes_pages();
    view! {
        <main class="desk team" id="content">
            <section class="team__list" aria-labelledby="today-title">
                <header class="team__bar">
                    <h1 class="team__title" id="today-title" tabindex="-1">{say.title}</h1>
                    <p class="team__told" role="status">{move || told.get()}</p>
                </header>
                <div class="team__scroll today">
                    <div class="today__side">
                        {goal::part(seat, told)}
                        {floor.then(|| health::part(seat, told))}
                    </div>
                    <div class="today__side">
                        {floor.then(|| cards::part(seat, told))}
                        {figures::part(figures)}
                        {stock::part(figures, told)}
                    </div>
                </div>
            </section>
        </main>
    }
}
