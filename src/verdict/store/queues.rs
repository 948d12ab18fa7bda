//! Two queues of slots, of transfers that are over and of those that are not: the one to evict is found at once.

/// No slot.
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Link {
    previous: u32,
    next: u32,
    /// Whether it is in the queue of those that are over; `None` where it is in neither.
    is_over: Option<bool>,
}

#[derive(Debug, Clone, Copy)]
struct Ends {
    first: u32,
    last: u32,
}

/// Slots, each in one of two queues. The links are in a list, so that no operation depends on the number of slots.
#[derive(Debug)]
pub(crate) struct Queues {
    links: Vec<Link>,
    open: Ends,
    over: Ends,
}

impl Default for Queues {
    fn default() -> Self {
        let empty = Ends { first: NONE, last: NONE };
        Self { links: Vec::new(), open: empty, over: empty }
    }
}

impl Queues {
    /// Puts a slot at the end of a queue; it must be in neither.
    fn push(&mut self, index: u32, is_over: bool) {
        let last = self.ends(is_over).last;
        let link = Link { previous: last, next: NONE, is_over: Some(is_over) };
        if let Some(slot) = self.links.get_mut(index as usize) {
            *slot = link;
        } else {
            self.links.push(link);
        }
        match self.links.get_mut(last as usize) {
            Some(previous) => previous.next = index,
            None => self.ends(is_over).first = index,
        }
        self.ends(is_over).last = index;
    }

    /// Removes a slot from its queue.
    pub(crate) fn remove(&mut self, index: u32) {
        let Some(link) = self.links.get_mut(index as usize) else { return };
        let Link { previous, next, .. } = *link;
        let Some(is_over) = link.is_over.take() else { return };
        match self.links.get_mut(previous as usize) {
            Some(link) => link.next = next,
            None => self.ends(is_over).first = next,
        }
        match self.links.get_mut(next as usize) {
            Some(link) => link.previous = previous,
            None => self.ends(is_over).last = previous,
        }
    }

    /// Puts a slot at the end of a queue, unless it is in it.
    #[inline(always)]
    pub(crate) fn sort(&mut self, index: u32, is_over: bool) {
        if self.links.get(index as usize).is_none_or(|link| link.is_over != Some(is_over)) {
            self.remove(index);
            self.push(index, is_over);
        }
    }

    /// Returns the slot to evict first: the oldest of those that are over, otherwise the oldest.
    pub(crate) fn first(&self) -> Option<u32> {
        [self.over.first, self.open.first].into_iter().find(|index| *index != NONE)
    }

    /// Returns all slots in the order in which they would be evicted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> {
        let step =
            |index: &u32| self.links.get(*index as usize).map(|link| link.next).filter(|next| *next != NONE);
        [self.over.first, self.open.first]
            .into_iter()
            .flat_map(move |first| std::iter::successors((first != NONE).then_some(first), step))
    }

    fn ends(&mut self, is_over: bool) -> &mut Ends {
        if is_over { &mut self.over } else { &mut self.open }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(queues: &Queues) -> Vec<u32> {
        queues.iter().collect()
    }

    #[test]
    fn queues_evict_the_oldest_of_those_that_are_over_first() {
        let mut queues = Queues::default();
        for index in 0..5 {
            queues.sort(index, false);
        }
        assert_eq!(order(&queues), [0, 1, 2, 3, 4]);
        queues.sort(3, true);
        queues.sort(1, true);
        assert_eq!(order(&queues), [3, 1, 0, 2, 4]);
        assert_eq!(queues.first(), Some(3));
        queues.sort(3, false);
        assert_eq!(order(&queues), [1, 0, 2, 4, 3]);
        for index in [1, 4, 0] {
            queues.remove(index);
        }
        assert_eq!(order(&queues), [2, 3]);
        queues.sort(4, true);
        assert_eq!(order(&queues), [4, 2, 3]);
        for index in [4, 2, 3] {
            assert_eq!(queues.first(), Some(index));
            queues.remove(index);
        }
        assert_eq!(queues.first(), None);
        assert!(order(&queues).is_empty());
    }
}
