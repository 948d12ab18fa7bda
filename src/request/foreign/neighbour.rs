//! Bodies of other APIs: reported as such, with the transfer to their target as the fix.

use super::api::{TargetPlace, WholeTarget, first, recognise};
use super::http_request;
use super::rewrite::{Level, written};
use crate::issue::{IssueCollector, Place, Problem, Repair};
use crate::json::{Edit, Node, quote};
use crate::request::reader::member_of_body;

/// Reports a body of another API. Returns whether it is one.
pub(super) fn report(
    root: &Node<'_>,
    can_edit: bool,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
) -> bool {
    if root.as_object().is_none() || member_of_body(root, "transferTarget").is_some() {
        return false;
    }
    let replacing = |title: &str, text: String| {
        can_edit
            .then(|| Repair::Edits { title: title.to_owned(), edits: vec![Edit { span: root.span, text }] })
    };
    if let Some((problem, body)) = http_request::of_object(root) {
        issues.push_with(problem, place, replacing("Use only the body", body));
        return true;
    }
    let Some((api, target)) = recognise(root) else { return report_wrapper(root, place, issues, &replacing) };
    let repair = transfer_to(root, target).and_then(|(text, count)| {
        let title =
            if count > 1 { "Make a transfer to its first target" } else { "Make a transfer to its target" };
        replacing(title, text)
    });
    issues.push_with(Problem::ForeignBody { api }, place, repair);
    true
}

/// Reports an object around the body, under any name.
fn report_wrapper(
    root: &Node<'_>,
    place: &Place<'_>,
    issues: &mut IssueCollector<'_>,
    replacing: &dyn Fn(&str, String) -> Option<Repair>,
) -> bool {
    let members = root.as_object().unwrap_or_default();
    let objects = members.iter().filter(|member| !member.shadowed && member.value.as_object().is_some());
    let Some(body) = objects.map(|member| &member.value).find_map(http_request::transfer_in) else {
        return false;
    };
    issues.push_with(
        Problem::ForeignBody { api: "an object around the body" },
        place,
        replacing("Use only the body", body),
    );
    true
}

/// Returns the body of a transfer to the target of another body, and the number of targets to choose from.
fn transfer_to(root: &Node<'_>, target: TargetPlace) -> Option<(String, usize)> {
    let count_of = |node: &Node<'_>, name: &str| {
        member_of_body(node, name).and_then(|member| member.value.as_array()).map_or(1, <[_]>::len)
    };
    match target {
        TargetPlace::None => None,
        TargetPlace::Whole(WholeTarget::Target) => Some((around_target(root)?, 1)),
        TargetPlace::Whole(WholeTarget::Set) => {
            Some((around_set(&indented(&written(root, Level::Set), 2)), 1))
        }
        TargetPlace::Whole(WholeTarget::User) => {
            let id = text_of(root, "id")?;
            Some((around_identity("user", &id, text_of(root, "displayName").as_deref()), 1))
        }
        TargetPlace::Participant(list) => Some((around_target(first(root, list)?)?, count_of(root, list))),
        TargetPlace::Notification => {
            let notification = first(root, "value").unwrap_or(root);
            let call = &member_of_body(notification, "resourceData")?.value;
            Some((around_target(first(call, "targets")?)?, count_of(call, "targets")))
        }
        TargetPlace::Identifier(name) => Some((of_identifier(first(root, name)?)?, count_of(root, name))),
        TargetPlace::Input(name) => Some((of_input(root, first(root, name)?)?, 1)),
    }
}

fn around_target(target: &Node<'_>) -> Option<String> {
    member_of_body(target, "identity")?;
    Some(format!("{{\n  \"transferTarget\": {}\n}}", indented(&written(target, Level::Target), 1)))
}

fn around_set(set: &str) -> String {
    format!(
        "{{\n  \"transferTarget\": {{\n    \"endpointType\": \"default\",\n    \"identity\": {set}\n  }}\n}}"
    )
}

fn around_identity(kind: &str, id: &str, display_name: Option<&str>) -> String {
    let name =
        display_name.map(|name| format!(",\n        \"displayName\": {}", quote(name))).unwrap_or_default();
    let kind = quote(kind);
    around_set(&format!("{{\n      {kind}: {{\n        \"id\": {}{name}\n      }}\n    }}", quote(id)))
}

/// Indents the lines after the first one, two spaces a level.
fn indented(text: &str, levels: usize) -> String {
    text.replace('\n', &format!("\n{}", "  ".repeat(levels)))
}

fn text_of(node: &Node<'_>, name: &str) -> Option<String> {
    member_of_body(node, name).and_then(|member| member.value.as_text()).map(str::to_owned)
}

/// Returns the body for an identifier of Azure Communication Services.
fn of_identifier(identifier: &Node<'_>) -> Option<String> {
    let inner = |kind: &str, id: &str| text_of(&member_of_body(identifier, kind)?.value, id);
    let (kind, id) = inner("phoneNumber", "value")
        .map(|number| ("phone", number))
        .or_else(|| inner("microsoftTeamsUser", "userId").map(|id| ("user", id)))
        .or_else(|| inner("microsoftTeamsApp", "appId").map(|id| ("application", id)))
        .or_else(|| inner("communicationUser", "id").map(|id| ("azureCommunicationServicesUser", id)))
        .or_else(|| of_raw_id(&text_of(identifier, "rawId")?))?;
    Some(around_identity(kind, &id, None))
}

/// Returns the identity that a raw id names.
fn of_raw_id(raw: &str) -> Option<(&'static str, String)> {
    const KINDS: [(&str, &str); 4] = [
        ("4:", "phone"),
        ("8:orgid:", "user"),
        ("28:orgid:", "application"),
        ("8:acs:", "azureCommunicationServicesUser"),
    ];
    let (prefix, kind) = KINDS.into_iter().find(|(prefix, _)| raw.starts_with(prefix))?;
    let id = if kind == "azureCommunicationServicesUser" { raw } else { raw.strip_prefix(prefix)? };
    Some((kind, id.to_owned()))
}

/// Returns the body for an input of this package.
fn of_input(root: &Node<'_>, target: &Node<'_>) -> Option<String> {
    if let Some(body) = around_target(target) {
        return Some(body);
    }
    let set = written(target, Level::Set);
    let replaces = text_of(root, "replacesCallId")
        .map(|id| format!(",\n    \"replacesCallId\": {}", quote(&id)))
        .unwrap_or_default();
    target.as_object()?;
    let set = indented(&set, 2);
    Some(format!(
        "{{\n  \"transferTarget\": {{\n    \"endpointType\": \"default\",\n    \"identity\": {set}{replaces}\n  }}\n}}"
    ))
}
