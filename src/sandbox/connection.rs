//! One connection: requests in, replies out, each with the fault that is next in line.

use std::io;
use std::time::{Duration, Instant, SystemTime};

use tokio::net::TcpStream;

use super::api::{ApiError, Operation, Payload, Request};
use super::http::deliver::{After, deliver};
use super::http::head::{Length, NoHead};
use super::http::upload::Upload;
use super::http::{Head, Reply, Wire, pages};
use super::intake::Intake;
use super::outcome::{self, Outcome};
use super::record::{Entry, Recorded};
use super::seen::Watched;
use super::shared::Shared;
use super::spec::{EndingKind, Fault, Point};

/// Serves a connection until either side ends it.
pub(super) async fn serve(stream: TcpStream, shared: Shared, number: u64) {
    let mut wire = Wire::new(stream);
    if let Some(fault) = shared.take_at_accept()
        && let Some(ending) = fault.ending
        && !hold(ending.kind, &fault).await
    {
        end(wire, ending.kind).await;
        return;
    }
    loop {
        wire = match Head::read(&mut wire).await {
            Ok(head) => match exchange(wire, head, &shared, number).await {
                Ok(After::Kept(wire)) => wire,
                Ok(After::Gone) | Err(_) => return,
            },
            Err(NoHead::End) => return,
            Err(NoHead::Bad(status, reason)) => {
                let head = Head { last: true, ..Head::default() };
                let reply = Reply::new(status, "text/plain", format!("{reason}\n"));
                let _ = deliver(wire, &head, reply, &Fault::default()).await;
                return;
            }
        };
    }
}

/// What came of taking in a request's body.
enum Arrival {
    Whole,
    /// The answer goes out before the body is in.
    Early,
    Ended(EndingKind),
}

async fn exchange(mut wire: Wire, mut head: Head, shared: &Shared, number: u64) -> io::Result<After> {
    let operation = Operation::of(&head.method, head.path());
    let mut watched = Watched::of(shared.watch.as_ref(), &head, operation.name());
    let _working = (operation == Operation::Messages).then(|| shared.api.limits.begin());
    let fault = shared.take(operation.name());
    let entry = shared.log.begin(|| recorded(&head, number));
    let mut intake = shared.intake(&operation, &head);
    let none = Fault::default();
    let arrival =
        receive(&mut wire, &head, fault.as_ref().unwrap_or(&none), &mut intake, shared, entry).await;
    shared.write_down(&head, &intake, matches!(arrival, Ok(Arrival::Whole)));
    match arrival? {
        Arrival::Whole => shared.log.complete(entry),
        Arrival::Early => head.last = true,
        Arrival::Ended(kind) => return Ok(end(wire, kind).await),
    }
    watched.note(|seen| seen.body = intake.fingerprint());
    let id = shared.api.ids.make("req_");
    let mut refused = intake.refusal();
    let mut request = Request { operation: &operation, head: &head, body: intake.payload(), id: &id };
    let fault = settled(fault, &request.body, shared).unwrap_or_else(|error| {
        refused = Some(error);
        Fault::default()
    });
    shared.api.beside(&request, &fault);
    if let Some(kind) = reached(&fault, Point::Request).await {
        return Ok(end(wire, kind).await);
    }
    let outcome = match refused {
        Some(error) if fault.status.is_none() && fault.page.is_none() => {
            Outcome::Reply(shared.api.refuse(&request, &error))
        }
        _ => outcome::of(&shared.api, &mut request, &fault),
    };
    let own = match &outcome {
        Outcome::Reply(reply) => reply.delay,
        Outcome::NoHttp(..) => None,
    };
    let paid = matches!(operation, Operation::Messages | Operation::BatchesCreate);
    let honest = fault.status.is_none() && fault.page.is_none();
    if let Outcome::Reply(reply) = &outcome {
        watched.note(|seen| {
            seen.carried_out = paid && ((honest && reply.status == 200) || fault.done);
            seen.status = Some(reply.status);
            seen.retry_after =
                reply.header("retry-after").and_then(|value| value.parse().ok()).map(Duration::from_secs);
        });
    }
    let delay = fault.delay.or_else(|| shared.api.latency()).unwrap_or_default() + own.unwrap_or_default();
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    if let Some(kind) = reached(&fault, Point::Reply).await {
        return Ok(end(wire, kind).await);
    }
    match outcome {
        Outcome::Reply(reply) => {
            // Single events are changed in streams only; what else is answered is whole.
            let streamed =
                reply.header("content-type").is_some_and(|kind| kind.starts_with("text/event-stream"));
            let good = honest
                && reply.status == 200
                && fault.ending.is_none()
                && (fault.edits.is_empty() || !streamed);
            let after = deliver(wire, &head, reply, &fault).await;
            watched.note(|seen| seen.whole = good && after.is_ok());
            after
        }
        Outcome::NoHttp(page, status) => {
            pages::send(&page, status, wire).await?;
            Ok(After::Gone)
        }
    }
}

/// The fault of the step that was next, else the one that the request asks for itself.
fn settled(fault: Option<Fault>, body: &Payload<'_>, shared: &Shared) -> Result<Fault, ApiError> {
    match (fault, body) {
        (Some(fault), _) => Ok(fault),
        (None, Payload::Batch(_)) => Ok(Fault::default()),
        (None, Payload::Bytes(body)) => shared
            .take_marker(body)
            .map(Option::unwrap_or_default)
            .map_err(|error| ApiError::new(400, format!("a [[sandbox:…]] marker in the request: {error}"))),
    }
}

/// Takes in the body, as far as the fault lets it come.
async fn receive(
    wire: &mut Wire,
    head: &Head,
    fault: &Fault,
    intake: &mut Intake,
    shared: &Shared,
    entry: Entry,
) -> io::Result<Arrival> {
    /// So much is read at a time.
    const PART: u64 = 64 << 10;
    let mut upload = Upload::new(head, fault.read_rate);
    let mut stop = fault.ending.and_then(|ending| match ending.point {
        Point::Accept | Point::Head => Some((0, ending.kind)),
        Point::Upload(bytes) => Some((bytes, ending.kind)),
        _ => None,
    });
    let too_large = matches!(head.length, Length::Known(length) if length > intake.limit());
    let early = if too_large { Some(0) } else { fault.early };
    let expects = head.header("expect").is_some_and(|value| value.eq_ignore_ascii_case("100-continue"));
    if expects && early != Some(0) && stop.is_none_or(|(bytes, _)| bytes > 0) {
        wire.write(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
    }
    loop {
        let so_far = upload.received;
        if let Some((bytes, kind)) = stop
            && bytes <= so_far
        {
            if !hold(kind, fault).await {
                return Ok(Arrival::Ended(kind));
            }
            stop = None;
        }
        if !upload.is_done() && (early.is_some_and(|early| early <= so_far) || intake.is_over()) {
            intake.mark_over(too_large);
            return Ok(Arrival::Early);
        }
        let next =
            [stop.map(|(bytes, _)| bytes), early].into_iter().flatten().filter(|bytes| *bytes > so_far).min();
        let most = next.map_or(PART, |bytes| (bytes - so_far).min(PART));
        let Some(part) = upload.next(wire, most).await? else { return Ok(Arrival::Whole) };
        shared.log.body(entry, &part);
        intake.push(&part);
    }
}

fn recorded(head: &Head, connection: u64) -> Recorded {
    Recorded {
        method: head.method.clone(),
        target: head.target.clone(),
        headers: head.headers.clone(),
        body: vec![],
        body_len: 0,
        complete: false,
        connection,
        at: SystemTime::now(),
        monotonic: Instant::now(),
    }
}

/// The end that is due at this point; a stall with a time to it has passed when this returns.
async fn reached(fault: &Fault, point: Point) -> Option<EndingKind> {
    let ending = fault.ending.filter(|ending| ending.point == point)?;
    if hold(ending.kind, fault).await { None } else { Some(ending.kind) }
}

/// Waits out a stall that has a time to it; false for every other end.
async fn hold(kind: EndingKind, fault: &Fault) -> bool {
    match (kind, fault.hold) {
        (EndingKind::Stall, Some(time)) => {
            tokio::time::sleep(time).await;
            true
        }
        _ => false,
    }
}

async fn end(wire: Wire, kind: EndingKind) -> After {
    match kind {
        EndingKind::Reset => wire.reset().await,
        EndingKind::Close | EndingKind::Cut => wire.close().await,
        EndingKind::Stall => {
            // Not a byte more is read, so that the client's own buffers fill up; the server's end ends this too.
            std::future::pending::<()>().await;
            drop(wire);
        }
    }
    After::Gone
}
