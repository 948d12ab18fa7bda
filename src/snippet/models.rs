//! Writing of objects of the SDKs' models.

use serde::Serialize;

use super::plan::{Object, Planned};
use super::quotes::Quotes;
use super::schema::{Declared, Type, pascal, snake};
use super::template::{fill_line, indented};

/// How a language makes objects. The texts are templates with the marks `«type»`, `«variable»`, `«member»`, `«name»`, `«value»`.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Models {
    /// Whether objects stand inside one another; otherwise each is made by statements of its own and kept in a variable.
    pub(super) nested: bool,
    /// One step of indentation.
    pub(super) indent: &'static str,
    /// How the names of members are spelled.
    pub(super) case: Case,
    /// The names of the types, in the order of [`Type::ALL`].
    pub(super) types: [&'static str; 5],
    /// The names of the endpoint types, by Graph's.
    pub(super) endpoint_types: [(&'static str, &'static str); 5],
    /// `false` and `true`.
    pub(super) flags: [&'static str; 2],
    /// How an object begins.
    pub(super) open: &'static str,
    /// How it ends.
    pub(super) close: &'static str,
    /// How a member is set.
    pub(super) member: &'static str,
    /// How a value that is no object is handed to a member.
    pub(super) scalar: &'static str,
    /// How members begin that the model does not have.
    pub(super) data_open: &'static str,
    /// One such member.
    pub(super) data_entry: &'static str,
    /// How they end.
    pub(super) data_close: &'static str,
    /// How an object is named once it is made.
    pub(super) result: &'static str,
}

/// How the names of members are spelled.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Case {
    /// `ReplacesCallId`
    Pascal,
    /// `replaces_call_id`
    Snake,
}

impl Models {
    /// Writes the code that makes the body.
    pub(super) fn write(&self, body: &Object, quotes: &Quotes) -> String {
        let mut statements = Vec::new();
        let value = self.object(body, quotes, &mut statements);
        if self.nested {
            return fill_line(self.result, &[("value", &value)]);
        }
        statements.join("\n\n")
    }

    /// Gives the expression of an object; statements that must stand before it are added.
    fn object(&self, object: &Object, quotes: &Quotes, statements: &mut Vec<String>) -> String {
        let kind = Type::ALL.iter().position(|kind| *kind == object.kind);
        let kind = kind.and_then(|at| self.types.get(at)).copied().unwrap_or_default();
        let own = [("type", kind), ("variable", object.variable.as_str())];
        let set = |template, marks: &[(&str, &str)]| fill_line(template, &[&own, marks].concat());

        let mut inside = Vec::new();
        for (declared, planned) in &object.members {
            let value = self.value(planned, quotes, statements);
            let value = match planned {
                Planned::Object(_) => value,
                _ => fill_line(self.scalar, &[("value", &value)]),
            };
            inside.push(set(self.member, &[("member", &self.name(declared)), ("value", &value)]));
        }
        if !object.data.is_empty() {
            inside.push(set(self.data_open, &[]));
            for (name, planned) in &object.data {
                let value = self.value(planned, quotes, statements);
                inside.push(set(self.data_entry, &[("name", &quotes.quote(name)), ("value", &value)]));
            }
            inside.push(set(self.data_close, &[]));
        }
        if self.nested {
            return format!("{}\n{}\n{}", set(self.open, &[]), indented(&inside, self.indent), self.close);
        }
        statements.push([&[set(self.open, &[])], &inside[..]].concat().join("\n"));
        set(self.result, &[])
    }

    fn value(&self, planned: &Planned, quotes: &Quotes, statements: &mut Vec<String>) -> String {
        match planned {
            Planned::Text(text) => quotes.quote(text),
            Planned::Flag(flag) => {
                let [no, yes] = self.flags;
                if *flag { yes } else { no }.to_owned()
            }
            Planned::Whole(spelling) => spelling.clone(),
            Planned::EndpointType(name) => {
                let known = self.endpoint_types.iter().find(|(known, _)| known == name);
                known.map(|(_, code)| (*code).to_owned()).unwrap_or_default()
            }
            Planned::Object(object) => self.object(object, quotes, statements),
        }
    }

    fn name(&self, declared: &Declared) -> String {
        match self.case {
            Case::Pascal => pascal(declared.name),
            Case::Snake => snake(declared.name),
        }
    }
}
