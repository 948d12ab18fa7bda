//! The sentence in a web page, or in other markup, that a server sent instead of JSON.

use super::text::{SENTENCE, line};

/// Returns whether `text`, which the server calls `content_type`, is a web page.
pub(super) fn is_page(content_type: Option<&str>, text: &str) -> bool {
    let named = || content_type.is_some_and(|named| named.to_ascii_lowercase().contains("html"));
    let marks = ["<!doctype html", "<html", "<head", "<body", "<title", "<h1"];
    text.starts_with('<') && (named() || marks.iter().any(|mark| after(text, mark).is_some()))
}

/// Returns the title and the first heading of a page, or else its visible text.
pub(super) fn sentence(page: &str) -> Option<String> {
    let element = |name| visible(content(page, name)?);
    both(element("title"), ["h1", "h2", "h3"].into_iter().find_map(element)).or_else(|| visible(page))
}

/// Joins two sentences, or returns the one that contains the other.
pub(super) fn both(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) if first.contains(&second) => Some(first),
        (Some(first), Some(second)) if second.contains(&first) => Some(second),
        (Some(first), Some(second)) => {
            line(&format!("{}: {second}", first.trim_end_matches(['.', ':'])), SENTENCE)
        }
        (first, second) => first.or(second),
    }
}

/// Returns the content of the first element called `name`; of an unclosed element, all text to the end.
fn content<'a>(page: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = page;
    loop {
        rest = after(rest, &format!("<{name}"))?;
        if rest.starts_with(|next: char| next == '>' || next.is_ascii_whitespace()) {
            let (_, inside) = rest.split_once('>')?;
            let left = after(inside, &format!("</{name}")).map_or(0, |left| left.len() + name.len() + 2);
            return inside.get(..inside.len() - left);
        }
    }
}

/// Returns the text of HTML or XML as one line: without tags, comments, scripts and styles, and with the common entities resolved.
pub(super) fn visible(markup: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = markup;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let hidden = [("!--", "-->"), ("script", "</script>"), ("style", "</style>")];
        let begins = |name: &str| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let end = hidden.iter().find(|(name, _)| begins(name)).map_or(">", |(_, end)| end);
        rest = after(tag, end).unwrap_or_default();
    }
    text.push_str(rest);
    line(&resolved(&text), SENTENCE)
}

/// Returns the text after the first `mark`, which begins with a character that has no case.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let first = mark.chars().next()?;
    let rests = text
        .match_indices(first)
        .filter_map(|(at, _)| Some((text.get(at..at + mark.len())?, at + mark.len())));
    let (_, end) = rests.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(mark))?;
    text.get(end..)
}

/// Replaces the entities that error pages use; unknown entities stay.
fn resolved(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&') {
        plain.push_str(before);
        let name = entity
            .char_indices()
            .find(|(at, next)| *next == ';' || *at > 8)
            .and_then(|(at, _)| entity.get(..at));
        let known = name.and_then(|name| Some((character(name)?, entity.get(name.len() + 1..)?)));
        let (character, after) = known.unwrap_or(('&', entity));
        plain.push(character);
        rest = after;
    }
    plain + rest
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" | "mdash" => '–',
        "copy" => '©',
        _ => char::from_u32(entity.strip_prefix('#')?.parse().ok()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{is_page, sentence};

    #[test]
    fn page_sentence_is_title_and_first_heading() {
        for (page, expected) in [
            (
                "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1><hr>nginx",
                "502 Bad Gateway",
            ),
            (
                "<TITLE>Error.</TITLE><H2 class=x>The <b>service</b><br>is down</H2>",
                "Error: The service is down",
            ),
            ("<title>Azure</title><h1>Azure Front Door</h1>", "Azure Front Door"),
            (
                "<body><style>p{}</style><!-- a > b --><script>if(a<b){}</script><p>upstream timed out",
                "upstream timed out",
            ),
            (
                "<title>a &amp; b &lt;c&gt; &#39;d&#39; &hellip; &#0; &#x27; &</title>",
                "a & b <c> 'd' &hellip; &#x27; &",
            ),
            ("<title>never closed", "never closed"),
            ("<titles>no</titles><title>yes</title>", "yes"),
            ("<title></title><h1> </h1><p>text", "text"),
        ] {
            assert_eq!(sentence(page).as_deref(), Some(expected), "{page}");
        }
    }

    #[test]
    fn page_without_words_has_no_sentence() {
        for page in ["<html></html>", "<html><script>x", "<", "<!-- only", "<title></title>"] {
            assert_eq!(sentence(page), None, "{page}");
        }
    }

    #[test]
    fn page_is_recognised_by_marks_or_by_content_type() {
        for (content_type, text, expected) in [
            (None, "<!DOCTYPE HTML><p>x", true),
            (None, "<HTML>", true),
            (Some("text/html; charset=utf-8"), "<p>x</p>", true),
            (Some("TEXT/HTML"), "x < y", false),
            (None, "<?xml version=\"1.0\"?><Error/>", false),
            (Some("text/html"), r#"{"error":{}}"#, false),
        ] {
            assert_eq!(is_page(content_type, text), expected, "{text}");
        }
    }
}
