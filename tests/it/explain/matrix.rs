//! Every body of the corpus in every wrapping: the entry must be the same whoever printed it.

use serde_json::Value;

use super::corpus::{Case, cases_of, complaint, explain, folder};

struct Body {
    json: Value,
    status: u16,
}

impl Body {
    fn compact(&self) -> String {
        self.json.to_string()
    }

    fn pretty(&self) -> String {
        serde_json::to_string_pretty(&self.json).expect("JSON prints")
    }

    fn class(&self) -> &'static str {
        match self.status {
            400 => "BadRequestError",
            401 => "AuthenticationError",
            403 => "PermissionDeniedError",
            404 => "NotFoundError",
            409 => "ConflictError",
            413 => "RequestTooLargeError",
            429 => "RateLimitError",
            503 => "ServiceUnavailableError",
            504 => "DeadlineExceededError",
            529 => "OverloadedError",
            500.. => "InternalServerError",
            _ => "APIStatusError",
        }
    }
}

fn python(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => python_string(text),
        Value::Array(items) => format!("[{}]", items.iter().map(python).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("'{key}': {}", python(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

fn python_string(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n");
    if text.contains('\'') && !text.contains('"') {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "\\'"))
    }
}

fn ruby(value: &Value) -> String {
    match value {
        Value::Null => "nil".to_owned(),
        Value::Array(items) => format!("[{}]", items.iter().map(ruby).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!(":{key}=>{}", ruby(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        other => other.to_string(),
    }
}

fn java(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!("[{}]", items.iter().map(java).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<String> =
                members.iter().map(|(key, value)| format!("{key}={}", java(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
        other => other.to_string(),
    }
}

fn node(value: &Value, indent: usize) -> String {
    let pad = " ".repeat(indent);
    match value {
        Value::String(text) => python_string(text),
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{pad}  {key}: {}", node(value, indent + 2)))
                .collect();
            format!("{{\n{}\n{pad}}}", members.join(",\n"))
        }
        other => other.to_string(),
    }
}

fn escaped(text: &str) -> String {
    let quoted = Value::String(text.to_owned()).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

type Wrapping = (&'static str, fn(&Body) -> String);

/// Who prints errors, and how.
const WRAPPINGS: [Wrapping; 24] = [
    ("a body", Body::compact),
    ("a body for people", |body| body.pretty() + "\n"),
    ("an event", |body| {
        format!("event: ping\ndata: {{\"type\": \"ping\"}}\n\nevent: error\ndata: {}\n\n", body.compact())
    }),
    ("a batch result", |body| {
        format!(
            "{{\"custom_id\":\"item-1\",\"result\":{{\"type\":\"errored\",\"error\":{}}}}}\n",
            body.compact()
        )
    }),
    ("a Python traceback", |body| {
        format!(
            "Traceback (most recent call last):\n  File \"/app/main.py\", line 12, in <module>\n    \
             client.messages.create(model=model, messages=messages)\n  File \"/usr/lib/python3.12/site-packages/anthropic/_base_client.py\", line 1061, in request\n    \
             raise self._make_status_error_from_response(err.response) from None\nanthropic.{}: Error code: {} - {}\n",
            body.class(),
            body.status,
            python(&body.json)
        )
    }),
    ("a Python log", |body| {
        format!(
            "2026-11-20 10:00:01,123 INFO httpx HTTP Request: POST https://api.anthropic.com/v1/messages \"HTTP/1.1 {} \"\n\
             2026-11-20 10:00:01,125 ERROR app.worker request failed: Error code: {} - {}\n",
            body.status,
            body.status,
            python(&body.json)
        )
    }),
    ("a Python repr", |body| {
        format!(
            "{}(\"Error code: {} - {}\") from anthropic\n",
            body.class(),
            body.status,
            python(&body.json).replace('"', "\\\"")
        )
    }),
    ("TypeScript", |body| {
        format!(
            "{}: {} {}\n    at APIError.generate (file:///app/node_modules/@anthropic-ai/sdk/core/error.mjs:41:20)\n    at Anthropic.makeStatusError (file:///app/node_modules/@anthropic-ai/sdk/client.mjs:156:32) {{\n  status: {},\n  headers: Headers {{}},\n  requestID: {},\n  error: {}\n}}\n\nNode.js v22.11.0\n",
            body.class(),
            body.status,
            body.compact(),
            body.status,
            body.json["request_id"].to_string().replace('"', "'"),
            node(&body.json, 2)
        )
    }),
    ("Go", |body| {
        format!(
            "2026/11/20 10:00:01 POST \"https://api.anthropic.com/v1/messages\": {} Status (Request-ID: {}) {}\nexit status 1\n",
            body.status,
            body.json["request_id"].as_str().unwrap_or("none"),
            body.compact()
        )
    }),
    ("Java", |body| {
        format!(
            "Exception in thread \"main\" com.anthropic.errors.{}: {}: {}\n\tat com.anthropic.core.handlers.ErrorHandler.handle(ErrorHandler.kt:44)\n\tat com.example.Main.main(Main.java:10)\n",
            body.class().replace("Error", "Exception"),
            body.status,
            java(&body.json)
        )
    }),
    ("Ruby", |body| {
        format!(
            "/app/gems/anthropic-1.1.0/lib/anthropic/internal/transport/base_client.rb:402:in 'request': {{:url=>\"https://api.anthropic.com/v1/messages\", :status=>{}, :body=>{}}} (Anthropic::Errors::{})\n\tfrom app.rb:3:in '<main>'\n",
            body.status,
            ruby(&body.json),
            body.class()
        )
    }),
    ("C#", |body| {
        format!(
            "Unhandled exception. Anthropic.Exceptions.AnthropicBadRequestException: Status Code: {}\n{}\n   at Anthropic.Client.Execute()\n",
            body.status,
            body.compact()
        )
    }),
    ("the official CLI", |body| {
        format!("POST \"https://api.anthropic.com/v1/messages\": {} Status\n{}\n", body.status, body.pretty())
    }),
    ("curl -i", |body| {
        format!(
            "HTTP/2 {} \r\ndate: Fri, 20 Nov 2026 10:00:01 GMT\r\ncontent-type: application/json\r\nrequest-id: {}\r\nserver: cloudflare\r\ncf-ray: 8f2a1b3c4d5e6f70-FRA\r\n\r\n{}\n",
            body.status,
            body.json["request_id"].as_str().unwrap_or("none"),
            body.compact()
        )
    }),
    ("curl -v", |body| {
        format!(
            "* Host api.anthropic.com:443 was resolved.\n* Connected to api.anthropic.com (160.79.104.10) port 443\n> POST /v1/messages HTTP/2\n> Host: api.anthropic.com\n> content-type: application/json\n> \n< HTTP/2 {} \n< content-type: application/json\n< request-id: {}\n< \n* Connection #0 to host api.anthropic.com left intact\n{}\n",
            body.status,
            body.json["request_id"].as_str().unwrap_or("none"),
            body.compact()
        )
    }),
    ("a log line", |body| {
        format!(
            "2026-11-20T10:00:01.123Z [error] worker-3: Claude call failed with status {}: {}\n",
            body.status,
            body.compact()
        )
    }),
    ("a structured log", |body| {
        format!(
            "{{\"level\":\"error\",\"ts\":1763632801.1,\"msg\":\"request failed\",\"status\":{},\"body\":\"{}\"}}\n",
            body.status,
            escaped(&body.compact())
        )
    }),
    ("a structured log of a structured log", |body| {
        let inner = format!(
            "{{\"severity\":\"ERROR\",\"error\":\"Error code: {} - {}\"}}",
            body.status,
            escaped(&python(&body.json))
        );
        format!(
            "{{\"log\":\"{}\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-20T10:00:01Z\"}}\n",
            escaped(&inner)
        )
    }),
    ("logfmt", |body| {
        format!(
            "time=2026-11-20T10:00:01Z level=error msg=\"anthropic: {}\" status={}\n",
            escaped(&body.compact()),
            body.status
        )
    }),
    ("LiteLLM", |body| {
        format!(
            "litellm.exceptions.{}: litellm.{}: AnthropicException - b'{}'\n",
            body.class(),
            body.class(),
            body.compact().replace('\'', "\\'")
        )
    }),
    ("Claude Code", |body| format!("  ⎿  API Error: {} {}\n", body.status, body.compact())),
    ("a router's JSON", |body| {
        format!(
            "{{\"error\":{{\"message\":\"Provider returned error\",\"code\":{},\"metadata\":{{\"raw\":\"{}\",\"provider_name\":\"Anthropic\"}}}}}}\n",
            body.status,
            escaped(&body.compact())
        )
    }),
    ("colours", |body| format!("\x1b[31mError:\x1b[0m \x1b[1m{}\x1b[0m {}\n", body.status, body.compact())),
    ("GitHub Actions", |body| {
        format!(
            "2026-11-20T10:00:01.1234567Z ##[group]Run tests\n2026-11-20T10:00:02.1234567Z anthropic.{}: Error code: {} - {}\n2026-11-20T10:00:02.2234567Z ##[error]Process completed with exit code 1.\n",
            body.class(),
            body.status,
            python(&body.json)
        )
    }),
];

/// Printers that lose the quotes or the status, and what of the body survives them.
fn is_lossy(wrapping: &str, case: &Case) -> bool {
    let no_status =
        ["a body", "a body for people", "an event", "a batch result", "LiteLLM"].contains(&wrapping);
    case.by.as_deref() == Some("status") && no_status
}

#[test]
fn every_body_is_recognised_in_every_wrapping() {
    let mut complaints = Vec::new();
    let mut tried = 0;
    for mut case in cases_of(&folder().join("bodies.txt")) {
        let json: Value =
            serde_json::from_str(&case.text).unwrap_or_else(|_| panic!("{} is no JSON", case.name));
        let body = Body { json, status: case.status };
        for (wrapping, wrap) in WRAPPINGS {
            if is_lossy(wrapping, &case) {
                continue;
            }
            tried += 1;
            // A Java map prints text without quotes, so values at its end may be cut; the entry must hold.
            let (values, fixes) = (std::mem::take(&mut case.values), std::mem::take(&mut case.fixes));
            let text = wrap(&body);
            if let Some(complaint) = complaint(&case, &explain(&text)) {
                complaints.push(format!("{wrapping}: {complaint}"));
            }
            (case.values, case.fixes) = (values, fixes);
        }
    }
    assert!(tried > 2_000, "{tried}");
    assert!(complaints.is_empty(), "{} of {tried}\n{}", complaints.len(), complaints.join("\n"));
}
