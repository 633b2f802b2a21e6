//! From an error body in JSON to an observation, the same for answers and for pasted text.

use serde_json::Value;

use super::names;
use crate::api::error_body::ErrorBody;
use crate::explain::observation::Observation;

/// What an error body says.
pub(crate) fn observed(said: &ErrorBody) -> Observation {
    let mut seen = Observation {
        body_status: said.status,
        api_type: said.kind.clone(),
        error_code: said.error_code.clone(),
        message: said.message.clone(),
        envelope: true,
        ..Observation::default()
    };
    names::note(&mut seen, "request-id", said.request_id.as_deref().unwrap_or_default());
    seen.value("param", said.param.clone().unwrap_or_default());
    seen.value("appeal_url", said.appeal_url.clone().unwrap_or_default());
    image_sides(&mut seen, said.details.as_ref());
    let unsupported = said.details.as_ref().and_then(|details| details.get("unsupported"));
    seen.value("unsupported", unsupported.map(listed).unwrap_or_default());
    seen
}

fn listed(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}

/// How far each image must be scaled down: the most pixels a side may have, and the places of the images.
fn image_sides(seen: &mut Observation, details: Option<&Value>) {
    let Some(most) = details.and_then(|details| number(&details["max_side_length_pixels"])) else { return };
    seen.value("max_side", most.to_string());
    let Some(paths) = details.and_then(|details| details["paths"].as_array()) else { return };
    let paths: Vec<&str> = paths.iter().filter_map(Value::as_str).collect();
    seen.value("paths", paths.join(", "));
    let message = seen.message.clone().unwrap_or_default();
    let scales: Option<Vec<String>> = paths
        .iter()
        .map(|path| {
            let (_, behind) = message.split_once(&format!("{path}: "))?;
            let (width, height) = behind.split_whitespace().find_map(sides)?;
            let percent = most * 100 / width.max(height).max(1);
            Some(format!("{path} ({width}x{height}) to {percent}%"))
        })
        .collect();
    if let Some(scales) = scales.filter(|scales| !scales.is_empty()) {
        seen.value("scales", format!("Scale {}.", scales.join(", ")));
    }
}

/// A number, or text that is one, as some languages print it.
fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// `12000x9000` or `12000×9000`.
fn sides(word: &str) -> Option<(u64, u64)> {
    let (width, height) = word.split_once(['x', '×'])?;
    let height = height.trim_end_matches([',', '.', ';', ')']);
    Some((width.trim_start_matches('(').parse().ok()?, height.parse().ok()?))
}
