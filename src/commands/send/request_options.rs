//! From the words typed and the settings to what the request is composed of.

use crate::api::models::DEFAULT_MODEL;
use crate::cli;
use crate::commands::context::Context;
use crate::commands::models::today;
use crate::compose::{Checks, Choice, Origin, Purpose, RequestOptions, Thinking};

/// What was asked.
pub(crate) fn of(args: &cli::Send, context: &Context) -> RequestOptions {
    let settings = &context.settings;
    RequestOptions {
        prompt: args.prompt.clone(),
        no_stdin: args.no_stdin,
        files: args.content.file.clone(),
        chat: args.chat.clone(),
        request: args.request.clone(),
        model: model(args, context),
        max_tokens: max_tokens(args, context),
        system: args.content.system.clone(),
        schema: args.content.schema.clone(),
        tools: args.content.tools.clone(),
        effort: args.content.effort.clone(),
        thinking: args.content.thinking.map(|thinking| match thinking {
            cli::Thinking::On => Thinking::On,
            cli::Thinking::Off => Thinking::Off,
            cli::Thinking::Tokens(tokens) => Thinking::Tokens(tokens),
        }),
        show_thinking: context.ui.is_verbose(1),
        stop: args.content.stop.clone(),
        temperature: args.temperature,
        top_p: args.top_p,
        top_k: args.top_k,
        purpose: if args.count { Purpose::Count } else { Purpose::Message },
        checks: match (args.no_check, args.check) {
            (true, _) => Checks::None,
            (_, true) => Checks::All,
            _ => Checks::Sending,
        },
        api_version: settings.api_version.value.clone(),
        betas: settings.betas.iter().map(|beta| beta.value.clone()).collect(),
        ..RequestOptions::new(today(context))
    }
}

fn model(args: &cli::Send, context: &Context) -> Choice<String> {
    if let Some(typed) = &args.content.model {
        return Choice { value: typed.clone(), origin: Origin::Typed };
    }
    context.settings.model.as_ref().map_or_else(
        || Choice { value: DEFAULT_MODEL.to_owned(), origin: Origin::BuiltIn },
        |set| Choice { value: set.value.clone(), origin: Origin::Configured(set.origin.describe()) },
    )
}

fn max_tokens(args: &cli::Send, context: &Context) -> Option<Choice<i64>> {
    let typed = args.content.max_tokens.map(|value| Choice { value, origin: Origin::Typed });
    typed.or_else(|| {
        let set = context.settings.max_tokens.as_ref()?;
        Some(Choice { value: set.value.into(), origin: Origin::Configured(set.origin.describe()) })
    })
}
