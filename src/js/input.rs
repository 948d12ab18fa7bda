//! Bodies on their way in, and records on their way out.
//!
//! JavaScript writes a body straight into a kept piece of the module's memory and reads the records from it: one call, and
//! nothing is allocated. `pkg-template/lib/records` is the other side.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::error::TransferError;
use crate::ErrorCode;
use crate::layout::FAULT;
use crate::notification::{BatchKind, KEPT, LONGEST, PayloadError, Places, Scan, Units};
use crate::verdict::Records;

/// Where things are, for JavaScript: records, how many, texts, their bytes, whether they are ASCII.
const HEAD: usize = 5;

#[derive(Default)]
struct Exchange {
    body: Vec<u8>,
    scan: Scan,
    records: Records,
    head: [u32; HEAD],
    fault: Option<PayloadError>,
}

thread_local! {
    static EXCHANGE: RefCell<Exchange> = RefCell::default();
}

/// The memory of the module, in which the places below are.
#[wasm_bindgen(js_name = moduleMemory)]
#[must_use]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Makes room for a body of so many bytes, and returns where to write it. The room stays until a longer one is asked for, or
/// the body was longer than 1 MiB.
#[wasm_bindgen(js_name = makeRoom)]
#[must_use]
pub fn make_room(bytes: usize) -> u32 {
    EXCHANGE.with_borrow_mut(|Exchange { body, .. }| {
        // Beyond the limit nothing is read: not so much room for what is refused.
        let bytes = bytes.min(LONGEST + 1);
        if body.len() < bytes {
            // Not grown: what is in it need not be copied.
            *body = Vec::new();
            body.resize(bytes.next_power_of_two().max(4096), 0);
        }
        place_of(body)
    })
}

/// Where the head is: five numbers that tell where the records are.
#[wasm_bindgen(js_name = headPlace)]
#[must_use]
pub fn head_place() -> u32 {
    EXCHANGE.with_borrow(|exchange| place_of(&exchange.head))
}

/// Reads the body that was written; returns the kind of the batch as its place in the list, or `u32::MAX`.
#[wasm_bindgen(js_name = readBody)]
#[must_use]
pub fn read_body(bytes: usize) -> u32 {
    EXCHANGE.with_borrow_mut(|exchange| {
        let Exchange { body, scan, head, fault, .. } = exchange;
        let body = body.get(..bytes).unwrap_or_default();
        if let Err(found) = scan.read(body) {
            *fault = Some(PayloadError::new(found, body));
            return FAULT;
        }
        if !scan.is_ascii && scan.kind == BatchKind::Graph {
            let units = Units::new(body);
            for entry in &mut scan.entries {
                entry.convert(&|byte| units.before(byte));
            }
            for rejection in &mut scan.rejections {
                rejection.span.convert(&|byte| units.before(byte));
            }
        }
        *head = [
            place_of(&scan.entries),
            count_of(scan.entries.len()),
            place_of(body),
            count_of(scan.rejections.len()),
            u32::from(scan.is_ascii),
        ];
        scan.kind as u32
    })
}

/// What entries of the last body were rejected, in plain words; `start` and `end` are places in the body.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = rejections)]
pub fn rejections() -> Result<JsValue, JsValue> {
    #[derive(serde::Serialize)]
    struct Rejected<'a> {
        #[serde(flatten)]
        rejection: &'a crate::notification::Rejection,
        start: usize,
        end: usize,
    }
    EXCHANGE.with_borrow(|Exchange { scan, .. }| {
        let list: Vec<_> = scan
            .rejections
            .iter()
            .map(|rejection| Rejected { rejection, start: rejection.span.start(), end: rejection.span.end() })
            .collect();
        super::value::to_js(&list)
    })
}

/// The HTTP answer that a kind of body needs: `WebhookAnswer` of the package's types.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = webhookAnswer)]
pub fn webhook_answer(kind: &str) -> Result<JsValue, JsValue> {
    let kind = BatchKind::find(kind).unwrap_or(BatchKind::Other);
    super::value::to_js(&kind.answer())
}

/// Gives back the room that an unusually long body took.
#[wasm_bindgen(js_name = giveBack)]
pub fn give_back() {
    EXCHANGE.with_borrow_mut(|Exchange { body, scan, .. }| {
        if body.len() > KEPT {
            *body = Vec::new();
            *scan = Scan::default();
        }
    });
}

/// Makes the error of the last call that returned `u32::MAX`.
#[wasm_bindgen(js_name = takeFault)]
#[must_use]
pub fn take_fault() -> JsValue {
    let fault = EXCHANGE.with_borrow_mut(|exchange| exchange.fault.take());
    let Some(fault) = fault else {
        return TransferError::new(ErrorCode::Internal, "there is no fault to tell").into();
    };
    error_of(&fault)
}

/// Makes the error of a body that is too long, and was not written.
#[wasm_bindgen(js_name = tooLong)]
#[must_use]
pub fn too_long() -> JsValue {
    error_of(&PayloadError::too_long())
}

fn error_of(fault: &PayloadError) -> JsValue {
    let code = if fault.limit().is_some() { ErrorCode::LimitExceeded } else { ErrorCode::InvalidPayload };
    TransferError::new(code, &fault.to_string()).into()
}

/// Runs a step that tells changes, and leaves them as records; returns how many.
pub(super) fn with_records(
    step: impl FnOnce(&[u8], &mut Records) -> Result<(), PayloadError>,
    bytes: usize,
) -> u32 {
    EXCHANGE.with_borrow_mut(|exchange| {
        let Exchange { body, records, head, fault, .. } = exchange;
        records.clear();
        if let Err(error) = step(body.get(..bytes).unwrap_or_default(), records) {
            *fault = Some(error);
            return FAULT;
        }
        if records.changes.is_empty() {
            return 0;
        }
        let is_ascii = records.finish();
        *head = [
            place_of(&records.changes),
            count_of(records.changes.len()),
            place_of(&records.texts),
            count_of(records.texts.len()),
            u32::from(is_ascii),
        ];
        count_of(records.changes.len())
    })
}

fn place_of<T>(list: &[T]) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "the memory of the module has 32-bit places")]
    let place = list.as_ptr().addr() as u32;
    place
}

fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
