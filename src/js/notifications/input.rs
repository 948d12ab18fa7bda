//! The exchange buffer of bodies and records.
//!
//! JavaScript writes a body directly into a reserved buffer of the module's memory, makes one call, and reads the records from
//! that memory; nothing is allocated. `pkg-template/lib/records` is the JavaScript half.

use std::cell::RefCell;
use std::mem;

use wasm_bindgen::prelude::*;

use crate::js::ErrorCode;
use crate::js::error::TransferError;
use crate::js::output::to_js;
use crate::layout::FAULT;
use crate::notification::{
    BatchKind, Entry, ForeignSender, MAX_BODY_LEN, MAX_RETAINED_LEN, PayloadError, Places, Scan, Units,
};
use crate::verdict::Records;

/// The numbers of the header: address and count of the records, address and length of the texts, and whether they are ASCII.
const HEADER_LEN: usize = 5;

#[derive(Default)]
struct Exchange {
    body: Vec<u8>,
    /// The body that was read last, with places in bytes.
    scan: Scan,
    /// Its entries with places in UTF-16, where they differ.
    converted: Vec<Entry>,
    records: Records,
    header: [u32; HEADER_LEN],
    fault: Option<PayloadError>,
}

thread_local! {
    static EXCHANGE: RefCell<Exchange> = RefCell::default();
}

/// Returns the memory of the module.
#[wasm_bindgen(js_name = moduleMemory)]
#[must_use]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Reserves a buffer of `bytes` bytes and returns its address. It stays reserved until a longer one is needed, or until a body
/// was longer than 1 MiB.
#[wasm_bindgen(js_name = reserveBuffer)]
#[must_use]
pub fn reserve_buffer(bytes: usize) -> u32 {
    EXCHANGE.with_borrow_mut(|Exchange { body, .. }| {
        // A body over the limit is refused, so it needs no larger buffer.
        let bytes = bytes.min(MAX_BODY_LEN + 1);
        if body.len() < bytes {
            // Replaced instead of grown: its content need not be copied.
            *body = Vec::new();
            body.resize(bytes.next_power_of_two().max(4096), 0);
        }
        ptr_of(body)
    })
}

/// Returns the address of the header: the numbers by which JavaScript finds the records.
#[wasm_bindgen(js_name = headerPtr)]
#[must_use]
pub fn header_ptr() -> u32 {
    EXCHANGE.with_borrow(|exchange| ptr_of(&exchange.header))
}

/// Reads the body in the buffer. Returns the kind of the batch as its index in the list, or `u32::MAX` for an error.
#[wasm_bindgen(js_name = readBody)]
#[must_use]
pub fn read_body(bytes: usize) -> u32 {
    EXCHANGE.with_borrow_mut(|exchange| {
        let Exchange { body, scan, converted, header, fault, .. } = exchange;
        let body = body.get(..bytes).unwrap_or_default();
        if let Err(found) = scan.read(body) {
            *fault = Some(PayloadError::new(found, body));
            return FAULT;
        }
        let is_converted = !scan.is_ascii && scan.kind == BatchKind::Graph;
        if is_converted {
            let units = Units::new(body);
            converted.clone_from(&scan.entries);
            for entry in &mut *converted {
                entry.convert(&|byte| units.before(byte));
            }
            for rejection in &mut scan.rejections {
                rejection.span.convert(&|byte| units.before(byte));
            }
        }
        let entries = if is_converted { &*converted } else { &scan.entries };
        *header = [
            ptr_of(entries),
            count_of(entries.len()),
            ptr_of(body),
            count_of(scan.rejections.len()),
            u32::from(scan.is_ascii),
        ];
        scan.kind as u32
    })
}

/// Returns the rejected entries of the last body; `start` and `end` are places in it.
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
        to_js(&list)
    })
}

/// Returns the sender of the last body, if it belongs to another service: `OtherPayload.sender` of the package's types.
#[wasm_bindgen(js_name = foreignSender)]
#[must_use]
pub fn foreign_sender(bytes: usize) -> JsValue {
    let found = EXCHANGE
        .with_borrow(|Exchange { body, .. }| ForeignSender::of_body(body.get(..bytes).unwrap_or_default()));
    found.map_or(JsValue::UNDEFINED, |sender| sender.as_str().into())
}

/// Returns the HTTP response for a kind of body: `WebhookResponse` of the package's types.
///
/// # Errors
///
/// None that a caller can bring about.
#[wasm_bindgen(js_name = webhookResponse)]
pub fn webhook_response(kind: &str) -> Result<JsValue, JsValue> {
    let kind = BatchKind::find(kind).unwrap_or(BatchKind::Other);
    to_js(&kind.response())
}

/// Releases the buffer of an unusually long body.
#[wasm_bindgen(js_name = releaseBuffer)]
pub fn release_buffer() {
    EXCHANGE.with_borrow_mut(|Exchange { body, scan, converted, .. }| {
        if body.len() > MAX_RETAINED_LEN {
            *body = Vec::new();
            *scan = Scan::default();
            *converted = Vec::new();
        }
    });
}

/// Returns the error of the last call that returned `u32::MAX`.
#[wasm_bindgen(js_name = takeFault)]
#[must_use]
pub fn take_fault() -> JsValue {
    let fault = EXCHANGE.with_borrow_mut(|exchange| exchange.fault.take());
    let Some(fault) = fault else {
        return TransferError::new(ErrorCode::Internal, "no error to return").into();
    };
    error_of(&fault)
}

/// Returns the error of a body that is too long to be written into the buffer.
#[wasm_bindgen(js_name = tooLong)]
#[must_use]
pub fn too_long() -> JsValue {
    error_of(&PayloadError::too_long())
}

fn error_of(fault: &PayloadError) -> JsValue {
    let code = if fault.limit().is_some() { ErrorCode::LimitExceeded } else { ErrorCode::InvalidPayload };
    TransferError::new(code, &fault.to_string()).into()
}

/// Runs a step with the body in the buffer, which is read for it unless `is_read`: then it was read last. `None` for an error.
pub(super) fn with_scan<Result>(
    bytes: usize,
    is_read: bool,
    step: impl FnOnce(&Scan, &[u8]) -> Result,
) -> Option<Result> {
    EXCHANGE.with_borrow_mut(|Exchange { body, scan, fault, .. }| {
        let body = body.get(..bytes).unwrap_or_default();
        if !is_read && let Err(found) = scan.read(body) {
            *fault = Some(PayloadError::new(found, body));
            return None;
        }
        Some(step(scan, body))
    })
}

/// Runs a step, and leaves the changes that it reports as records. Returns their number, or `u32::MAX` for an error.
pub(super) fn with_records(step: impl FnOnce(&mut Records) -> Option<()>) -> u32 {
    let mut records = EXCHANGE.with_borrow_mut(|exchange| mem::take(&mut exchange.records));
    records.clear();
    let result = step(&mut records);
    EXCHANGE.with_borrow_mut(|exchange| {
        exchange.records = records;
        result.map_or(FAULT, |()| exchange.describe_records())
    })
}

impl Exchange {
    /// Writes the place of the changes into the header. Returns their number.
    fn describe_records(&mut self) -> u32 {
        let Self { records, header, .. } = self;
        if records.changes.is_empty() {
            return 0;
        }
        let is_ascii = records.finish();
        *header = [
            ptr_of(&records.changes),
            count_of(records.changes.len()),
            ptr_of(&records.texts),
            count_of(records.texts.len()),
            u32::from(is_ascii),
        ];
        count_of(records.changes.len())
    }
}

fn ptr_of<T>(list: &[T]) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "wasm addresses have 32 bits")]
    let address = list.as_ptr().addr() as u32;
    address
}

fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
