//! Which codes explain a result or a refusal: its own, or those of its message; and which causes fit a situation.

#![cfg(not(target_family = "wasm"))]

use graph_call_transfer::codes::{
    CodeOrigin, Explanation, FailureCause, RetryTarget, Situation, decide_refusal, decide_result, explain_in,
    explain_message, explain_refusal, explain_result,
};

fn numbers(explanation: &Explanation) -> (String, Option<String>, Vec<String>) {
    let entry = explanation.entry.to_string();
    let wrapper = explanation.wrapper.map(|wrapper| {
        let numbers = [wrapper.code, wrapper.subcode].map(|n| n.map_or("-".to_owned(), |n| n.to_string()));
        numbers.join("/")
    });
    let others = explanation.diag_codes.iter().map(|other| {
        [other.code, other.subcode].map(|n| n.map_or("-".to_owned(), |n| n.to_string())).join("/")
    });
    (entry, wrapper, others.collect())
}

#[test]
fn diag_code_outranks_a_code_that_wraps_it() {
    for (code, subcode, message, entry, wrapper) in [
        // As reported.
        (
            400,
            Some(8541),
            "Callee only had … delivery errors.. DiagCode: 480#10076",
            "480/10076",
            Some("400/8541"),
        ),
        (412, Some(9999), "addParticipants failed.. DiagCode: 412#10073", "412/10073", Some("412/9999")),
        (412, Some(9999), "addParticipants failed.. DiagCode: 403#10151", "403/10151", Some("412/9999")),
        (500, None, "MediaControllerConversationAddParticipantFailed. DiagCode: 7112", "500/7112", None),
        (500, Some(1004), "IceConnectivityChecksFailed. DiagCode: 500#1004.@", "500/1004", None),
        (403, Some(510_559), "No viable path (Forbidden). DiagCode: 403#510559.@", "403/510559", None),
        (500, Some(7106), "Server Internal Error. DiagCode: 3002#7106.@", "500/3002", Some("500/7106")),
        (500, Some(3003), "Server Internal Error. DiagCode: 500#3003.@", "500/3003", None),
        (200, Some(5002), "The conversation has ended.. DiagCode: 0#5002.@", "200/5002", None),
        (200, Some(5003), "The conversation has ended.. DiagCode: 0#5003.@", "200/5003", None),
        // Their siblings.
        (500, Some(0), "failed. DiagCode: 480#10037.@", "480/10037", Some("500/0")),
        (408, Some(8544), "Callee could not be reached. DiagCode: 408#10057", "408/10057", Some("408/8544")),
        (480, Some(8541), "DiagCode: 486#560486.@", "486/560486", Some("480/8541")),
        (480, Some(8541), "DiagCode: 502#560502.@", "sip/502", Some("480/8541")),
        (480, Some(8538), "DiagCode: 603#0.@", "603/0", Some("480/8538")),
        (500, Some(9999), "DiagCode: 400#8541", "any/8541", Some("500/9999")),
        (500, Some(31_415), "DiagCode: 480#10037", "480/10037", Some("500/31415")),
        (500, Some(560_777), "DiagCode: 480#10037", "480/10037", Some("500/560777")),
        (500, None, "DiagCode: 480#10037", "480/10037", Some("500/-")),
        (500, None, "diagcode=480 # 10037", "480/10037", Some("500/-")),
        // The code around it says more, or the same.
        (480, Some(10_037), "DiagCode: 500#9999", "480/10037", None),
        (400, Some(8541), "DiagCode: 500#9999", "any/8541", None),
        (400, Some(8541), "DiagCode: 480#8541", "any/8541", None),
        (400, Some(8541), "DiagCode: 480#99999", "any/8541", None),
        (403, Some(7503), "DiagCode: 480#10037", "403/7503", None),
        (500, Some(9999), "DiagCode: 480", "500/9999", None),
        // Several: the most exact one, then the last one.
        (500, Some(9999), "DiagCode: 480#10037.@ DiagCode: 500#8541", "480/10037", Some("500/9999")),
        (500, Some(9999), "DiagCode: 480#10037.@ DiagCode: 480#10076", "480/10076", Some("500/9999")),
        (500, None, "DiagCode: 7112 DiagCode: 480#10037", "480/10037", Some("500/-")),
    ] {
        let explanation = explain_message(Some(code), subcode, message).unwrap();
        let (found, around, _) = numbers(&explanation);
        assert_eq!((&*found, around.as_deref()), (entry, wrapper), "{code}/{subcode:?} {message}");
        let is_below = found != numbers(&explain_result(Some(code), subcode).unwrap()).0;
        let origin = if is_below { CodeOrigin::DiagCode } else { CodeOrigin::Own };
        assert_eq!(explanation.codes.unwrap().origin, origin, "{code}/{subcode:?} {message}");
    }
}

#[test]
fn diag_code_names_the_cause_of_an_outcome_of_its_own_meaning() {
    for (code, subcode, entry) in [(500, 7000, "500/7000"), (500, 7700, "500/7700"), (480, 7700, "500/7700")]
    {
        let message = "The transfer failed. DiagCode: 480#10037.@";
        let explanation = explain_message(Some(code), Some(subcode), message).unwrap();
        assert_eq!(numbers(&explanation), (entry.to_owned(), None, vec!["480/10037".to_owned()]));
        let cause = explain_result(Some(480), Some(10_037)).unwrap();
        assert_eq!(
            (&explanation.causes, explanation.retry, explanation.decision),
            (&cause.causes, cause.retry, cause.decision)
        );
        let other = explanation.diag_codes.first().unwrap();
        assert_eq!(other.name, Some("No callee endpoints"));
    }
    for (code, subcode, message, entry) in [
        (200, 7000, "The conversation has ended by bot.. DiagCode: 0#7000.@", "200/7000"),
        (200, 7000, "DiagCode: 480#10037", "200/7000"),
        (0, 7015, "GracefulTransferCompleted. DiagCode: 500#7112", "0/7015"),
        (500, 7000, "The transfer failed. DiagCode: 500#9999.@", "500/7000"),
        (500, 7000, "The transfer failed. DiagCode: 500#7000.@", "500/7000"),
        (500, 7000, "<message>", "500/7000"),
    ] {
        let with = explain_message(Some(code), Some(subcode), message).unwrap();
        let without = explain_result(Some(code), Some(subcode)).unwrap();
        assert_eq!((with.entry.to_string(), &with.causes), (entry.to_owned(), &without.causes), "{message}");
    }
    // Without a meaning of its own, 7000 is a wrapper as others.
    let any = explain_message(Some(480), Some(7000), "DiagCode: 480#10037").unwrap();
    assert_eq!(numbers(&any), ("480/10037".to_owned(), Some("480/7000".to_owned()), vec![]));
}

#[test]
fn diag_code_of_a_refusal_explains_it() {
    for (code, status, message, entry, wrapper) in [
        ("9999", 500, "failed.. DiagCode: 412#10073", "412/10073", Some("500/9999")),
        ("UnknownError", 403, "failed.. DiagCode: 403#10151", "403/10151", Some("-/-")),
        ("generalException", 500, "DiagCode: 7112", "500/7112", Some("-/-")),
        ("", 500, "DiagCode: 480#10037", "480/10037", None),
        ("7503", 403, "DiagCode: 480#10037", "403/7503", None),
        ("Forbidden", 403, "DiagCode: 480#10037", "Forbidden", None),
        // The message is the JSON text of another error.
        ("UnknownError", 403, r#"{"errorCode":"7503","message":"Not registered."}"#, "403/7503", Some("-/-")),
        ("UnknownError", 403, r#"{\"errorCode\": 7504}"#, "403/7504", Some("-/-")),
        ("", 403, r#"{"error":{"code":"7505"}}"#, "403/7505", None),
        ("UnknownError", 403, r#"{"code":"UnknownError"}"#, "code/403", Some("-/-")),
        ("7507", 403, r#"{"errorCode":"7503"}"#, "403/7507", None),
    ] {
        let (found, around, _) = numbers(&explain_refusal(code, Some(status), message).unwrap());
        assert_eq!((&*found, around.as_deref()), (entry, wrapper), "{code} {status} {message}");
    }
}

#[test]
fn word_that_says_nothing_leaves_it_to_the_status() {
    for word in ["generalException", "UnknownError", "unknownerror", "InternalServerError", "operationFailed"]
    {
        for status in [400, 401, 403, 404, 409, 429, 500, 503] {
            let explanation = explain_refusal(word, Some(status), "").unwrap();
            let of_status = explain_refusal("", Some(status), "").unwrap();
            assert_eq!(explanation.entry, of_status.entry, "{word} {status}");
            assert_eq!((explanation.retry, explanation.causes), (of_status.retry, of_status.causes));
            assert!(explanation.wrapper.unwrap().entry.unwrap().to_string().eq_ignore_ascii_case(word));
        }
        assert!(explain_refusal(word, None, "").unwrap().wrapper.is_none(), "{word}");
    }
}

#[test]
fn causes_of_another_situation_are_left_out() {
    use Situation::*;
    let texts = |known: &[Situation], code, subcode| -> Vec<(Vec<Situation>, bool)> {
        let explanation = explain_in(known, Some(code), Some(subcode), "", "").unwrap();
        explanation.causes.iter().map(|cause| (cause.situations.to_vec(), cause.confirmed)).collect()
    };
    // 10037 to a person: sign out and in; to an app: another kind of identity.
    let of_person = texts(&[ToUser], 480, 10_037);
    assert!(of_person.iter().all(|(situations, _)| !situations.contains(&ToApp)), "{of_person:?}");
    assert_eq!(of_person.first().unwrap(), &(vec![ToUser], true));
    assert_eq!(texts(&[ToApp], 480, 10_037).first().unwrap(), &(vec![ToApp], true));
    // 560403 and the connection of the telephone side.
    for side in [DirectRouting, OperatorConnect, CallingPlan] {
        let causes = texts(&[side], 403, 560_403);
        assert_eq!(causes.first().unwrap(), &(vec![side], true));
        assert_eq!(causes.len(), 2, "{side}: {causes:?}");
    }
    // The direction follows from the code.
    assert_eq!(texts(&[], 404, 540_404).first().unwrap(), &(vec![FromTelephone], true));
    assert_eq!(texts(&[], 499, 560_404).first().unwrap(), &(vec![ToTelephone], true));
    // Knowledge that excludes every cause is wrong: all of them remain.
    assert_eq!(texts(&[ToUser], 486, 10_321).len(), texts(&[], 486, 10_321).len());
    // A result has no causes that only a request can have.
    let result = texts(&[], 500, 9999);
    assert!(result.iter().all(|(situations, _)| !situations.contains(&Request)), "{result:?}");
    let request = explain_refusal("9999", Some(500), "").unwrap();
    assert!(request.causes.iter().all(|cause| !cause.situations.contains(&Result)));
    assert!(request.causes.iter().any(|cause| cause.situations.contains(&Request)));
}

#[test]
fn code_of_the_token_service_in_a_message_outranks_the_word_around_it() {
    for (code, message, entry, wrapper) in [
        ("invalid_client", "AADSTS7000215: Invalid client secret …", "AADSTS7000215", Some("Invalid client")),
        ("", "Original exception: AADSTS7000229: The client …", "AADSTS7000229", None),
        ("AADSTS7000215", "AADSTS7000215: Invalid client secret …", "AADSTS7000215", None),
        ("invalid_client", "AADSTS9999999: of tomorrow", "invalid_client", None),
        ("invalid_client", "AADSTS", "invalid_client", None),
        ("AADSTS700011", "", "AADSTS700016", None),
    ] {
        let explanation = explain_refusal(code, Some(401), message).unwrap();
        let found = explanation.wrapper.and_then(|wrapper| wrapper.name);
        assert_eq!((explanation.entry.to_string().as_str(), found), (entry, wrapper), "{code} {message}");
    }
}

#[test]
fn decision_follows_the_same_codes() {
    let of_result = |code, subcode, message| {
        decide_result(Some(code), Some(subcode), message)
            .map(|found| (found.decision.cause, found.decision.retry))
    };
    let of_refusal = |code, status, message| {
        decide_refusal(code, status, message).map(|found| (found.decision.cause, found.decision.retry))
    };
    for (code, subcode, message, expected) in [
        (400, 8541, "DiagCode: 480#10037", Some((FailureCause::Unreachable, RetryTarget::OtherTarget))),
        (500, 7000, "DiagCode: 603#0", Some((FailureCause::Declined, RetryTarget::OtherTarget))),
        (500, 7000, "", Some((FailureCause::Unknown, RetryTarget::Later))),
        (403, 510_559, "", Some((FailureCause::NotAllowed, RetryTarget::OtherTarget))),
        (486, 560_486, "", Some((FailureCause::Busy, RetryTarget::Later))),
        (200, 7000, "", Some((FailureCause::HungUpByApp, RetryTarget::No))),
        (200, 540_000, "", Some((FailureCause::CallerLeft, RetryTarget::No))),
        (200, 5001, "", Some((FailureCause::ConversationEnded, RetryTarget::No))),
        (200, 7015, "", None),
        (0, 7015, "", None),
        (200, 31_415, "", None),
    ] {
        assert_eq!(of_result(code, subcode, message), expected, "{code}/{subcode} {message}");
    }
    for (code, status, message, expected) in [
        ("generalException", 403, "", Some((FailureCause::NotAllowed, RetryTarget::No))),
        ("7503", 403, "", Some((FailureCause::NotAllowed, RetryTarget::No))),
        ("", 429, "", Some((FailureCause::Throttled, RetryTarget::Later))),
        ("9999", 500, "DiagCode: 412#10073", Some((FailureCause::NotAllowed, RetryTarget::OtherTarget))),
        ("Strange", 503, "", Some((FailureCause::Service, RetryTarget::AfterCheck))),
    ] {
        assert_eq!(of_refusal(code, status, message), expected, "{code} {status} {message}");
    }
    assert!(decide_result(Some(0), Some(7000), "").unwrap().documented);
    assert!(!decide_result(Some(486), Some(560_486), "").unwrap().documented);
    assert!(!decide_result(Some(486), Some(560_499), "").unwrap().exact);
}
