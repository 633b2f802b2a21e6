//! What the end of an answer is: whole, stopped before its time, refused, cut or damaged.

use super::Verdict;
use crate::api::stop::StopReason;
use crate::error::EntryId;
use crate::explain::by::By;
use crate::explain::catalogue;
use crate::explain::observation::End;

/// `None` for an answer that ended well.
pub(super) fn verdict(end: &End) -> Option<Verdict> {
    let (id, by) = match end {
        // Nobody has said that it is whole, and asking again would be paid again.
        End::Stopped(None) => (EntryId::STOPPED_WITHOUT_REASON, By::StopReason),
        End::Stopped(Some(reason)) => (of_reason(reason)?, By::StopReason),
        End::Cut => (EntryId::STREAM_CUT, By::Entry),
        End::Damaged => (EntryId::STREAM_OUT_OF_ORDER, By::Entry),
        End::OnlyPings => (EntryId::TIMEOUT_SEMANTIC_IDLE, By::Entry),
        End::OtherFormat => (EntryId::PAGE_WRONG_SHAPE, By::Entry),
    };
    catalogue::find(id.as_str()).map(|entry| Verdict::new(entry, by))
}

fn of_reason(reason: &StopReason) -> Option<EntryId> {
    Some(match reason {
        StopReason::PauseTurn => EntryId::STOPPED_AT_PAUSE_TURN,
        StopReason::ContextWindow => EntryId::STOPPED_AT_CONTEXT_WINDOW,
        // A gateway's `length` is the same limit by another name.
        reason if reason.is_truncated() => EntryId::STOPPED_AT_MAX_TOKENS,
        reason if reason.is_refusal() => EntryId::REFUSAL,
        reason if reason.is_failure() => EntryId::STOPPED_BY_ERROR,
        _ => return None,
    })
}
