//! Ordered lists.

use std::cmp::Ordering;

use crate::work::visit;

/// Returns the indices of `count` items in their order; equal items stay in the order of the list.
///
/// One function for all types, because the code of a sort takes some KiB for each. That of a stable sort takes twice as much: here the
/// index decides between equal items.
#[inline(never)]
pub(crate) fn indices(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..count).collect();
    indices.sort_unstable_by(|left, right| compare(*left, *right).then(left.cmp(right)));
    indices
}

/// Returns texts in their order.
pub(crate) fn texts<'t>(list: &[&'t str]) -> Vec<&'t str> {
    let text = |at: usize| list.get(at).copied();
    let in_order = indices(list.len(), &|left, right| text(left).cmp(&text(right)));
    in_order.into_iter().filter_map(text).collect()
}

/// Inserts an item behind all items with the same or an earlier place.
///
/// For lists of at most some hundred items: there it is as fast as a sort, whose code takes 6 KiB for each type.
pub(crate) fn insert<T>(list: &mut Vec<T>, item: T, place: impl Fn(&T) -> usize) {
    let at = list.partition_point(|earlier| place(earlier) <= place(&item));
    visit((list.len() - at) * size_of::<T>());
    list.insert(at, item);
}
