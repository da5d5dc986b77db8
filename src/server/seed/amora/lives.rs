//! The life of a piece as its history tells it: arrived, on the rail, perhaps twice to a client's home and back, and then its fate.
//! Every step is one that the law of `law.transitions` allows to this actor.
use super::{
    consignors::brought,
    stock::{Fate, Planned},
};
use crate::server::{
    db::seeding::{EventRow, MoveRow},
    seed::{SeedError, calendar::Calendar, dice::Dice},
};
use uuid::Uuid;

const DAY: i64 = 86_400;

/// Who did it, beside machines.
#[derive(Debug, Clone, Copy)]
pub struct Hands {
    pub owner: Uuid,
    pub attendant: Uuid,
    pub courier: Uuid,
}

/// How a sold piece was sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SoldBy {
    pub way: Way,
    /// When the order was placed, and how much later its money came; seconds.
    pub at: i64,
    pub paid_after: i64,
    pub buyer: Option<Uuid>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Online,
    Counter,
    Bag,
}

/// A step: the state, who, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub to: &'static str,
    pub actor: &'static str,
    pub person: Option<Uuid>,
    pub at: i64,
}

/// How far a piece came that is in a bag today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Bagged,
    OnTheWay,
    AtHome,
    /// Received, and not looked at yet.
    Returned,
}

/// One time in a bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    pub bagged: i64,
    pub left: Option<i64>,
    /// When it ended, and whether she kept it.
    pub end: Option<(i64, bool)>,
}

/// A whole life.
#[derive(Debug, Clone)]
pub struct Life {
    pub arrived: i64,
    pub steps: Vec<Step>,
    pub homes: Vec<Home>,
}

impl Life {
    /// `sold` is asked for where the fate is to be sold.
    pub fn of(
        piece: &Planned,
        arrived_ago: i64,
        sold: Option<SoldBy>,
        stage: Stage,
        hands: &Hands,
        calendar: &Calendar,
        dice: &mut Dice,
    ) -> Result<Self, SeedError> {
        let arrived = calendar.at(arrived_ago, 9 * 3600 + dice.between(0, 3 * 3600))?;
        let hung = calendar.at(arrived_ago - 1, 10 * 3600 + dice.between(0, 7 * 3600))?;
        let mut life = Self {
            arrived,
            steps: vec![Step { to: "in_stock", actor: "attendant", person: Some(hands.attendant), at: hung }],
            homes: Vec::new(),
        };
        let is_consigned = brought(piece.collection).is_some();
        let (end, home) = fate(piece.fate, is_consigned, sold, stage, hands, calendar, dice)?;
        let until = match end.first() {
            Some(step) => step.at,
            None => calendar.at(1, 0)?,
        };
        life.go_to_homes(until, hands, dice);
        let out = life.out();
        life.steps.extend(end.into_iter().map(|step| if step.to == "in_consignment" { Step { to: out, ..step } } else { step }));
        life.homes.extend(home);
        Ok(life)
    }

    /// The word for the next time out.
    fn out(&self) -> &'static str {
        if self.homes.is_empty() { "in_consignment" } else { "re_consigned" }
    }

    /// Up to two visits to clients who did not keep it.
    fn go_to_homes(&mut self, until: i64, hands: &Hands, dice: &mut Dice) {
        for _ in 0..2 {
            let from = self.last() + DAY;
            let room = (until - DAY - from) / DAY - 7;
            if room < 2 || !dice.chance(26) {
                return;
            }
            let out = from + dice.between(1, room.min(60)) * DAY;
            let (attendant, courier, word) = (Some(hands.attendant), Some(hands.courier), self.out());
            self.homes.push(Home { bagged: out, left: Some(out + DAY), end: Some((out + 4 * DAY, false)) });
            self.steps.extend([
                Step { to: "bagged", actor: "attendant", person: attendant, at: out },
                Step { to: word, actor: "courier", person: courier, at: out + DAY },
                Step { to: "returned", actor: "courier", person: courier, at: out + 4 * DAY },
                Step { to: "in_stock", actor: "attendant", person: attendant, at: out + 5 * DAY },
            ]);
        }
    }

    /// When it was first on the rail.
    pub fn hung(&self) -> i64 {
        self.steps.first().map_or(self.arrived, |step| step.at)
    }

    /// When it last moved.
    pub fn last(&self) -> i64 {
        self.steps.last().map_or(self.arrived, |step| step.at)
    }

    /// How long it was on the rail by `until`: away or in care it was not.
    pub fn seconds_on_rail(&self, until: i64) -> i64 {
        let ends = self.steps.iter().skip(1).map(|step| step.at).chain([until]);
        let stays = self.steps.iter().zip(ends).filter(|(step, _)| matches!(step.to, "in_stock" | "held"));
        stays.map(|(step, end)| (end - step.at).max(0)).sum()
    }

    pub fn status(&self) -> &'static str {
        self.steps.last().map_or("draft", |step| step.to)
    }

    /// As rows of history and events.
    pub fn tell(&self, piece: Uuid, product: Uuid, dice: &mut Dice, moves: &mut Vec<MoveRow>, events: &mut Vec<EventRow>) {
        let mut was = "draft";
        for (version, step) in (1..).zip(&self.steps) {
            moves.push(MoveRow {
                subject: piece,
                version,
                from_status: was.into(),
                to_status: step.to.into(),
                actor: step.actor.into(),
                person_id: step.person,
                at: step.at,
            });
            events.push(EventRow {
                id: dice.uuid(),
                kind: format!("piece.{}", step.to),
                subject: "piece".into(),
                subject_id: piece,
                actor: step.actor.into(),
                person_id: step.person,
                particulars: format!(r#"{{"from":"{was}","product":"{product}"}}"#),
                at: step.at,
            });
            was = step.to;
        }
    }
}

/// The last steps, and the time in a bag that they tell of. A piece that leaves is said to be in consignment; whoever knows that it was
/// out before finds the other word.
fn fate(
    fate: Fate,
    is_consigned: bool,
    sold: Option<SoldBy>,
    stage: Stage,
    hands: &Hands,
    calendar: &Calendar,
    dice: &mut Dice,
) -> Result<(Vec<Step>, Option<Home>), SeedError> {
    let attendant = |to, at| Step { to, actor: "attendant", person: Some(hands.attendant), at };
    let courier = |to, at| Step { to, actor: "courier", person: Some(hands.courier), at };
    Ok(match (fate, sold) {
        (Fate::InStock, _) => (Vec::new(), None),
        (Fate::Away(ago), _) => {
            let (bagged, left) = (calendar.at(ago + 1, 16 * 3600)?, calendar.at(ago, 11 * 3600 + dice.between(0, 6 * 3600))?);
            let back = calendar.at(1, 18 * 3600)?.max(left + 3 * 3600);
            let mut steps = vec![attendant("bagged", bagged)];
            if stage != Stage::Bagged {
                steps.push(courier("in_consignment", left));
            }
            if stage == Stage::Returned {
                steps.push(attendant("returned", back));
            }
            let home =
                Home { bagged, left: (stage != Stage::Bagged).then_some(left), end: (stage == Stage::Returned).then_some((back, false)) };
            (steps, Some(home))
        }
        (Fate::Gone(ago), _) => {
            // what is somebody's goes back to her
            let to = if is_consigned { "sent_back" } else { "donated" };
            (vec![Step { to, actor: "owner", person: Some(hands.owner), at: calendar.at(ago, 17 * 3600)? }], None)
        }
        (Fate::Sold(_), Some(sold)) => match sold.way {
            Way::Online => {
                let actor = if sold.buyer.is_some() { "customer" } else { "guest" };
                let hold = Step { to: "held", actor, person: sold.buyer, at: sold.at - 400 };
                (vec![hold, Step { to: "sold", actor: "gateway", person: None, at: sold.at + sold.paid_after }], None)
            }
            Way::Counter => (vec![attendant("sold", sold.at + sold.paid_after)], None),
            Way::Bag => {
                let (out, paid) = (sold.at - 4 * DAY, sold.at + sold.paid_after);
                let home = Home { bagged: out, left: Some(out + DAY), end: Some((paid, true)) };
                (vec![attendant("bagged", out), courier("in_consignment", out + DAY), attendant("sold", paid)], Some(home))
            }
        },
        (Fate::Sold(_), None) => return Err(SeedError::Nonsense("a sold piece without its sale".into())),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::prices::Price, *};
    use crate::domain::{piece::PieceStatus, role::Role};
    use jiff::civil::Date;

    #[test]
    fn lives_follow_the_law_and_the_clock() {
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let hands = Hands { owner: Uuid::nil(), attendant: Uuid::nil(), courier: Uuid::nil() };
        let mut visits = 0;
        for n in 0..3000_i64 {
            let mut dice = Dice::new(u64::try_from(n).unwrap());
            let ago = 1 + n % 300;
            let fates = [Fate::InStock, Fate::Away(3), Fate::Sold(ago), Fate::Gone(ago)];
            let fate = fates[usize::try_from(n % 4).unwrap()];
            let way = [Way::Online, Way::Counter, Way::Bag][usize::try_from(n / 4 % 3).unwrap()];
            let at = calendar.buying_moment(ago, &mut dice).unwrap();
            let sold = matches!(fate, Fate::Sold(_)).then_some(SoldBy { way, at, paid_after: 190, buyer: None });
            let piece = Planned {
                collection: usize::try_from(n % 3).unwrap(),
                look: 0,
                size: 50,
                brand: 0,
                price: Price { price: 1, cost: 1 },
                fate,
            };
            let life = Life::of(&piece, ago + 95 + n % 200, sold, Stage::AtHome, &hands, &calendar, &mut dice).unwrap();
            let (mut state, mut at) = (PieceStatus::Draft, life.arrived);
            for step in &life.steps {
                let next: PieceStatus = step.to.parse().unwrap();
                let human: Result<Role, _> = step.actor.parse();
                let legal = match human {
                    Ok(role) => state.can_become(next, role),
                    Err(_) => matches!(
                        (state, next, step.actor),
                        (PieceStatus::InStock, PieceStatus::Held, "guest") | (PieceStatus::Held, PieceStatus::Sold, "gateway")
                    ),
                };
                assert!(legal && step.at > at, "{n}: {} to {} by {}", state.name(), step.to, step.actor);
                visits += usize::from(step.to == "returned");
                (state, at) = (next, step.at);
            }
            let last = if fate == Fate::InStock { "in_stock" } else { life.status() };
            assert_eq!(life.status(), last);
        }
        assert!(visits > 300, "pieces come back from homes: {visits}");
    }
}
