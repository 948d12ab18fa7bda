//! Members that SDKs and serializers add to a printed object. They do not belong to the body of the request.

use crate::strict::has_letters_of;

/// A member of an SDK or a serializer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SdkMember {
    /// An object whose members belong beside it, such as `additionalData`.
    Bag,
    /// The backing store of an SDK: its state, and in some printouts the members.
    Store,
    /// State or type information, such as `$id`.
    State,
}

const BAGS: [&str; 6] = [
    "additionalData",
    "additionalDataManager",
    "additionalProperties",
    "extensionData",
    "jsonExtensionData",
    "propDict",
];
const STATES: [&str; 5] = [
    "fieldDeserializers",
    "initializationCompleted",
    "isInitializationCompleted",
    "returnOnlyChangedValues",
    "serializationWriterFactory",
];
/// Type names of serializers, in their own spelling: `OData` has members that differ from them only in a sign.
const TYPE_NAMES: [&str; 5] = ["@class", "@c", "__type", "__typename", "__class__"];

impl SdkMember {
    pub(super) fn find(name: &str) -> Option<Self> {
        let is = |known: &&str| has_letters_of(name, known);
        if name.starts_with('$') || name.starts_with("py/") || TYPE_NAMES.contains(&name) {
            Some(Self::State)
        } else if is(&"backingStore") {
            Some(Self::Store)
        } else if BAGS.iter().any(is) {
            Some(Self::Bag)
        } else if STATES.iter().any(is) {
            Some(Self::State)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_sdks_are_found_in_any_spelling() {
        for (name, kind) in [
            ("additionalData", Some(SdkMember::Bag)),
            ("AdditionalData", Some(SdkMember::Bag)),
            ("additional_data", Some(SdkMember::Bag)),
            ("_propDict", Some(SdkMember::Bag)),
            ("backingStore", Some(SdkMember::Store)),
            ("_backing_store", Some(SdkMember::Store)),
            ("$id", Some(SdkMember::State)),
            ("@class", Some(SdkMember::State)),
            ("fieldDeserializers", Some(SdkMember::State)),
            ("@odata.type", None),
            ("@id", None),
            ("id", None),
            ("data", None),
        ] {
            assert_eq!(SdkMember::find(name), kind, "{name}");
        }
    }
}
