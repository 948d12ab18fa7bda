//! The hints of bodies in a foreign form.

use super::Problem;
use crate::json::HAS_REPAIRS;

/// Found in the place of an object: the text that a language prints for one.
pub(crate) const PRINTED_OBJECT: &str = "a printed object";

/// Returns the hint of a problem with the form of a body.
pub(super) fn foreign_hint(problem: &Problem) -> Option<String> {
    let hint = match problem {
        Problem::SdkMember { member } => return Some(sdk_member(member)),
        Problem::ObjectAsText {} => {
            "An SDK sends a string in its additional data as a string. Pass an object there, such as `new Identity { Id = … }` in C#, \
             or parse the text."
        }
        Problem::WrongType { found: PRINTED_OBJECT, .. } => {
            "A serializer wrote the object as a text. In PowerShell, `ConvertTo-Json` does so below two levels: add `-Depth 10`. \
             In JavaScript, pass the object itself to JSON.stringify."
        }
        Problem::EnumAsNumber { .. } => {
            "The serializer writes enums as numbers. Graph expects their names: use the SDK's own serializer, or configure this one."
        }
        // The others are reported with repairs only.
        _ if !HAS_REPAIRS => return None,
        Problem::ForeignBody { api } => return Some(foreign_body(api)),
        Problem::HttpRequest { .. } => {
            "The call id belongs to the URL, the version to the endpoint, and the token to the header. Never share a text with a token."
        }
        Problem::RequestBodyMissing {} => {
            "If the body is in a file or in a variable, check that text. A transfer needs a body with a `transferTarget`."
        }
        Problem::RequestMethod { .. } => {
            "A transfer is sent with POST to `/communications/calls/`, the id of the call, and `/transfer`."
        }
        Problem::RequestContentType { .. } => {
            "Add the header `Content-Type: application/json`. Without it, curl sends data as a form."
        }
        Problem::CallIdDiffers {} => "Check which call is meant.",
        Problem::VersionDiffers { .. } => "Check which version is meant, and set it in the endpoint.",
        _ => return None,
    };
    Some(hint.into())
}

fn sdk_member(member: &str) -> String {
    let letters = member.to_ascii_lowercase();
    let hint = if letters.contains("store") {
        "It is the state of an SDK's object. Serialize the request with the SDK's own serializer, which writes only its members."
    } else if member.starts_with(['$', '@', '_']) || letters.starts_with("py/") {
        "Graph does not read the ids, references and type names of serializers. Switch them off, or use the SDK's own serializer."
    } else {
        "The SDK's own serializer writes the members in it beside the others. Another serializer prints them inside, where Graph does \
         not find them."
    };
    hint.to_owned()
}

fn foreign_body(api: &str) -> String {
    let hint = match api {
        "participant: invite" => {
            "An invitation adds participants to a group call. A transfer has one `transferTarget`, and replaces the app in the call."
        }
        "call: redirect" => {
            "A redirect moves an incoming call that was not answered. An established call is transferred to one `transferTarget`."
        }
        "call: answer" => {
            "An answer accepts an incoming call. Transfer the call when it is established, with a `transferTarget`."
        }
        "call: reject" => {
            "A rejection refuses an incoming call. A transfer needs an established call and a `transferTarget`."
        }
        "Create call" => {
            "This places a new call. A transfer moves an established call to one `transferTarget`."
        }
        "a call notification" => {
            "The target of an incoming call is usually the app itself: replace it by the target that is meant."
        }
        "a change notification" => {
            "A subscription of Graph reported it. A transfer is a request for one call, with a `transferTarget`."
        }
        "an activity of the Bot Framework" => {
            "This is a chat message or another activity of the bot, not a request about a call."
        }
        "an event" => "Azure Event Grid delivers it. A transfer is a request, with a `transferTarget`.",
        "a response of the token service" => {
            "Its token belongs in the header `Authorization`. Never share a text with a token."
        }
        "a call" => {
            "This is the call itself. A transfer moves it to one `transferTarget`: the target that is meant is probably another one."
        }
        "an object around the body" => "Use only the object in it that has the `transferTarget`.",
        "a user" => "Use its `id` as the identity of the `transferTarget`.",
        "an error of Graph" => "This is a response of Graph. Paste the request.",
        "the value of `transferTarget`" | "an identity set" => "Write it inside of `transferTarget`.",
        "buildTransfer of this package" => {
            "This is an input, with `callId` and `target`. buildTransfer makes the body from it."
        }
        _ if api.starts_with("Azure Communication Services") => {
            "This is another service with another API. Its calls are not Graph's calls: transfer them with its own SDK."
        }
        _ => "A transfer has a `transferTarget`, the target of the call.",
    };
    hint.to_owned()
}
