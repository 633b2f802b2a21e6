//! Which call of the API a request is, by method and path alone.

/// The calls this server knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Messages,
    CountTokens,
    ModelsList,
    ModelsGet(String),
    BatchesCreate,
    BatchesList,
    BatchesGet(String),
    BatchesResults(String),
    BatchesCancel(String),
    BatchesDelete(String),
    /// A known path with a method it does not take.
    WrongMethod,
    Unknown,
}

impl Operation {
    pub(crate) fn of(method: &str, path: &str) -> Self {
        let parts: Vec<&str> = path.split('/').skip(1).collect();
        match (method, parts.as_slice()) {
            ("POST", ["v1", "messages"]) => Self::Messages,
            ("POST", ["v1", "messages", "count_tokens"]) => Self::CountTokens,
            ("GET" | "HEAD", ["v1", "models"]) => Self::ModelsList,
            ("GET" | "HEAD", ["v1", "models", id]) if !id.is_empty() => Self::ModelsGet(decoded(id)),
            ("POST", ["v1", "messages", "batches"]) => Self::BatchesCreate,
            ("GET" | "HEAD", ["v1", "messages", "batches"]) => Self::BatchesList,
            ("GET" | "HEAD", ["v1", "messages", "batches", id]) if !id.is_empty() => {
                Self::BatchesGet(decoded(id))
            }
            ("DELETE", ["v1", "messages", "batches", id]) if !id.is_empty() => {
                Self::BatchesDelete(decoded(id))
            }
            ("GET" | "HEAD", ["v1", "messages", "batches", id, "results"]) => {
                Self::BatchesResults(decoded(id))
            }
            ("POST", ["v1", "messages", "batches", id, "cancel"]) => Self::BatchesCancel(decoded(id)),
            (
                _,
                ["v1", "messages" | "models"]
                | ["v1", "models", _]
                | ["v1", "messages", "count_tokens" | "batches", ..],
            ) if parts.last().is_some_and(|part| !part.is_empty()) => Self::WrongMethod,
            _ => Self::Unknown,
        }
    }

    pub(crate) fn is_about_batches(&self) -> bool {
        self.name().starts_with("batches.")
    }

    /// The name by which a fault is limited to it.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::CountTokens => "count_tokens",
            Self::ModelsList => "models.list",
            Self::ModelsGet(_) => "models.get",
            Self::BatchesCreate => "batches.create",
            Self::BatchesList => "batches.list",
            Self::BatchesGet(_) => "batches.get",
            Self::BatchesResults(_) => "batches.results",
            Self::BatchesCancel(_) => "batches.cancel",
            Self::BatchesDelete(_) => "batches.delete",
            Self::WrongMethod | Self::Unknown => "any",
        }
    }
}

fn decoded(part: &str) -> String {
    // A form decoder reads a plus as a blank; in a path it stands for itself.
    let part = part.replace('+', "%2B");
    url::form_urlencoded::parse(part.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_apart() {
        let name = |method, path| Operation::of(method, path).name();
        assert_eq!(name("POST", "/v1/messages"), "messages");
        assert_eq!(name("POST", "/v1/messages/count_tokens"), "count_tokens");
        assert_eq!(name("GET", "/v1/messages/batches/x/results"), "batches.results");
        assert_eq!(name("DELETE", "/v1/messages/batches/x"), "batches.delete");
        assert_eq!(Operation::of("GET", "/v1/models/a%2Fb+c"), Operation::ModelsGet("a/b+c".into()));
        assert_eq!(Operation::of("GET", "/v1/messages"), Operation::WrongMethod);
        for path in ["/", "", "/v1/v1/messages", "//v1/messages", "/v1/models/", "/v1/messages/"] {
            assert_eq!(Operation::of("GET", path), Operation::Unknown, "{path}");
        }
    }
}
