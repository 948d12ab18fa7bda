//! The kinds of bodies.

use graph_call_transfer::notification::{Batch, BatchKind};

#[test]
fn body_without_notifications_of_calls_has_a_kind_and_a_status() {
    for (body, kind, status) in [
        ("", BatchKind::Empty, 400),
        (" \r\n\t", BatchKind::Empty, 400),
        ("\u{feff}", BatchKind::Empty, 400),
        ("{}", BatchKind::Other, 400),
        ("[]", BatchKind::Other, 400),
        ("null", BatchKind::Other, 400),
        ("7", BatchKind::Other, 400),
        (r#"{"value":7}"#, BatchKind::Other, 400),
        (r#"{"value":null}"#, BatchKind::Other, 400),
        (r#"{"error":{"code":"7505"}}"#, BatchKind::Other, 400),
        (r#"{"value":[]}"#, BatchKind::Graph, 202),
        ("\u{feff}{\"value\":[]}", BatchKind::Graph, 202),
        (r#"{"callState":"incoming","value":[]}"#, BatchKind::Graph, 202),
        (r#"{"callState":"incoming"}"#, BatchKind::Legacy, 204),
        (
            r#"{"value":[{"subscriptionId":"x","resource":"me/messages/1"}]}"#,
            BatchKind::ChangeNotification,
            202,
        ),
        (
            r#"{"value":[{"subscriptionId":"x","lifecycleEvent":"missed"}]}"#,
            BatchKind::ChangeNotification,
            202,
        ),
        (r#"{"value":[{"subscriptionId":"x","resource":"/app/calls/1"}]}"#, BatchKind::Graph, 202),
        (
            r#"{"@odata.type":"microsoft.graph.PARTICIPANTJOININGNOTIFICATION"}"#,
            BatchKind::ParticipantJoining,
            200,
        ),
    ] {
        let batch = Batch::read(body.as_bytes()).unwrap();
        assert_eq!((batch.kind, batch.kind.response().status), (kind, status), "{body}");
    }
}
