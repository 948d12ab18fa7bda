//! A second, naive model of the verdict: it keeps the whole history as a list, and judges it from the beginning each time. It has no
//! limits, no counters and no state that is carried along.

mod compared;
mod events;
mod histories;
mod judged;
