//! The fixtures: each is read as its golden file says, and nothing of it is lost.

use std::path::PathBuf;

use graph_call_transfer::notification::{Batch, BatchKind};
use serde_json::Value;

use crate::shown;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/notifications")
}

/// The name and the body of each fixture.
pub(crate) fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter(|path| !path.to_str().unwrap().ends_with(".batch.json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    found.sort();
    assert!(found.len() > 40, "the fixtures are missing");
    found
}
#[test]
fn every_fixture_is_read_as_its_golden_file_says() {
    for (name, body) in fixtures() {
        let batch = Batch::read(&body).unwrap_or_else(|error| panic!("{name}: {error}"));
        let read = format!("{:#}\n", shown(&batch));
        let golden = folder().join(format!("{name}.batch.json"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&golden, &read).unwrap();
        }
        assert_eq!(read, std::fs::read_to_string(&golden).unwrap_or_default(), "{name}");
    }
}

#[test]
fn nothing_is_lost() {
    for (name, body) in fixtures() {
        let batch = Batch::read(&body).unwrap();
        let value: Value = serde_json::from_slice(&body).unwrap();
        let Some(entries) = value["value"].as_array().filter(|_| batch.kind == BatchKind::Graph) else {
            continue;
        };
        let mut raw: Vec<(u32, Value)> = batch
            .notifications
            .iter()
            .map(|notification| (notification.index, serde_json::from_str(notification.raw).unwrap()))
            .chain(
                batch
                    .rejected
                    .iter()
                    .map(|each| (each.index, serde_json::from_str(each.raw(&body)).unwrap())),
            )
            .collect();
        raw.sort_by_key(|(index, _)| *index);
        let raw: Vec<Value> = raw.into_iter().map(|(_, value)| value).collect();
        assert_eq!(&raw, entries, "{name}");
        for notification in &batch.notifications {
            let data = notification.resource_data.map(|data| serde_json::from_str::<Value>(data).unwrap());
            let expected = entries.get(notification.index as usize).unwrap().get("resourceData");
            assert_eq!(data.as_ref(), expected, "{name}");
        }
    }
}
