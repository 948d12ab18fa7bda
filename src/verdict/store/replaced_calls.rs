//! The calls that transfers replace: the end of such a call is a signal for the transfer.

use std::collections::hash_map::Entry;

use super::call_key::CallKey;
use super::hashing::{ByCall, Hashing};

/// The slots of the transfers that replace a call. Hardly ever more than one.
#[derive(Debug)]
enum Slots {
    One(u32),
    /// In their order, so that one of many is found quickly. A set of the standard library would take 6 KiB of code.
    Several(Vec<u32>),
}

/// The replaced calls, and the slots of the transfers that replace them.
#[derive(Debug)]
pub(crate) struct ReplacedCalls(ByCall<Slots>);

impl ReplacedCalls {
    pub(crate) fn new(hashing: Hashing) -> Self {
        Self(ByCall::with_hasher(hashing))
    }

    /// Returns the slots of the transfers that replace a call.
    #[inline(always)]
    pub(crate) fn slots(&self, call: &CallKey) -> Vec<u32> {
        match self.0.get(call) {
            None => Vec::new(),
            Some(Slots::One(slot)) => vec![*slot],
            Some(Slots::Several(slots)) => slots.clone(),
        }
    }

    pub(crate) fn add(&mut self, call: CallKey, slot: u32) {
        match self.0.entry(call) {
            Entry::Vacant(entry) => {
                entry.insert(Slots::One(slot));
            }
            Entry::Occupied(mut entry) => match entry.get_mut() {
                Slots::One(first) if *first == slot => {}
                Slots::One(first) => {
                    let slots = vec![slot.min(*first), slot.max(*first)];
                    entry.insert(Slots::Several(slots));
                }
                Slots::Several(slots) => {
                    if let Err(place) = slots.binary_search(&slot) {
                        slots.insert(place, slot);
                    }
                }
            },
        }
    }

    pub(crate) fn remove(&mut self, call: CallKey, slot: u32) {
        let Entry::Occupied(mut entry) = self.0.entry(call) else { return };
        let is_empty = match entry.get_mut() {
            Slots::One(first) => *first == slot,
            Slots::Several(slots) => {
                if let Ok(place) = slots.binary_search(&slot) {
                    slots.remove(place);
                }
                slots.is_empty()
            }
        };
        if is_empty {
            entry.remove();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaced_call_has_the_slots_of_all_its_transfers() {
        let mut calls = ReplacedCalls::new(Hashing::new(0));
        let call = || CallKey::new("a call");
        assert_eq!(calls.slots(&call()), [0_u32; 0]);
        calls.add(call(), 7);
        calls.add(call(), 7);
        assert_eq!(calls.slots(&call()), [7]);
        calls.add(call(), 3);
        calls.add(CallKey::new("another"), 3);
        assert_eq!(calls.slots(&call()), [3, 7]);
        calls.remove(call(), 9);
        calls.remove(call(), 7);
        assert_eq!(calls.slots(&call()), [3]);
        calls.remove(call(), 3);
        assert_eq!(calls.slots(&call()), [0_u32; 0]);
        assert_eq!(calls.0.len(), 1);
    }
}
