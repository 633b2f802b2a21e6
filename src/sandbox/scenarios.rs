//! The scenarios that come with the program.

/// A scenario that comes with the program.
#[derive(Debug)]
pub struct Scenario {
    /// What `--scenario` takes.
    pub name: &'static str,
    /// What happens, in one line.
    pub about: &'static str,
    /// The same as a fault spec.
    pub spec: &'static str,
}

/// All of them, in the order in which they are listed.
pub const SCENARIOS: &[Scenario] = &[
    Scenario { name: "outage", about: "overloaded for good: every request is a 529", spec: "529x*" },
    Scenario { name: "recovery", about: "three requests fail with 529, then all is well", spec: "529x3" },
    Scenario {
        name: "rate-limited",
        about: "two requests must wait two seconds each",
        spec: "429:retry-after=2x2",
    },
    Scenario {
        name: "long-wait",
        about: "the server asks to come back in 171 seconds",
        spec: "429:retry-after=171x*",
    },
    Scenario {
        name: "spend-cap",
        about: "the month's spend limit is reached",
        spec: "429/enforced_spend_limit_reachedx*",
    },
    Scenario { name: "no-credit", about: "the prepaid credit is used up", spec: "creditx*" },
    Scenario { name: "revoked-key", about: "the key is not valid any more", spec: "401x*" },
    Scenario { name: "on-hold", about: "the organization is on hold", spec: "400/organization_on_holdx*" },
    Scenario {
        name: "flaky",
        about: "every other request fails, each time in another way",
        spec: "reset,ok,502:html,ok,messages:cut=3,ok,529,ok,close,ok,messages:error=api_error:at=2,ok",
    },
    Scenario {
        name: "cut-streams",
        about: "every stream ends in the middle of the answer",
        spec: "messages:cut=3x*",
    },
    Scenario {
        name: "stalls",
        about: "every stream falls silent in the middle of the answer",
        spec: "messages:stall=3x*",
    },
    Scenario {
        name: "slow",
        about: "answers begin after a second and trickle",
        spec: "messages:delay=1s:pace=80msx*",
    },
    Scenario { name: "gateway", about: "a gateway answers with its own error page", spec: "502:htmlx*" },
    Scenario { name: "captive-portal", about: "a captive portal answers everything", spec: "portalx*" },
    Scenario { name: "refusals", about: "the model declines every request", spec: "messages:refusalx*" },
    Scenario {
        name: "lost-batch",
        about: "a batch is created, but the reply is lost",
        spec: "batches.create:lost-reply",
    },
    Scenario {
        name: "torn-results",
        about: "the results of a batch break off in the middle of a line, once",
        spec: "batches.results:reset=1.5",
    },
    Scenario {
        name: "mixed-batch",
        about: "every third item of a batch fails in a way worth retrying",
        spec: "batches.create:errored=overloaded_error:every=3",
    },
    Scenario {
        name: "overload-storm",
        about: "for half a minute six requests of ten are overloaded, then two of ten, then none",
        spec: "529:chance=0.6:until=30s,529:chance=0.2:until=1m",
    },
    Scenario {
        name: "mid-run-outage",
        about: "all is well but for an outage from minute 2 to 5",
        spec: "529:after=2m:until=5m",
    },
    Scenario {
        name: "slow-drip",
        about: "answers begin after two to six seconds and come at 12 tokens a second",
        spec: "latency=2s-6s,token-rate=12",
    },
    Scenario {
        name: "flaky-streams",
        about: "three streams of ten break in the middle, in one of three ways",
        spec: "messages:cut=3:chance=0.1,messages:reset=2:chance=0.11,messages:error=overloaded_error:at=2:chance=0.125",
    },
    Scenario {
        name: "limit-squeeze",
        about: "20 requests a second, from second 10 to 30 only 2",
        spec: "rps=20,rps=2@10s,rps=20@30s",
    },
    Scenario {
        name: "bad-gateway-hour",
        about: "for an hour four requests of ten end at the gateway: pages of 502 and 504, closed connections",
        spec: "502:html:chance=0.25:until=1h,504:html:chance=0.15:until=1h,close:chance=0.06:until=1h",
    },
];
