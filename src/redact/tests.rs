use super::{MAX_LENGTH, Mark, redact};

/// Checks each redacted text, and that redacting it again changes nothing.
#[track_caller]
fn expect(cases: &[(&str, &str)]) {
    for (text, redacted) in cases {
        assert_eq!(redact(text), *redacted, "{text}");
        assert_eq!(redact(redacted), *redacted, "{text}, again");
    }
}

#[test]
fn secret_members_are_marked_and_the_rest_is_unchanged() {
    expect(&[
        (r#"{"displayName":"Heidi Steen","id":"550fae72"}"#, r#"{"displayName":"[name]","id":"550fae72"}"#),
        (r#"{ "token" : "a" , "n" : 1.50e+2 }"#, r#"{ "token" : "[token]" , "n" : 1.50e+2 }"#),
        (
            r#"{"token":"","email":null,"subject":5,"blob":true}"#,
            r#"{"token":"","email":null,"subject":5,"blob":true}"#,
        ),
        (r#"{"token":"a","token":"b"}"#, r#"{"token":"[token]","token":"[token]"}"#),
        (r#"{"__proto__":{"surname":"x"}}"#, r#"{"__proto__":{"surname":"[name]"}}"#),
        (r#"{"displ\u0061yName":"\u0048"}"#, r#"{"displ\u0061yName":"[name]"}"#),
        (r#"{"phone":{"id":"030 1","x":"y"}}"#, r#"{"phone":{"id":"[phone]","x":"y"}}"#),
        (r#"{"target":{"phone":"030 1"}}"#, r#"{"target":{"phone":"[phone]"}}"#),
        (r#"{"authorization":["Basic x","y"]}"#, r#"{"authorization":["[token]","[token]"]}"#),
        (r#"{"botData":{"a":[{"b":"c"}]}}"#, r#"{"botData":{"a":[{"b":"[secret]"}]}}"#),
        (r#"{"tokenMeetingInfo":{"token":"x"}}"#, r#"{"tokenMeetingInfo":{"token":"[token]"}}"#),
        (r#"{"token":{"kind":"app"}}"#, r#"{"token":{"kind":"app"}}"#),
        ("\u{feff}[{\"mail\":\"x\"}]", "\u{feff}[{\"mail\":\"[email]\"}]"),
    ]);
}

#[test]
fn json_in_strings_is_redacted_and_remains_json() {
    expect(&[
        (r#"{"data":"{\"surname\":\"Steen\"}"}"#, r#"{"data":"{\"surname\":\"[name]\"}"}"#),
        (r#"["[\"{\\\"phone\\\":\\\"1\\\"}\"]"]"#, r#"["[\"{\\\"phone\\\":\\\"[phone]\\\"}\"]"]"#),
        (r#"["call +4930123456"]"#, r#"["call [phone]"]"#),
    ]);
    let deep =
        (0..12).fold(r#"{"surname":"Steen"}"#.to_owned(), |text, _| serde_json::json!([text]).to_string());
    assert!(!redact(&deep).contains("Steen"));
    assert!(serde_json::from_str::<serde_json::Value>(&redact(&deep)).is_ok());
}

#[test]
fn free_text_is_redacted_by_names_and_forms() {
    expect(&[
        (r#"{"displayName":"Heidi Steen","id":"#, r#"{"displayName":"[name]","id":"#),
        ("{ displayName: 'Heidi Steen', id: 'a' }", "{ displayName: '[name]', id: 'a' }"),
        (r#"body: {\"surname\": \"a \\\" b\", \"x\": 1}"#, r#"body: {\"surname\": \"[name]\", \"x\": 1}"#),
        (r#"{"password":"a\"b","x":"c",}"#, r#"{"password":"[secret]","x":"c",}"#),
        ("subject: 'open\nnext", "subject: '[name]\nnext"),
        ("token=abc, id=5", "token=[token] id=5"),
        ("client_secret=a(b)c&scope=x", "client_secret=[secret]&scope=x"),
        ("Authorization: Bearer a.b.c\nAccept: */*", "Authorization: [token]\nAccept: */*"),
        ("authorization: opaque", "authorization: [token]"),
        ("Cookie: a=b; c=d\r\nHost: x", "Cookie: [secret]\r\nHost: x"),
        ("https://x.example/cb?code=0.AAA&state=1#t", "https://x.example/cb?code=[secret]&state=1#t"),
        ("/subscriptions?validationToken=a%3Ab", "/subscriptions?validationToken=[token]"),
        ("https://x.blob.example/r?sv=1&sig=a%2Fb", "https://x.blob.example/r?sv=1&sig=[secret]"),
        ("https://me:pass@x.example/a", "https://[secret]@x.example/a"),
    ]);
}

#[test]
fn secrets_are_recognised_by_their_form() {
    let (guid, base64) =
        ("550fae72-d251-43ec-868c-373732c2704f", "aHR0cHM6Ly9jYy1ldXdlLTAxLmNjLnNreXBlLmNvbS9jYw==");
    let teams =
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0?context=%7b%22Tid%22%7d";
    expect(&[
        ("eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJ4In0.c2ln", "[token]"),
        ("cut: eyJ0eXAiOiJKV1QifQ.eyJhd", "cut: [token]"),
        ("(eyJ0eXAiOiJKV1QifQ.eyJhdWQiOiJ4In0.)", "([token])"),
        ("Bearer xxx", "Bearer [token]"),
        ("sent bearer abc123def, got 401", "sent bearer [token], got 401"),
        ("Basic dXNlcjpwYXNz", "Basic [token]"),
        ("+12345678901", "[phone]"),
        ("call +4930123456!", "call [phone]!"),
        ("tel:+4930123456;ext=5", "tel:[phone];ext=5"),
        ("tel:030-123", "tel:[phone]"),
        ("4:+4930123456", "4:[phone]"),
        ("sip:+4930123456@sbc.contoso.com;user=phone", "sip:[phone]@sbc.contoso.com;user=phone"),
        ("to=%2B4930123456&x=1", "to=[phone]&x=1"),
        ("+49 30 123456, +1 (234) 567-8901", "[phone], [phone]"),
        ("+12345678901 500 7000", "[phone] 500 7000"),
        ("+12345678901 2024-05-01", "[phone] 2024-05-01"),
        ("heidi.steen@contoso.com.", "[email]."),
        ("<sip:heidi@contoso.com>", "<sip:[email]>"),
        ("heidi@contoso.com- heidi@contoso.com.x1", "[email]- [email].x1"),
        ("heidi@contoso.com\u{8acb}", "[email]\u{8acb}"),
        ("heidi_fabrikam.com#EXT#@contoso.onmicrosoft.com", "[email]"),
        ("m\u{fc}ller@163.com", "[email]"),
        ("/users/heidi%40contoso.com/calls", "/users/[email]/calls"),
        (teams, "[link]"),
        (&format!("join {teams} now"), "join [link] now"),
        ("teams.microsoft.com/meet/123456?p=abc", "[link]"),
        ("https://gov.teams.microsoft.us/l/meetup-join/a", "[link]"),
        (
            "https://safe.example/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2Fa",
            "https://safe.example/?url=[link]",
        ),
        (
            &format!("https://cc-euwe.cc.skype.com/cc/v1/callParticipant/{guid}/3/k2/1/replacement?rt=a"),
            "[link]",
        ),
        (&format!("context {base64}"), "context [link]"),
    ]);
}

#[test]
fn similar_texts_are_unchanged() {
    for text in [
        "",
        " ",
        "550fae72-d251-43ec-868c-373732c2704f",
        "57DAB8B1894C409AB240BD8BEAE78896",
        "8:orgid:550fae72-d251-43ec-868c-373732c2704f",
        "28:550fae72-d251-43ec-868c-373732c2704f",
        "19:meeting_NTg0NmQ3@thread.v2",
        "19:550fae72_373732c2@unq.gbl.spaces",
        "2024-05-01T10:00:00.000+02:00",
        "Wed, 01 May 2024 10:00:00 +0200",
        "2024-05-01T10:00:00Z",
        "DiagCode: 500#7000.@",
        "Call failed. DiagCode: 0#7015.",
        "code=500 subcode=7000",
        "+1, +49 and +123456",
        "+1234567890123456",
        "+0123456789",
        "1e+12345678",
        "a+12345678901",
        "+12345678a",
        "graph-call-transfer@0.1.0",
        "node_modules/.pnpm/pkg@1.2.3-beta.alpha/x.js",
        "participants@odata.context",
        "#microsoft.graph.commsNotification",
        "@odata.type",
        "heidi@localhost",
        "https://graph.microsoft.com/v1.0/communications/calls/341a0500-d4bf-4224-8b19-1581168d328b/transfer",
        "https://teams.microsoft.com/l/chat/0/0?users=a",
        "https://learn.microsoft.com/graph/api/call-transfer?view=graph-rest-1.0&tabs=http",
        "https://cc-euwe.cc.skype.com/cc/v1/potentialcall/a",
        "http://localhost:3978/api/webhook",
        "the token begins with `Bearer`; expected the token alone",
        "Bearer token is missing, bearer authentication failed",
        "Bearer realm=\"\", authorization_uri=\"https://login.example/authorize\"",
        "Basic Authentication",
        "send it in `Authorization: Bearer`.",
        "Invalid token: expired",
        "token=null&subject=&email=undefined",
        "InvalidAuthenticationToken: Access token has expired.",
        "{token}",
        "eyJack",
        "aHR0cHM6Ly9",
        "The subject: a transfer",
        "tel: 5",
        "hotel:12345",
        "at Object.<anonymous> (/app/src/token.js:12:34567890)",
        r##"{"token":5,"@odata.type":"#microsoft.graph.call","state":"established","callId":"341a0500"}"##,
        r#"{"mediaStreams":[{"sourceId":"1","label":"main-audio","direction":"sendReceive"}],"big":12345678901234567890}"#,
    ] {
        assert_eq!(redact(text), text);
    }
}

#[test]
fn only_texts_over_the_limit_are_omitted() {
    assert_eq!(redact(&"x".repeat(MAX_LENGTH + 1)), Mark::Omitted.as_str());
    let long = format!("[{}\"+4930123456\"]", "1,".repeat((MAX_LENGTH - 20) / 2));
    assert!(redact(&long).ends_with(",\"[phone]\"]"), "too large for the JSON parser: redacted as free text");
}

#[test]
fn marks_are_unique_and_unchanged() {
    let all = Mark::ALL.map(Mark::as_str);
    for (at, mark) in all.iter().enumerate() {
        assert_eq!(redact(mark), *mark);
        assert!(!all.iter().skip(at + 1).any(|other| other == mark));
    }
}
