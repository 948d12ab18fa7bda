//! The transfers that are kept: found by their calls, and left out when there is no room for another one.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::hashing::Hashing;
use super::key::CallKey;
use super::queue::Queues;
use super::replacing::Replacing;
use super::transfer::Transfer;

/// Transfers, each at a place of its own as long as it is kept.
#[derive(Debug)]
pub(super) struct Kept {
    capacity: usize,
    hashing: Hashing,
    /// The places, found by the calls that stand there.
    places: HashTable<u32>,
    slots: Vec<Option<Slot>>,
    /// The places where nothing is.
    free: Vec<u32>,
    queues: Queues,
    /// Where the transfers are that replace a call.
    replacing: Replacing,
}

#[derive(Debug)]
struct Slot {
    key: CallKey,
    transfer: Transfer,
}

impl Kept {
    pub(super) fn new(capacity: usize, hashing: Hashing) -> Self {
        Self {
            capacity,
            hashing,
            places: HashTable::new(),
            slots: Vec::new(),
            free: Vec::new(),
            queues: Queues::default(),
            replacing: Replacing::new(hashing),
        }
    }

    pub(super) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Where the transfer of a call is.
    pub(super) fn place_of(&self, key: &CallKey) -> Option<u32> {
        let is_there = |place: &u32| slot(&self.slots, *place).is_some_and(|slot| slot.key == *key);
        self.places.find(self.hashing.hash_one(key), is_there).copied()
    }

    pub(super) fn get(&self, place: u32) -> Option<&Transfer> {
        slot(&self.slots, place).map(|slot| &slot.transfer)
    }

    pub(super) fn get_mut(&mut self, place: u32) -> Option<&mut Transfer> {
        self.slots.get_mut(place as usize)?.as_mut().map(|slot| &mut slot.transfer)
    }

    /// The transfer at a place, and its call for comparing.
    pub(super) fn with_key(&self, place: u32) -> Option<(&CallKey, &Transfer)> {
        slot(&self.slots, place).map(|slot| (&slot.key, &slot.transfer))
    }

    /// The places of the transfers that replace a call.
    pub(super) fn replacing(&self, call: &CallKey) -> &[u32] {
        self.replacing.of(call)
    }

    /// Notes which call the transfer at a place replaces now.
    pub(super) fn replace(&mut self, place: u32, before: Option<CallKey>) {
        let now = self.get(place).and_then(Transfer::replaced);
        if let Some(before) = before {
            self.replacing.remove(before, place);
        }
        if let Some(now) = now {
            self.replacing.add(now, place);
        }
    }

    /// Keeps a transfer of which nothing is known yet but its call. [`Self::sort`] must follow.
    pub(super) fn insert(&mut self, key: CallKey, call_id: &[u8]) -> u32 {
        let least = self.queues.least().filter(|_| self.len() >= self.capacity);
        let place = least.unwrap_or_else(|| self.free_place());
        if least.is_some() {
            self.unlink(place);
        }
        self.enter(place, &key);
        match self.slots.get_mut(place as usize) {
            // Begun anew where it stands: moving a transfer takes longer than all the rest.
            Some(Some(slot)) => {
                slot.key = key;
                slot.transfer.begin_anew(call_id);
            }
            Some(slot) => *slot = Some(Slot { key, transfer: Transfer::new(call_id) }),
            None => {}
        }
        place
    }

    /// Keeps a transfer that is not kept yet, and for which there is room.
    pub(super) fn put(&mut self, key: CallKey, transfer: Transfer) {
        let place = self.free_place();
        self.enter(place, &key);
        let is_over = transfer.is_over();
        if let Some(slot) = self.slots.get_mut(place as usize) {
            *slot = Some(Slot { key, transfer });
        }
        self.replace(place, None);
        self.queues.sort(place, is_over);
    }

    /// Puts a transfer where it belongs, after it heard something.
    pub(super) fn sort(&mut self, place: u32, is_over: bool) {
        self.queues.sort(place, is_over);
    }

    pub(super) fn leave_out(&mut self, place: u32) {
        self.unlink(place);
        if let Some(slot) = self.slots.get_mut(place as usize)
            && slot.take().is_some()
        {
            self.free.push(place);
        }
    }

    /// The transfers in the order in which they would be left out.
    pub(super) fn in_order(&self) -> impl Iterator<Item = &Transfer> {
        self.queues.iter().filter_map(|place| self.get(place))
    }

    fn free_place(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            // The capacity is far below what 32 bits can count.
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// Lets a place be found by its call.
    fn enter(&mut self, place: u32, key: &CallKey) {
        let hash_at =
            |place: &u32| slot(&self.slots, *place).map_or(0, |slot| self.hashing.hash_one(&slot.key));
        self.places.insert_unique(self.hashing.hash_one(key), place, hash_at);
    }

    /// Lets a place be found no more.
    fn unlink(&mut self, place: u32) {
        let Some(Slot { key, transfer }) = slot(&self.slots, place) else { return };
        if let Ok(entry) = self.places.find_entry(self.hashing.hash_one(key), |other| *other == place) {
            entry.remove();
        }
        if let Some(replaced) = transfer.replaced() {
            self.replacing.remove(replaced, place);
        }
        self.queues.remove(place);
    }
}

fn slot(slots: &[Option<Slot>], place: u32) -> Option<&Slot> {
    slots.get(place as usize)?.as_ref()
}
