//! Which transfers replace a call: its end is news for them.

use super::hashing::{ByCall, Hashing};
use super::key::CallKey;

/// The places of the transfers that replace a call. A call is hardly ever replaced by two.
#[derive(Debug)]
enum Places {
    One(u32),
    Several(Vec<u32>),
}

/// Where the transfers are that replace a call.
#[derive(Debug)]
pub(super) struct Replacing(ByCall<Places>);

impl Replacing {
    pub(super) fn new(hashing: Hashing) -> Self {
        Self(ByCall::with_hasher(hashing))
    }

    /// The places of the transfers that replace a call, in the order in which they were added.
    #[inline(always)]
    pub(super) fn of(&self, call: &CallKey) -> &[u32] {
        match self.0.get(call) {
            None => &[],
            Some(Places::One(place)) => std::slice::from_ref(place),
            Some(Places::Several(places)) => places,
        }
    }

    pub(super) fn add(&mut self, call: CallKey, place: u32) {
        let mut places = self.of(&call).to_vec();
        if places.contains(&place) {
            return;
        }
        places.push(place);
        self.set(call, places);
    }

    pub(super) fn remove(&mut self, call: CallKey, place: u32) {
        let mut places = self.of(&call).to_vec();
        places.retain(|each| *each != place);
        self.set(call, places);
    }

    fn set(&mut self, call: CallKey, places: Vec<u32>) {
        match places[..] {
            [] => self.0.remove(&call),
            [place] => self.0.insert(call, Places::One(place)),
            _ => self.0.insert(call, Places::Several(places)),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_several_transfers_replace_is_known_to_all_until_they_go() {
        let mut replacing = Replacing::new(Hashing::new(0));
        let call = || CallKey::of("a call");
        assert_eq!(replacing.of(&call()), [0_u32; 0]);
        replacing.add(call(), 7);
        replacing.add(call(), 7);
        assert_eq!(replacing.of(&call()), [7]);
        replacing.add(call(), 3);
        replacing.add(CallKey::of("another"), 3);
        assert_eq!(replacing.of(&call()), [7, 3]);
        replacing.remove(call(), 9);
        replacing.remove(call(), 7);
        assert_eq!(replacing.of(&call()), [3]);
        replacing.remove(call(), 3);
        assert_eq!(replacing.of(&call()), [0_u32; 0]);
        assert_eq!(replacing.0.len(), 1);
    }
}
