//! The data of this module, for its JavaScript half.

use serde::Serialize;

use super::language::Language;
use super::quotes::{HIDDEN, JSON, Quotes, SINGLE};
use super::rules::Rules;
use super::schema::{Holds, Type, pascal, snake};
use crate::request::IDENTITY_KINDS;
use crate::{Cloud, Version};

/// Everything that JavaScript needs to write the same snippets.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tables {
    /// The id and the name of each language.
    #[serde(skip)]
    pub languages: Vec<Named>,
    /// The rules of each language, in the same order.
    rules: Vec<&'static Rules>,
    /// The types of objects, in the order in which languages name them, with what is declared of them.
    schema: Vec<(Type, Vec<Declared>)>,
    /// The kinds of identities.
    kinds: [&'static str; 10],
    /// The clouds with their roots.
    clouds: Vec<(&'static str, &'static str)>,
    /// The versions.
    versions: [&'static str; 2],
    /// The quotes of JSON and of JavaScript.
    json: Quotes,
    javascript: Quotes,
    /// Characters that are escaped because nobody can see them.
    hidden: &'static [(u32, u32)],
}

/// The id and the name of a language.
#[derive(Debug, Serialize)]
pub struct Named {
    /// The name used in options.
    pub id: &'static str,
    /// The name that people call it by.
    pub name: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Declared {
    name: &'static str,
    pascal: String,
    snake: String,
    holds: Holds,
    beta_only: bool,
}

/// Gives the data.
#[must_use]
pub fn tables() -> Tables {
    let declared = |kind: Type| {
        let all = kind.declared().iter();
        all.map(|member| Declared {
            name: member.name,
            pascal: pascal(member.name),
            snake: snake(member.name),
            holds: member.holds,
            beta_only: member.beta_only,
        })
        .collect()
    };
    Tables {
        languages: Language::ALL.map(|language| Named { id: language.id(), name: language.name() }).into(),
        rules: Language::ALL.map(Language::rules).into(),
        schema: Type::ALL.map(|kind| (kind, declared(kind))).into(),
        kinds: IDENTITY_KINDS,
        clouds: Cloud::ALL.map(|cloud| (cloud.name(), cloud.root())).into(),
        versions: Version::ALL.map(Version::name),
        json: JSON,
        javascript: SINGLE,
        hidden: HIDDEN,
    }
}
