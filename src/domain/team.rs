//! The team as an owner sees it: who wears which hat, who was asked to come, where somebody is signed in.
use super::{
    id::{InvitationId, PersonId},
    role::Role,
};
use serde::{Deserialize, Serialize};

/// Everybody with a hat of the team, and everybody who was asked to take one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub members: Vec<Member>,
    pub invitations: Vec<Invitation>,
}

/// One of the team. Times are written in the store's own zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub id: PersonId,
    pub full_name: String,
    pub email: String,
    pub hats: Vec<Role>,
    pub since: String,
    /// Empty when she was never here.
    pub seen: String,
    /// Whether she has a way to come in.
    pub comes_in: bool,
    pub is_disabled: bool,
    pub sessions: u32,
    /// She who looks.
    pub is_me: bool,
}

/// An invitation that was not taken up yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    pub id: InvitationId,
    pub email: String,
    pub hats: Vec<Role>,
    pub by: String,
    pub sent: String,
    pub until: String,
    pub is_over: bool,
}

/// Where one of the team is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRoom {
    pub id: String,
    pub device: String,
    pub since: String,
}

/// Hats as they may be asked for: of the team, each once, at least one; the one that opens most doors first.
pub fn hats(wanted: &[Role]) -> Option<Vec<Role>> {
    let mut hats: Vec<Role> = wanted.iter().copied().filter(|hat| Role::STAFF.contains(hat)).collect();
    hats.sort_unstable_by(|one, other| other.cmp(one));
    hats.dedup();
    (!hats.is_empty() && wanted.len() <= Role::STAFF.len() && wanted.iter().all(|hat| Role::STAFF.contains(hat))).then_some(hats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hats_of_the_team_are_offered_and_each_once() {
        assert_eq!(hats(&[Role::Courier, Role::Owner, Role::Courier]), Some(vec![Role::Owner, Role::Courier]));
        assert_eq!((hats(&[]), hats(&[Role::Customer]), hats(&[Role::Courier, Role::Consignor])), (None, None, None));
        assert_eq!(hats(&[Role::Courier; 5]), None);
    }
}
