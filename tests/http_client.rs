//! A whole transfer with an HTTP client: the check, the requests, the responses, a notification, the outcome.
//!
//! The program is an example for users of the crate. The server on this machine answers as Microsoft Graph does.

#![cfg(not(target_family = "wasm"))]

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::{self, JoinHandle};
use std::time::{Instant, SystemTime};

use graph_call_transfer::response::{CallLookup, GraphResponse, RetryPolicy};
use graph_call_transfer::verdict::{Certainty, OutcomeKind, RecordedResponse, Tracker};
use graph_call_transfer::{
    AccessToken, BaseUrl, CheckContext, Endpoint, GraphVersion, HttpRequest, HttpResponse, Identity, Transfer,
};
use ureq::Agent;

const CALL: &str = "341a0500-d4bf-4224-8b19-1581168d328b";
const TARGET: &str = "550fae72-d251-43ec-868c-373732c2704f";

type Outcome<T> = Result<T, Box<dyn Error>>;

#[test]
fn transfer_is_sent_with_an_http_client_and_followed_to_its_outcome() -> Outcome<()> {
    let (base_url, server) = serve(&[
        "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 202 Accepted\r\nrequest-id: 5d2ba3c5\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 24\r\n\r\n{\"state\":\"transferring\"}",
    ])?;
    let client = Client {
        // A followed redirect would turn the POST into a GET, and a refusal has a body to parse.
        agent: Agent::config_builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .build()
            .into(),
        token: AccessToken::parse("eyJ0eXAi.eyJhdWQi.c2ln")?,
    };
    let endpoint = Endpoint::from_base_url(BaseUrl::parse(&base_url)?, GraphVersion::V1);

    // The check.
    let target = Identity::user(TARGET.parse()?).with_display_name("Heidi Steen");
    let context = CheckContext::new().with_endpoint(endpoint.clone()).with_call_state("established");
    let request = Transfer::new(CALL.parse()?, target).check(&context)?;

    // The request: the tracker expects the transfer before it is sent.
    let mut tracker = Tracker::new(1_000);
    tracker.expect(CALL, None);
    let response = client.send_with_retries(&request.describe(&endpoint))?;
    let GraphResponse::Accepted(accepted) = response else { return Err(format!("{response:?}").into()) };
    assert_eq!((accepted.status, accepted.support.request_id.as_deref()), (202, Some("5d2ba3c5")));
    tracker.record_response(CALL, RecordedResponse::accepted(accepted.status), |_| {});
    assert!(tracker.outcome(CALL).is_none(), "a 202 is not an outcome");

    // The state of the call, which is optional.
    let lookup = client.send(&HttpRequest::read_call(request.call_id(), &endpoint), CallLookup::parse)?;
    let CallLookup::Found(found) = lookup else { return Err(format!("{lookup:?}").into()) };
    assert_eq!(found.state.as_deref(), Some("transferring"));

    // The notification, which Graph posts to the webhook.
    let notification = format!(
        r#"{{ "value": [ {{ "changeType": "deleted", "resourceUrl": "/communications/calls/{CALL}",
            "resourceData": {{ "state": "terminated", "resultInfo": {{ "code": 0, "subcode": 7015 }} }} }} ] }}"#
    );
    let mut phases = Vec::new();
    tracker.apply(notification.as_bytes(), |change| phases.push(change.phase.as_str()))?;
    assert_eq!(phases, ["completed"]);
    let outcome = tracker.outcome(CALL).ok_or("no outcome")?;
    assert_eq!(outcome.kind, OutcomeKind::Completed);
    assert_eq!(outcome.status.map(|status| status.certainty), Some(Certainty::Certain));

    let received = server.join().map_err(|_| "the server failed")??;
    let transfer = format!("POST /v1.0/communications/calls/{CALL}/transfer HTTP/1.1");
    let lines: Vec<&str> = received.iter().map(|request| request.line.as_str()).collect();
    assert_eq!(lines, [&transfer, &transfer, &format!("GET /v1.0/communications/calls/{CALL} HTTP/1.1")]);
    let is_authorized =
        |request: &Received| request.headers.contains("authorization: bearer eyj0exai.eyjhdwqi.c2ln");
    assert!(received.iter().all(is_authorized));
    assert!(received.iter().take(2).all(|received| received.body == request.body()));
    Ok(())
}

/// An HTTP client with an access token.
struct Client {
    agent: Agent,
    token: AccessToken,
}

impl Client {
    /// Sends a transfer. Repeats it only if that cannot transfer the call twice.
    fn send_with_retries(&self, request: &HttpRequest) -> Outcome<GraphResponse> {
        let (policy, started) = (RetryPolicy::default(), Instant::now());
        let random = 0.5; // use a source of randomness, so that clients do not return together
        for attempt in 1.. {
            let response = self.send(request, GraphResponse::parse)?;
            let wait = match &response {
                GraphResponse::Refused(refused) => {
                    policy.next_wait(attempt, started.elapsed(), refused, random)
                }
                GraphResponse::Accepted(_) => None,
            };
            match wait {
                Some(wait) => thread::sleep(wait),
                None => return Ok(response),
            }
        }
        Err("too many attempts".into())
    }

    /// Sends one request and parses the response.
    fn send<T>(&self, request: &HttpRequest, parse: impl FnOnce(&HttpResponse<'_>) -> T) -> Outcome<T> {
        let mut builder = ureq::http::Request::builder()
            .method(request.method)
            .uri(&request.url)
            .header("Authorization", self.token.authorization());
        for (name, value) in request.headers {
            builder = builder.header(name, value);
        }
        let response = match &request.body {
            Some(body) => self.agent.run(builder.body(body.as_str())?)?,
            None => self.agent.run(builder.body(())?)?,
        };
        let (parts, mut body) = response.into_parts();
        let headers =
            parts.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
        let text = body.read_to_string();
        let http = HttpResponse::new(parts.status.as_u16())
            .with_headers(headers)
            .with_received_at(SystemTime::now());
        Ok(parse(&match &text {
            Ok(text) => http.with_body(text),
            // The connection broke, but the status is known.
            Err(_) => http.with_truncated_body(""),
        }))
    }
}

/// A request that the server received.
struct Received {
    line: String,
    headers: String,
    body: String,
}

/// Starts a server that sends these responses, one for each connection.
fn serve(
    responses: &'static [&'static str],
) -> Outcome<(String, JoinHandle<std::io::Result<Vec<Received>>>)> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let server = thread::spawn(move || {
        responses
            .iter()
            .map(|response| {
                let (stream, _) = listener.accept()?;
                let mut reader = BufReader::new(&stream);
                let received = receive(&mut reader)?;
                // The client opens a connection for each request.
                (&stream).write_all(response.replacen("\r\n", "\r\nConnection: close\r\n", 1).as_bytes())?;
                Ok(received)
            })
            .collect()
    });
    Ok((base_url, server))
}

fn receive(reader: &mut impl BufRead) -> std::io::Result<Received> {
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = String::new();
    while reader.read_line(&mut headers)? > 2 {}
    let headers = headers.to_ascii_lowercase();
    let length = headers.lines().find_map(|header| header.strip_prefix("content-length: ")?.parse().ok());
    let mut body = String::new();
    reader.take(length.unwrap_or(0)).read_to_string(&mut body)?;
    Ok(Received { line: line.trim_end().to_owned(), headers, body })
}
