//! The modalities and the media of a new call.

use crate::issue::{Place, Problem};
use crate::json::Node;
use crate::request::reader::TransferReader;
use crate::strict::text_of;

const MODALITIES: [&str; 4] = ["audio", "video", "videoBasedScreenSharing", "data"];

/// Checks `requestedModalities`.
pub(super) fn check_modalities(reader: &mut TransferReader<'_, '_>, root: &Node<'_>, place: &Place<'_>) {
    let missing = Problem::MemberMissing { member: "requestedModalities" };
    let Some(member) = reader.required(root, "requestedModalities", place, missing) else { return };
    let place = place.member(member);
    let Some(items) = member.value.as_array() else {
        let problem = Problem::WrongType { expected: "an array", found: member.value.kind_name() };
        return reader.issues.push(problem, &place);
    };
    let known = |item: &Node<'_>| item.as_text().is_some_and(|text| MODALITIES.contains(&text));
    if items.is_empty() || !items.iter().all(known) {
        let expected = format!("one or more of {}", MODALITIES.join(", "));
        reader.issues.push(Problem::OutOfRange { expected }, &place);
    }
}

/// Checks `mediaConfig`. With media of the app, Graph needs the blob that Microsoft's media library for .NET writes.
pub(super) fn check_media(reader: &mut TransferReader<'_, '_>, root: &Node<'_>, place: &Place<'_>) {
    let missing = Problem::MemberMissing { member: "mediaConfig" };
    let Some(member) = reader.required(root, "mediaConfig", place, missing) else { return };
    let place = place.member(member);
    if member.value.as_object().is_none() {
        let problem = Problem::WrongType { expected: "an object", found: member.value.kind_name() };
        return reader.issues.push(problem, &place);
    }
    // The type decides, as `mediaConfig` is abstract in Graph's metadata.
    let missing = Problem::MemberMissing { member: "@odata.type" };
    let Some(kind) = reader.required(&member.value, "@odata.type", &place, missing) else { return };
    let kind_place = place.member(kind);
    let Some(text) = text_of(&kind.value, &kind_place, reader.issues) else { return };
    match text.trim_start_matches('#') {
        "microsoft.graph.serviceHostedMediaConfig" => {}
        "microsoft.graph.appHostedMediaConfig" => {
            reader.required(&member.value, "blob", &place, Problem::MemberMissing { member: "blob" });
            reader.check_text(&member.value, "blob", &place, |blob, place, issues| {
                if blob.starts_with('<') && blob.ends_with('>') {
                    issues.push(Problem::Placeholder { member: "blob" }, place);
                }
            });
        }
        _ => {
            let expected =
                "#microsoft.graph.serviceHostedMediaConfig or #microsoft.graph.appHostedMediaConfig"
                    .to_owned();
            reader.issues.push(Problem::OutOfRange { expected }, &kind_place);
        }
    }
}
