//! Two queues of transfers, those that go on and those that ended: who is left out first is found at once.

/// No place.
const NONE: u32 = u32::MAX;

#[derive(Debug, Clone, Copy)]
struct Link {
    before: u32,
    after: u32,
    /// Of which queue; `None` where it is in none.
    ended: Option<bool>,
}

#[derive(Debug, Clone, Copy)]
struct Ends {
    first: u32,
    last: u32,
}

/// Places of a list, each in one of two queues.
#[derive(Debug)]
pub(super) struct Queues {
    links: Vec<Link>,
    going_on: Ends,
    ended: Ends,
}

impl Default for Queues {
    fn default() -> Self {
        let empty = Ends { first: NONE, last: NONE };
        Self { links: Vec::new(), going_on: empty, ended: empty }
    }
}

impl Queues {
    /// Puts a place at the end of a queue; it must be in none.
    fn push(&mut self, place: u32, ended: bool) {
        let last = self.ends(ended).last;
        let link = Link { before: last, after: NONE, ended: Some(ended) };
        if let Some(slot) = self.links.get_mut(place as usize) {
            *slot = link;
        } else {
            self.links.push(link);
        }
        match self.links.get_mut(last as usize) {
            Some(before) => before.after = place,
            None => self.ends(ended).first = place,
        }
        self.ends(ended).last = place;
    }

    /// Takes a place out of its queue.
    pub(super) fn remove(&mut self, place: u32) {
        let Some(link) = self.links.get_mut(place as usize) else { return };
        let Link { before, after, .. } = *link;
        let Some(ended) = link.ended.take() else { return };
        match self.links.get_mut(before as usize) {
            Some(link) => link.after = after,
            None => self.ends(ended).first = after,
        }
        match self.links.get_mut(after as usize) {
            Some(link) => link.before = before,
            None => self.ends(ended).last = before,
        }
    }

    /// Puts a place at the end of the right queue, unless it is in it.
    #[inline(always)]
    pub(super) fn sort(&mut self, place: u32, ended: bool) {
        if self.links.get(place as usize).is_none_or(|link| link.ended != Some(ended)) {
            self.remove(place);
            self.push(place, ended);
        }
    }

    /// The place that is missed the least: the oldest that ended, otherwise the oldest.
    pub(super) fn least(&self) -> Option<u32> {
        [self.ended.first, self.going_on.first].into_iter().find(|place| *place != NONE)
    }

    /// All places, in the order in which they would be left out.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        let step =
            |place: &u32| self.links.get(*place as usize).map(|link| link.after).filter(|next| *next != NONE);
        [self.ended.first, self.going_on.first]
            .into_iter()
            .flat_map(move |first| std::iter::successors((first != NONE).then_some(first), step))
    }

    fn ends(&mut self, ended: bool) -> &mut Ends {
        if ended { &mut self.ended } else { &mut self.going_on }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(queues: &Queues) -> Vec<u32> {
        queues.iter().collect()
    }

    #[test]
    fn those_that_ended_are_left_out_first_and_the_oldest_of_them() {
        let mut queues = Queues::default();
        for place in 0..5 {
            queues.sort(place, false);
        }
        assert_eq!(order(&queues), [0, 1, 2, 3, 4]);
        queues.sort(3, true);
        queues.sort(1, true);
        assert_eq!(order(&queues), [3, 1, 0, 2, 4]);
        assert_eq!(queues.least(), Some(3));
        queues.sort(3, false);
        assert_eq!(order(&queues), [1, 0, 2, 4, 3]);
        for place in [1, 4, 0] {
            queues.remove(place);
        }
        assert_eq!(order(&queues), [2, 3]);
        queues.sort(4, true);
        assert_eq!(order(&queues), [4, 2, 3]);
        for place in [4, 2, 3] {
            assert_eq!(queues.least(), Some(place));
            queues.remove(place);
        }
        assert_eq!(queues.least(), None);
        assert!(order(&queues).is_empty());
    }
}
