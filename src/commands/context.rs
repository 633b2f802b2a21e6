//! What every command that talks to the API needs: settings, streams, observer, and a client made from them.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::capture;
use super::thread::on_a_thread;
use crate::capture::Record;
use crate::cli::Global;
use crate::client::{Access, Client, CredentialHeader};
use crate::error::{Error, ErrorKind, Result, keep_secret};
use crate::output::Ui;
use crate::output::log::Log;
use crate::output::watch::Watch;
use crate::sandbox::{self, Spec};
use crate::settings::{self, Credential, Facts, Origin, Settings, Valued, Work};
use crate::transport::deadline::deadline_error;
use crate::transport::retry::Limits;
use crate::transport::{Config, Family, Http, Proxy, Timers};

/// Everything one run knows.
pub(crate) struct Context {
    /// The streams.
    pub ui: Ui,
    /// The process's surroundings.
    pub facts: Facts,
    /// What holds.
    pub settings: Settings,
    /// Who watches the wire.
    pub watch: Watch,
    begun: Instant,
    recorder: Option<Arc<dyn Record>>,
    /// Kept alive as long as the run.
    sandbox: Option<sandbox::Server>,
}

impl Context {
    /// Resolves the settings, opens the log, and starts the sandbox if it is wanted.
    ///
    /// # Errors
    /// `config` and `usage` for settings, `output` for the log, `usage` for a sandbox that cannot be understood.
    pub(crate) fn new(global: &Global, facts: Facts, ui: &Ui) -> Result<Self> {
        Self::with_sandbox(global, facts, ui, |spec| spec)
    }

    /// The same for a command that makes many requests to find one cause: faults of the sandbox last.
    ///
    /// # Errors
    /// As [`Context::new`].
    pub(crate) fn with_lasting_faults(global: &Global, facts: Facts, ui: &Ui) -> Result<Self> {
        Self::with_sandbox(global, facts, ui, Spec::lasting)
    }

    fn with_sandbox(global: &Global, facts: Facts, ui: &Ui, faults: fn(Spec) -> Spec) -> Result<Self> {
        let begun = Instant::now();
        let mut settings = settings::resolve(global, &facts)?;
        settings.secrets().for_each(keep_secret);
        for warning in &settings.warnings {
            ui.warn(&worded(&warning.what, warning.fix.as_deref()));
        }
        let log = settings.log.file.as_ref().map(|file| Log::open(&file.value, ui)).transpose()?;
        let capture = settings.capture.clone();
        let sandbox = settings.sandbox.clone().map(|spec| start_sandbox(&spec, faults)).transpose()?;
        if let Some(server) = &sandbox {
            settings.enter_sandbox(&server.base_url())?;
        }
        let watch = Watch::new(ui, log, settings.log.bodies);
        if let Some(tag) = &settings.log.tag {
            watch.mark("tag", tag);
        }
        let prefix = settings.base_url.value.url().path().trim_end_matches('/').to_owned();
        let recorder = match capture.file {
            Some(file) => Some(capture::open(&file.value, capture.bodies, prefix, ui)?),
            None => None,
        };
        Ok(Self { ui: ui.clone(), facts, settings, watch, begun, recorder, sandbox })
    }

    /// Whether this run talks to the sandbox.
    #[must_use]
    pub(crate) fn in_sandbox(&self) -> bool {
        self.sandbox.is_some()
    }

    /// When the command's own time limit ends.
    #[must_use]
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.settings.timers.total.as_ref().map(|total| self.begun + total.value)
    }

    /// The command's own time limit.
    #[must_use]
    pub(crate) fn limit(&self) -> Option<Duration> {
        self.settings.timers.total.as_ref().map(|total| total.value)
    }

    /// Does something that knows nothing of the command's own time limit, within it. `doing` says what, in an error.
    ///
    /// # Errors
    /// The work's own, and `timeout`.
    pub(crate) async fn within<T, E: From<Error>>(
        &self,
        doing: &str,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        let Some((deadline, limit)) = self.deadline().zip(self.limit()) else { return work.await };
        let late = |_| Err(deadline_error(limit, doing).into());
        tokio::time::timeout_at(deadline, work).await.unwrap_or_else(late)
    }

    /// Reads the credential and tells what is odd about it. A `key_command` may take its time, so this happens on a
    /// thread of its own: signals and `--timeout` end it all the same.
    ///
    /// # Errors
    /// `config`: there is none, or it cannot be one. `timeout`.
    pub(crate) async fn credential(&self) -> Result<Credential> {
        let (settings, facts) = (self.settings.clone(), self.facts.clone());
        let reading = on_a_thread(move || settings.credential(&facts));
        let credential = self.within("the credential was fetched", reading).await?;
        keep_secret(credential.secret.expose());
        for warning in &credential.warnings {
            self.ui.warn(&worded(&warning.what, warning.fix.as_deref()));
        }
        self.watch.mark("key_tail", &credential.tail());
        self.ui.verbose(1, &format!("credential: {}", credential.describe()));
        Ok(credential)
    }

    /// A client with the credential of this run.
    ///
    /// # Errors
    /// `config` for credential, CA file or proxy, `tls` without a trust store. Nothing was sent.
    pub(crate) async fn client(&self, work: Work) -> Result<Client<'_>> {
        self.client_keeping(work, 0).await
    }

    /// The same, with up to `idle` connections kept between requests.
    ///
    /// # Errors
    /// As [`Context::client`].
    pub(crate) async fn client_keeping(&self, work: Work, idle: usize) -> Result<Client<'_>> {
        let credential = self.credential().await?;
        let access = self.access(Some(&credential))?;
        let ca_file = self.settings.ca_file.as_ref().map(|file| file.origin.describe());
        let http = Http::keeping(self.transport(), idle).map_err(|error| match ca_file {
            Some(origin) if error.kind == ErrorKind::Config => error.fact("CA file from", origin),
            _ => error,
        })?;
        Ok(Client {
            http,
            access,
            limits: self.limits(work),
            deadline: self.deadline(),
            observer: &self.watch,
        })
    }

    /// Address and standing headers, with a credential or without.
    ///
    /// # Errors
    /// `config` for a value that cannot stand in a header.
    pub(crate) fn access(&self, credential: Option<&Credential>) -> Result<Access> {
        let settings = &self.settings;
        let mut betas: Vec<String> = settings.betas.iter().map(|beta| beta.value.clone()).collect();
        for beta in credential.iter().flat_map(|credential| &credential.betas) {
            if !betas.iter().any(|known| known == beta) {
                betas.push((*beta).to_owned());
            }
        }
        let workspace = settings.workspace.as_ref().map(|workspace| workspace.value.as_str());
        let base = settings.base_url.value.url().clone();
        let mut access = Access::new(base, &settings.api_version.value, &betas, workspace)?;
        for header in &settings.headers {
            access.add_private(&header.name, header.value.expose())?;
        }
        if let Some(credential) = credential {
            let (name, value) = credential.header();
            access.sign(CredentialHeader { name, value: value.expose(), shown: credential.describe() })?;
        }
        Ok(access)
    }

    /// What the transport is told.
    #[must_use]
    pub(crate) fn transport(&self) -> Config {
        let settings = &self.settings;
        let url = settings.base_url.value.url();
        let proxy = settings.proxy.decide(url).proxy.map(|proxy| Proxy {
            url: proxy.url.expose().to_owned(),
            shown: proxy.shown.clone(),
            origin: proxy.origin.describe(),
        });
        Config {
            timers: Timers {
                connect: settings.timers.connect.value,
                headers: settings.timers.headers.value,
                idle: settings.timers.idle.value,
                semantic_idle: settings.timers.semantic_idle.value,
                upload_stall: settings.timers.upload_stall.value,
                download_stall: settings.timers.download_stall.value,
                total: self.limit(),
            },
            family: match settings.family.value {
                settings::Family::Any => Family::Any,
                settings::Family::V4 => Family::V4,
                settings::Family::V6 => Family::V6,
            },
            proxy,
            ca_file: settings.ca_file.as_ref().map(|file| file.value.clone()),
            tls: url.scheme() == "https",
            recorder: self.recorder.clone(),
        }
    }

    /// How often and how long to try again.
    #[must_use]
    pub(crate) fn limits(&self, work: Work) -> Limits {
        let retries = &self.settings.retries;
        Limits {
            max_retries: retries.max_retries().value,
            max_wait: retries.max_wait(work).value,
            retry_max_time: retries.retry_max_time(work).value,
        }
    }
}

fn worded(what: &str, fix: Option<&str>) -> String {
    fix.map_or_else(|| what.to_owned(), |fix| format!("{what}; {fix}"))
}

fn start_sandbox(named: &Valued<String>, faults: fn(Spec) -> Spec) -> Result<sandbox::Server> {
    let spec = Spec::parse(&named.value).map(faults).map_err(|error| {
        let (kind, name) = match &named.origin {
            Origin::Flag(flag) => (ErrorKind::Usage, (*flag).to_owned()),
            origin => (ErrorKind::Config, origin.name()),
        };
        Error::new(kind, format!("{name}={}: {error}", named.value))
            .why("what the sandbox is to do wrong has a grammar of its own")
            .fix("words are separated by colons, steps by commas: --sandbox=529x2,429:retry-after=3")
            .fix("docs/sandbox.md has every word; claudectl sandbox --help the most useful ones")
    })?;
    let options = sandbox::Options { spec, keep: sandbox::Keep::Nothing, ..sandbox::Options::default() };
    sandbox::Server::start(options)
        .map_err(|error| Error::new(ErrorKind::Internal, "the sandbox could not be started").caused_by(error))
}
