//! Filling of templates.
//!
//! A template is the text of a snippet with marks: `«url»` stands for a value; `«beta?.Beta»` for the text behind the question mark,
//! if the flag is set; `«!beta?…»` if it is not. A mark without a text at the beginning of a line, `«beta?»`, is the condition for the
//! whole line.

/// Where values and flags come from.
pub(super) trait Source {
    /// Returns a value.
    fn value(&self, name: &str) -> &str;
    /// Tells whether a flag is set.
    fn flag(&self, name: &str) -> bool;
}

/// Fills a template; the result does not end with a line break.
pub(super) fn fill(template: &str, source: &impl Source) -> String {
    let lines: Vec<String> = template.lines().filter_map(|line| fill_if(line, source)).collect();
    lines.join("\n")
}

/// Fills one line, if its conditions hold.
fn fill_if(line: &str, source: &impl Source) -> Option<String> {
    let text = line.trim_start_matches([' ', '\t']);
    let indentation = line.strip_suffix(text).unwrap_or_default();
    let mut rest = text;
    while let Some((condition, behind)) = rest.strip_prefix('«').and_then(|rest| rest.split_once("?»")) {
        // What was found may be the end of a later mark.
        if condition.contains('«') || condition.contains('?') {
            break;
        }
        if !holds(condition, source) {
            return None;
        }
        rest = behind;
    }
    let filled = fill_marks(rest, indentation, source);
    Some(if filled.is_empty() { filled } else { format!("{indentation}{filled}") })
}

fn holds(condition: &str, source: &impl Source) -> bool {
    match condition.strip_prefix('!') {
        Some(flag) => !source.flag(flag),
        None => source.flag(condition),
    }
}

/// Puts values in; further lines of a value begin where the line begins.
fn fill_marks(text: &str, indentation: &str, source: &impl Source) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('«') {
        let Some((mark, behind)) = behind.split_once('»') else { break };
        out.push_str(before);
        match mark.split_once('?') {
            Some((condition, text)) if holds(condition, source) => out.push_str(text),
            Some(_) => {}
            None => {
                for (index, line) in source.value(mark).split('\n').enumerate() {
                    if index > 0 {
                        out.push('\n');
                        out.push_str(if line.is_empty() { "" } else { indentation });
                    }
                    out.push_str(line);
                }
            }
        }
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// Fills one piece of text with values that are listed.
pub(super) fn fill_line(text: &str, values: &[(&str, &str)]) -> String {
    struct List<'v>(&'v [(&'v str, &'v str)]);
    impl Source for List<'_> {
        fn value(&self, name: &str) -> &str {
            self.0.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value)
        }
        fn flag(&self, _: &str) -> bool {
            false
        }
    }
    text.split('\n')
        .map(|line| {
            let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
            fill_marks(line, line.get(..indentation).unwrap_or_default(), &List(values))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Puts a step of indentation before each line of each text.
pub(super) fn indented(texts: &[String], indent: &str) -> String {
    let lines = texts.iter().flat_map(|text| text.split('\n'));
    lines.map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}
