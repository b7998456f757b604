//! Odd values of every parameter in the target of every operation that reads, as the contract lists them.
use poem::http::Method;
use serde_json::Value;

use super::goes_on;
use crate::support::{TestServer, request};

/// As they stand in a request target; some cannot be decoded.
const ODD: [&str; 22] = [
    "abc",
    "-1",
    "-9223372036854775809",
    "0",
    "0x10",
    "1.5",
    "1e999",
    "NaN",
    "Infinity",
    "9007199254740993",
    "18446744073709551616",
    "",
    "%20",
    "%",
    "%zz",
    "%ff",
    "%C3%28",
    "%ED%A0%80",
    "%00",
    "%F0%9F%A7%B1",
    "%D8%AC%D9%84",
    "a%2Fb%3Fc%26d%3De%27%22",
];

struct Parameter {
    path: String,
    name: String,
    in_path: bool,
}

/// Every parameter in a path or a query of an operation that reads.
fn parameters() -> Vec<Parameter> {
    let contract: Value =
        serde_json::from_str(agentmonitor_contract::OPENAPI_JSON).expect("the contract");
    let paths = contract["paths"].as_object().expect("paths");
    let mut all = Vec::new();
    for (path, item) in paths {
        let own = &item["get"]["parameters"];
        for parameter in own.as_array().into_iter().flatten() {
            let parameter = match parameter["$ref"].as_str() {
                Some(reference) => contract.pointer(&reference[1..]).expect("is there"),
                None => parameter,
            };
            if parameter["in"] == "header" {
                continue;
            }
            all.push(Parameter {
                path: path.clone(),
                name: parameter["name"].as_str().expect("a name").to_owned(),
                in_path: parameter["in"] == "path",
            });
        }
    }
    all
}

/// The targets that ask with a value: alone and, in a query, twice and beside another.
fn targets(parameter: &Parameter, value: &str) -> Vec<String> {
    let Parameter { path, name, .. } = parameter;
    if parameter.in_path {
        // No value at all is another path.
        let value = if value.is_empty() { "%20" } else { value };
        return vec![path.replace(&format!("{{{name}}}"), value)];
    }
    let path = path.replace("{id}", "s");
    vec![
        format!("{path}?{name}={value}"),
        format!("{path}?{name}={value}&{name}={value}"),
        format!("{path}?{name}=1&{name}={value}"),
        format!("{path}?{name}[]={value}&{name}[a]={value}"),
    ]
}

async fn is_an_answer(server: &TestServer, target: &str) {
    let response = server.answer(request(Method::GET, target).finish()).await;
    let status = response.status().as_u16();
    assert!([200, 400, 404].contains(&status), "{target}: {status}");
    if status != 200 {
        let body = response.into_body().into_string().await.expect("text");
        let body: Value = serde_json::from_str(&body).expect("JSON");
        assert!(body["error"].is_string(), "{target}: {body}");
    }
}

#[tokio::test]
async fn an_odd_value_of_any_parameter_is_answered() {
    let server = TestServer::start().await;
    goes_on(&server, "s").await;
    let long = "%C3%A9".repeat(2048);
    let all = parameters();
    assert!(all.len() > 20, "{} parameters", all.len());
    for parameter in &all {
        for value in ODD.iter().copied().chain([&*long]) {
            for target in targets(parameter, value) {
                is_an_answer(&server, &target).await;
            }
        }
    }
    goes_on(&server, "after").await;
}

#[tokio::test]
async fn what_is_no_query_is_answered() {
    let server = TestServer::start().await;
    for query in [
        "?",
        "?&&&",
        "?=",
        "?%",
        "?%=%",
        "?=1&=2",
        "?limit",
        "?limit&limit",
        "??limit=1",
    ] {
        for path in [
            "/api/events",
            "/api/sessions",
            "/api/stats",
            "/api/stats/cost",
        ] {
            is_an_answer(&server, &format!("{path}{query}")).await;
        }
    }
    let many = format!("/api/events?{}", "agent_type=a&".repeat(5000));
    is_an_answer(&server, &many).await;
    goes_on(&server, "after").await;
}
