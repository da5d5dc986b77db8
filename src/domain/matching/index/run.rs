//! Clients in their order: who has as many points as another stands before or behind her once and for all, so of those the first ones found
//! are the right ones, and who was written to lately, or bought lately, stands together.
use super::{
    bitmap::Bitmap,
    client::{Client, Moment, Standing},
    columns::{Columns, NOWHERE},
};
use crate::domain::id::PersonId;
use std::cmp::Reverse;

#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) ids: Vec<PersonId>,
    pub(super) standings: Vec<Standing>,
    pub(super) tastes: Columns,
    pub(super) sizes: Columns,
    /// Who is still told by this run, and of those whom neither her own word nor the house's keeps from being written to.
    pub(super) live: Bitmap,
    pub(super) welcome: Bitmap,
    /// From here on stand those who were written to, longest ago first; before them who bought last comes first.
    pub(super) contacted_from: usize,
    /// Those by when they bought, last first.
    pub(super) contacted_by_bought: Vec<u32>,
    /// Who has a bag, by when it is due.
    pub(super) dues: Vec<(Moment, u32)>,
    by_id: Vec<u32>,
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NOWHERE)
}

impl Run {
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// One more, behind everybody: until the run is sorted nobody may ask.
    pub(super) fn push(&mut self, client: &Client) {
        let at = self.ids.len();
        self.tastes.note(&client.taste, at);
        self.sizes.note(&client.sizes, at);
        self.live.set(at);
        self.by_id.push(number(at));
        self.ids.push(client.id);
        self.standings.push(client.standing);
    }

    pub(super) fn find(&self, id: PersonId) -> Option<usize> {
        let at = self.by_id.binary_search_by_key(&Some(id), |at| self.ids.get(*at as usize).copied()).ok()?;
        self.by_id.get(at).map(|at| *at as usize)
    }

    /// She is told elsewhere from now on, or nowhere.
    pub(super) fn leave(&mut self, id: PersonId) {
        if let Some(at) = self.find(id) {
            self.live.clear(at);
            self.welcome.clear(at);
        }
    }

    /// Bring everybody who is still told into the one order. Who was in it already costs little.
    pub(super) fn sort(&mut self) {
        let turn = |at: &u32| Some(self.standings.get(*at as usize)?.turn(*self.ids.get(*at as usize)?));
        let mut order: Vec<u32> = self.live.places().map(number).collect();
        order.sort_by_key(turn);
        let mut to = vec![NOWHERE; self.ids.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(to) = to.get_mut(*old as usize) {
                *to = number(new);
            }
        }
        self.tastes.move_all(&to, order.len());
        self.sizes.move_all(&to, order.len());
        self.ids = order.iter().filter_map(|old| self.ids.get(*old as usize).copied()).collect();
        self.standings = order.iter().filter_map(|old| self.standings.get(*old as usize).copied()).collect();
        let ids = &self.ids;
        let mut by_id: Vec<u32> =
            self.by_id.iter().filter_map(|old| to.get(*old as usize).copied()).filter(|new| *new != NOWHERE).collect();
        by_id.sort_by_key(|at| ids.get(*at as usize));
        self.by_id = by_id;
        self.look();
    }

    /// What follows from the order.
    fn look(&mut self) {
        let all = self.standings.len();
        self.live = Bitmap::empty(all);
        self.live.paint(0..all, true);
        self.welcome = self.live.clone();
        self.dues.clear();
        for (at, standing) in self.standings.iter().enumerate() {
            if standing.opted_out || standing.blocked {
                self.welcome.clear(at);
            }
            self.dues.extend(standing.due.map(|due| (due, number(at))));
        }
        self.dues.sort_unstable();
        self.contacted_from = self.standings.partition_point(|standing| standing.contacted.is_none());
        self.contacted_by_bought = (number(self.contacted_from)..number(all)).collect();
        let standings = &self.standings;
        self.contacted_by_bought.sort_by_key(|at| Reverse(standings.get(*at as usize).map(|standing| standing.bought)));
    }
}
