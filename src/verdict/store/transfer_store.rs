//! The stored transfers: found by their calls, and evicted when there is no room for another one.

use std::hash::BuildHasher;

use hashbrown::HashTable;

use super::call_key::CallKey;
use super::hashing::Hashing;
use super::queues::Queues;
use super::replaced_calls::ReplacedCalls;

/// An item of the store: the transfer of one call.
pub(crate) trait Stored {
    /// Returns an item without any evidence.
    fn new(call_id: &[u8]) -> Self;
    /// Makes it an item of another call, without any evidence. May keep the memory that it has.
    fn reset(&mut self, call_id: &[u8]);
    /// Returns the calls that it replaces, of which it is notified.
    fn replaced_calls(&self) -> impl Iterator<Item = CallKey>;
}

/// Transfers, each in a slot of its own as long as it is stored.
#[derive(Debug)]
pub(crate) struct TransferStore<T> {
    capacity: usize,
    hashing: Hashing,
    /// The indexes of the slots, found by the calls in the slots.
    indexes: HashTable<u32>,
    slots: Vec<Option<Slot<T>>>,
    /// The indexes of empty slots.
    free: Vec<u32>,
    queues: Queues,
    replaced_calls: ReplacedCalls,
}

#[derive(Debug)]
struct Slot<T> {
    key: CallKey,
    transfer: T,
}

impl<T: Stored> TransferStore<T> {
    pub(crate) fn new(capacity: usize, hashing: Hashing) -> Self {
        Self {
            capacity,
            hashing,
            indexes: HashTable::new(),
            slots: Vec::new(),
            free: Vec::new(),
            queues: Queues::default(),
            replaced_calls: ReplacedCalls::new(hashing),
        }
    }

    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(crate) fn len(&self) -> usize {
        self.indexes.len()
    }

    /// Returns the slot of a call.
    pub(crate) fn index_of(&self, key: &CallKey) -> Option<u32> {
        let has_key = |index: &u32| slot(&self.slots, *index).is_some_and(|slot| slot.key == *key);
        self.indexes.find(self.hashing.hash_one(key), has_key).copied()
    }

    pub(crate) fn get(&self, index: u32) -> Option<&T> {
        slot(&self.slots, index).map(|slot| &slot.transfer)
    }

    pub(crate) fn get_mut(&mut self, index: u32) -> Option<&mut T> {
        self.slots.get_mut(index as usize)?.as_mut().map(|slot| &mut slot.transfer)
    }

    /// Returns the transfer in a slot, and its call.
    pub(crate) fn with_key(&self, index: u32) -> Option<(&CallKey, &T)> {
        slot(&self.slots, index).map(|slot| (&slot.key, &slot.transfer))
    }

    /// Returns the slots of the transfers that replace a call.
    pub(crate) fn replacing(&self, call: &CallKey) -> Vec<u32> {
        self.replaced_calls.slots(call)
    }

    /// Changes a transfer in a way that may change the calls that it replaces.
    pub(crate) fn change<R>(&mut self, index: u32, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let transfer = self.get_mut(index)?;
        let before: Vec<CallKey> = transfer.replaced_calls().collect();
        let result = change(transfer);
        self.update_replaced_calls(index, before);
        Some(result)
    }

    /// Updates the calls that the transfer in a slot replaces; `before` are those that it replaced.
    fn update_replaced_calls(&mut self, index: u32, before: Vec<CallKey>) {
        for call in before {
            self.replaced_calls.remove(call, index);
        }
        let now = slot(&self.slots, index).into_iter().flat_map(|slot| slot.transfer.replaced_calls());
        for call in now {
            self.replaced_calls.add(call, index);
        }
    }

    /// Stores a transfer without any evidence, in the place of another one where there is no room. [`Self::sort`] must follow.
    pub(crate) fn insert(&mut self, key: CallKey, call_id: &[u8]) -> u32 {
        let evicted = self.queues.first().filter(|_| self.len() >= self.capacity);
        let index = evicted.unwrap_or_else(|| self.free_slot());
        if evicted.is_some() {
            self.unlink(index);
        }
        self.link(index, &key);
        match self.slots.get_mut(index as usize) {
            // Reset in its slot: moving a transfer takes longer than all the rest.
            Some(Some(slot)) => {
                slot.key = key;
                slot.transfer.reset(call_id);
            }
            Some(slot) => *slot = Some(Slot { key, transfer: T::new(call_id) }),
            None => {}
        }
        index
    }

    /// Stores a transfer that is not stored yet, and for which there is room.
    pub(crate) fn put(&mut self, key: CallKey, transfer: T, is_over: bool) {
        let index = self.free_slot();
        self.link(index, &key);
        if let Some(slot) = self.slots.get_mut(index as usize) {
            *slot = Some(Slot { key, transfer });
        }
        self.update_replaced_calls(index, Vec::new());
        self.queues.sort(index, is_over);
    }

    /// Removes the transfer to evict first, if there is no room for another one.
    pub(crate) fn make_room(&mut self) {
        if let Some(index) = self.queues.first().filter(|_| self.len() >= self.capacity) {
            self.remove(index);
        }
    }

    /// Returns the transfers in the order of their slots.
    pub(crate) fn into_transfers(self) -> impl Iterator<Item = T> {
        self.slots.into_iter().flatten().map(|slot| slot.transfer)
    }

    /// Puts a transfer in the queue of those that are over, or of those that are not.
    pub(crate) fn sort(&mut self, index: u32, is_over: bool) {
        self.queues.sort(index, is_over);
    }

    pub(crate) fn remove(&mut self, index: u32) {
        self.unlink(index);
        if let Some(slot) = self.slots.get_mut(index as usize)
            && slot.take().is_some()
        {
            self.free.push(index);
        }
    }

    /// Returns the transfers in the order in which they would be evicted.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = &T> {
        self.queues.iter().filter_map(|index| self.get(index))
    }

    fn free_slot(&mut self) -> u32 {
        self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            // The capacity is far below what 32 bits can count.
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        })
    }

    /// Makes a slot findable by its call.
    fn link(&mut self, index: u32, key: &CallKey) {
        let hash_at =
            |index: &u32| slot(&self.slots, *index).map_or(0, |slot| self.hashing.hash_one(&slot.key));
        self.indexes.insert_unique(self.hashing.hash_one(key), index, hash_at);
    }

    /// Removes a slot from all indexes.
    fn unlink(&mut self, index: u32) {
        let Some(Slot { key, transfer }) = slot(&self.slots, index) else { return };
        if let Ok(entry) = self.indexes.find_entry(self.hashing.hash_one(key), |other| *other == index) {
            entry.remove();
        }
        for call in transfer.replaced_calls() {
            self.replaced_calls.remove(call, index);
        }
        self.queues.remove(index);
    }
}

fn slot<T>(slots: &[Option<Slot<T>>], index: u32) -> Option<&Slot<T>> {
    slots.get(index as usize)?.as_ref()
}
