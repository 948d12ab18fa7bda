//! Runs an attack: many inputs from a seed, each of which the parser must survive.

use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::exit;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::random::Random;

/// The inputs of an attack, unless `TORTURE_SECONDS` has another end.
const CASES: u64 = 1_500;

/// An input of a few kilobytes takes less than a hundredth of this on the slowest machine.
const HANGS_AFTER: Duration = Duration::from_secs(30);

/// Attacks a parser. `make` makes an input, and `parse` panics when a promise about it is broken.
pub(super) fn attack<T: AsRef<[u8]>>(
    name: &str,
    make: impl Fn(&mut Random) -> T,
    mut parse: impl FnMut(&T, &mut Random),
) {
    let first_seed = number("TORTURE_SEED").unwrap_or(1);
    let seconds = number("TORTURE_SECONDS");
    let started = Instant::now();
    let goes_on = |case| match seconds {
        None => case < CASES,
        Some(seconds) => started.elapsed() < Duration::from_secs(seconds),
    };
    let watched = Watched::default();
    let (ended, end) = mpsc::channel::<()>();
    let (mut cases, mut bytes) = (0, 0);
    thread::scope(|scope| {
        let watched = &watched;
        scope.spawn(move || watched.report_hang(name, &end));
        while goes_on(cases) {
            let seed = first_seed.wrapping_add(cases);
            let mut random = Random::new(seed);
            let input = make(&mut random);
            watched.begin(seed, input.as_ref());
            if let Err(panic) = catch_unwind(AssertUnwindSafe(|| parse(&input, &mut random))) {
                eprintln!("{name}: seed {seed}: {}", shown(input.as_ref()));
                drop(ended);
                resume_unwind(panic);
            }
            cases += 1;
            bytes += input.as_ref().len();
        }
        drop(ended);
    });
    // The runner reads this line.
    println!("attacked {name}: {cases} inputs, {bytes} bytes");
}

/// The input that is parsed now.
#[derive(Default)]
struct Watched {
    turn: AtomicU64,
    input: Mutex<(u64, Vec<u8>)>,
}

impl Watched {
    fn begin(&self, seed: u64, input: &[u8]) {
        *self.input.lock().unwrap() = (seed, input.to_vec());
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// Ends the program when one input takes too long: nothing else ends a loop.
    fn report_hang(&self, name: &str, end: &mpsc::Receiver<()>) {
        let mut turn = 0;
        while end.recv_timeout(HANGS_AFTER) == Err(mpsc::RecvTimeoutError::Timeout) {
            let now = self.turn.load(Ordering::Relaxed);
            if now == turn {
                let (seed, input) = &*self.input.lock().unwrap();
                eprintln!("{name} hangs: seed {seed}: {}", shown(input));
                exit(101);
            }
            turn = now;
        }
    }
}

fn shown(input: &[u8]) -> String {
    format!("{:?}", String::from_utf8_lossy(input))
}

fn number(name: &str) -> Option<u64> {
    let text = env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}: expected a number, found {text}")))
}
