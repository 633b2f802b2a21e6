//! The models this server pretends to have, with the rules by which they refuse a request.

/// One model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    pub id: &'static str,
    pub alias: Option<&'static str>,
    pub name: &'static str,
    pub line: &'static str,
    /// The generation times ten: 46 is 4.6.
    pub generation: u8,
    pub created: &'static str,
    pub lifecycle: &'static str,
    pub retires: Option<&'static str>,
    /// The most input and output tokens.
    pub input: u64,
    pub output: u64,
    /// Input and output, in billionths of a dollar for one token: 4000 is 4 dollars for a million.
    pub price: (u64, u64),
    pub thinking: Thinking,
    /// Whether `tool_choice` may force a tool.
    pub forced_tools: bool,
}

/// Which kinds of `thinking` a model takes.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "these are the four values of one field of the API")]
pub(crate) struct Thinking {
    pub adaptive: bool,
    pub enabled: bool,
    pub disabled: bool,
    pub between_tools: bool,
    /// The text of thoughts is left out unless asked for.
    pub omitted: bool,
}

const ALWAYS: Thinking =
    Thinking { adaptive: true, enabled: false, disabled: false, between_tools: false, omitted: true };
const BETWEEN: Thinking = Thinking { between_tools: true, ..ALWAYS };
const ADAPTIVE: Thinking = Thinking { disabled: true, ..ALWAYS };
const BOTH: Thinking = Thinking { enabled: true, omitted: false, ..ADAPTIVE };
const EXTENDED: Thinking = Thinking { adaptive: false, ..BOTH };

#[allow(clippy::too_many_arguments, reason = "a row of the table below, read as one")]
const fn model(
    id: &'static str,
    name: &'static str,
    line: &'static str,
    generation: u8,
    created: &'static str,
    retires: &'static str,
    thinking: Thinking,
    forced_tools: bool,
) -> Model {
    Model {
        id,
        alias: None,
        name,
        line,
        generation,
        created,
        lifecycle: "active",
        retires: Some(retires),
        input: 1_000_000,
        output: 128_000,
        price: price(line, generation),
        thinking,
        forced_tools,
    }
}

/// The list price; with Haiku 5.5, that of prompts up to 100,000 tokens.
const fn price(line: &str, generation: u8) -> (u64, u64) {
    match (line.as_bytes()[0], generation) {
        (b'f' | b'm', 52) => (8_000, 40_000),
        (b'f' | b'm', _) => (10_000, 50_000),
        (b'o', 55) => (4_000, 20_000),
        (b'o', _) => (5_000, 25_000),
        (b's', 50..) => (2_000, 10_000),
        (b's', _) => (3_000, 15_000),
        (_, 55) => (100, 500),
        _ => (1_000, 5_000),
    }
}

const fn dated(alias: &'static str, model: Model) -> Model {
    Model { alias: Some(alias), input: 200_000, output: 64_000, ..model }
}

const fn retired(
    id: &'static str,
    name: &'static str,
    line: &'static str,
    created: &'static str,
    retires: &'static str,
) -> Model {
    Model {
        lifecycle: "retired",
        input: 200_000,
        output: 8_192,
        ..model(id, name, line, 30, created, retires, EXTENDED, true)
    }
}

/// All of them, newest first, as the list shows them.
pub(crate) const MODELS: &[Model] = &[
    Model {
        retires: None,
        ..model("claude-fable-5-2", "Claude Fable 5.2", "fable", 52, "2026-11-09", "", ALWAYS, false)
    },
    model("claude-haiku-5-5", "Claude Haiku 5.5", "haiku", 55, "2026-10-07", "2027-10-07", ADAPTIVE, true),
    model("claude-sonnet-5-5", "Claude Sonnet 5.5", "sonnet", 55, "2026-09-28", "2027-09-28", BETWEEN, false),
    model("claude-opus-5-5", "Claude Opus 5.5", "opus", 55, "2026-09-22", "2027-09-22", ALWAYS, false),
    model("claude-fable-5-1", "Claude Fable 5.1", "fable", 51, "2026-09-01", "2027-09-01", ALWAYS, false),
    model("claude-opus-5", "Claude Opus 5", "opus", 50, "2026-07-24", "2027-07-24", ADAPTIVE, true),
    model("claude-sonnet-5", "Claude Sonnet 5", "sonnet", 50, "2026-06-30", "2027-06-30", ADAPTIVE, true),
    model("claude-fable-5", "Claude Fable 5", "fable", 50, "2026-06-09", "2027-06-09", ALWAYS, true),
    model("claude-opus-4-8", "Claude Opus 4.8", "opus", 48, "2026-05-28", "2027-05-28", ADAPTIVE, true),
    model("claude-opus-4-7", "Claude Opus 4.7", "opus", 47, "2026-04-16", "2027-04-16", ADAPTIVE, true),
    model("claude-sonnet-4-6", "Claude Sonnet 4.6", "sonnet", 46, "2026-02-17", "2027-02-17", BOTH, true),
    model("claude-opus-4-6", "Claude Opus 4.6", "opus", 46, "2026-02-05", "2027-02-05", BOTH, true),
    Model {
        lifecycle: "deprecated",
        ..dated(
            "claude-opus-4-5",
            model(
                "claude-opus-4-5-20251101",
                "Claude Opus 4.5",
                "opus",
                45,
                "2025-11-24",
                "2027-01-22",
                EXTENDED,
                true,
            ),
        )
    },
    dated(
        "claude-haiku-4-5",
        model(
            "claude-haiku-4-5-20251001",
            "Claude Haiku 4.5",
            "haiku",
            45,
            "2025-10-15",
            "2026-10-15",
            EXTENDED,
            true,
        ),
    ),
    Model {
        lifecycle: "deprecated",
        ..dated(
            "claude-sonnet-4-5",
            model(
                "claude-sonnet-4-5-20250929",
                "Claude Sonnet 4.5",
                "sonnet",
                45,
                "2025-09-29",
                "2026-11-30",
                EXTENDED,
                true,
            ),
        )
    },
    retired("claude-opus-4-1-20250805", "Claude Opus 4.1", "opus", "2025-08-05", "2026-08-05"),
    retired("claude-opus-4-20250514", "Claude Opus 4", "opus", "2025-05-22", "2026-06-15"),
    retired("claude-sonnet-4-20250514", "Claude Sonnet 4", "sonnet", "2025-05-22", "2026-06-15"),
    retired("claude-3-7-sonnet-20250219", "Claude Sonnet 3.7", "sonnet", "2025-02-24", "2026-02-19"),
    retired("claude-3-5-haiku-20241022", "Claude Haiku 3.5", "haiku", "2024-10-22", "2026-02-19"),
    retired("claude-3-haiku-20240307", "Claude Haiku 3", "haiku", "2024-03-07", "2026-04-20"),
];

/// Models that only verified organizations see in the list; this server answers whoever knows their names.
const UNLISTED: &[Model] = &[
    model("claude-mythos-5-2", "Claude Mythos 5.2", "mythos", 52, "2026-11-09", "2027-11-09", ALWAYS, false),
    model("claude-mythos-5-1", "Claude Mythos 5.1", "mythos", 51, "2026-09-01", "2027-09-01", ALWAYS, false),
    model("claude-mythos-5", "Claude Mythos 5", "mythos", 50, "2026-06-09", "2027-06-09", ALWAYS, true),
    Model {
        lifecycle: "deprecated",
        retires: None,
        ..model(
            "claude-mythos-preview",
            "Claude Mythos Preview",
            "mythos",
            46,
            "2026-04-07",
            "",
            Thinking { disabled: false, ..BOTH },
            true,
        )
    },
];

impl Model {
    /// The model of this id or alias, retired ones included.
    pub(crate) fn find(id: &str) -> Option<&'static Self> {
        MODELS.iter().chain(UNLISTED).find(|model| model.id == id || model.alias == Some(id))
    }

    /// The model that answers in place of one that does not exist, where that is allowed.
    pub(crate) fn usual() -> &'static Self {
        MODELS.iter().find(|model| model.id == "claude-opus-5-5").unwrap_or(&MODELS[0])
    }

    /// The model of this id or alias, if it still answers.
    pub(crate) fn serving(id: &str) -> Option<&'static Self> {
        Self::find(id).filter(|model| model.lifecycle != "retired")
    }

    /// Whether the last message may be the assistant's, for it to go on from there.
    pub(crate) fn takes_prefill(&self) -> bool {
        self.generation < 46
    }

    /// Whether older versions of the API still take sampling parameters for it.
    pub(crate) fn takes_sampling(&self) -> bool {
        self.generation <= 46
    }
}
