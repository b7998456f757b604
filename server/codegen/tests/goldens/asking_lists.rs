//! Lists in parameters of every place and style, and cookies.
use std::sync::Arc;

use crate::asking::{Answer, ask, server};
use crate::lists::rows::{
    RowListCookies, RowListError, RowListHeaders, RowListPath, RowListQuery, RowsApi,
};
use crate::lists::types::Understood;
use crate::lists::{ROUTES, service};

pub struct Clerk;

impl RowsApi for Clerk {
    async fn row_list(
        &self,
        path: RowListPath,
        query: RowListQuery,
        headers: RowListHeaders,
        cookies: RowListCookies,
    ) -> Result<Understood, RowListError> {
        Ok(Understood {
            path: format!("{:?} {:?}", path.ids, path.names).into(),
            query: format!(
                "{:?} {:?} {:?} {:?} {:?} {:?}{}{}",
                query.repeated,
                query.item,
                query.spaced,
                query.piped,
                query.kinds,
                query.first,
                query
                    .filter
                    .map_or(String::new(), |filter| format!(" {filter:?}")),
                query
                    .page
                    .map_or(String::new(), |page| format!(" {page:?}")),
            )
            .into(),
            headers: format!(
                "{:?} {:?} {:?}",
                headers.x_sizes, headers.x_flag, headers.x_kind
            )
            .into(),
            cookies: format!("{:?} {} {}", cookies.seen, cookies.visit, cookies.theme).into(),
        })
    }
}

async fn call(path: &str, headers: &[&str]) -> Answer {
    let server = server(ROUTES, service(Arc::new(Clerk)));
    ask(&server, &format!("GET {path}"), headers, ()).await
}

/// What was understood of the part of a call that `/rows/1/a?item=i` with `visit` does not say.
async fn understood(part: &str, path: &str, headers: &[&str]) -> String {
    let answer = call(path, headers).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    body[part].as_str().expect("a text").to_owned()
}

const VISIT: &str = "cookie: visit=1";

async fn query(query: &str) -> String {
    understood("query", &format!("/rows/1/a?{query}"), &[VISIT]).await
}

/// `field: message` of each detail.
fn told(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 400, "{}", answer.body);
    let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
    let details = body["details"].as_array().expect("details").iter();
    let text = |value: &serde_json::Value| value.as_str().expect("a text").to_owned();
    details
        .map(|detail| format!("{}: {}", text(&detail["field"]), text(&detail["message"])))
        .collect()
}

#[tokio::test]
async fn an_optional_list_that_is_absent_is_empty_or_its_default() {
    assert_eq!(query("item=i").await, r#"[] ["i"] [] [] [] [true]"#);
    let empty = "item=i&repeated=&spaced=&piped=&kinds=&first=";
    assert_eq!(query(empty).await, r#"[] ["i"] [] [] [] [true]"#);
    assert_eq!(query("item=i&first").await, r#"[] ["i"] [] [] [] [true]"#);
}

#[tokio::test]
async fn each_style_has_its_own_way_to_tell_items_apart() {
    let all = "repeated=1&repeated=2&item=a,b&spaced=1%202.5+3&piped=near%7Cfar%20off%7cnear&kinds=a\
               &kinds=b&first=false&first=true";
    assert_eq!(
        query(all).await,
        r#"[1, 2] ["a", "b"] [1.0, 2.5, 3.0] [Near, FarOff, Near] [A, B] [false, true]"#
    );
    let one = query("item=i&spaced=1&piped=far+off&repeated=7").await;
    assert_eq!(one, r#"[7] ["i"] [1.0] [FarOff] [] [true]"#);
}

#[tokio::test]
async fn what_is_percent_encoded_divides_nothing() {
    assert_eq!(
        query("item=a%2Cb,c+d,%26").await,
        r#"[] ["a,b", "c d", "&"] [] [] [] [true]"#
    );
    let path = understood("path", "/rows/1,-2/a%2Cb,c+d,%2F?item=i", &[VISIT]).await;
    assert_eq!(path, r#"[1, -2] ["a,b", "c+d", "/"]"#);
    let cookies = ["cookie: visit=1; seen=a%2Cb,c"];
    let cookies = understood("cookies", "/rows/1/a?item=i", &cookies).await;
    assert_eq!(cookies, r#"["a,b", "c"] 1 light"#);
}

#[tokio::test]
async fn lines_of_a_header_are_one_list() {
    let lines = [
        VISIT,
        "x-sizes: 1, 2",
        "X-SIZES: 3,,4 ",
        "x-flag: true",
        "x-kind: far off",
    ];
    let headers = understood("headers", "/rows/1/a?item=i", &lines).await;
    assert_eq!(headers, "[1, 2, 3, 4] Some(true) Some(FarOff)");
    let headers = understood("headers", "/rows/1/a?item=i", &[VISIT, "x-sizes: "]).await;
    assert_eq!(headers, "[] None None");
}

#[tokio::test]
async fn cookies_are_exact_and_quotes_are_none_of_them() {
    let of = |headers: &'static [&'static str]| understood("cookies", "/rows/1/a?item=i", headers);
    let several = [
        "cookie: a=b; visit=\"2\"; junk; Theme=x",
        "cookie: theme=da%20rk; seen=\"s,t\"",
    ];
    assert_eq!(of(&["cookie: visit=1; theme="]).await, "[] 1 light");
    let several = understood("cookies", "/rows/1/a?item=i", &several).await;
    assert_eq!(several, r#"["s", "t"] 2 da rk"#);
    for (cookies, message) in [
        ("cookie: Visit=1", "must be an integer"),
        ("cookie: visit=x", "must be an integer"),
        ("cookie: visit=1; visit=1", "must be given once"),
    ] {
        let answer = call("/rows/1/a?item=i", &[cookies]).await;
        assert_eq!(told(&answer), [format!("visit: {message}")], "{cookies}");
        assert!(answer.body.contains("Invalid cookies"), "{}", answer.body);
    }
}

#[tokio::test]
async fn each_wrong_item_is_told_by_its_index() {
    let wrong = "/rows/1/a?repeated=1&repeated=x&repeated=0&item=,b,&spaced=1++2&piped=near|far\
                 &kinds=a,b&first=1";
    let answer = call(wrong, &[VISIT]).await;
    assert_eq!(
        told(&answer),
        [
            "repeated[1]: must be an integer from 1 to 2147483647",
            "repeated[2]: must be an integer from 1 to 2147483647",
            "item[0]: must be a non-empty string",
            "item[2]: must be a non-empty string",
            "spaced[1]: must be a number",
            "piped[1]: must be one of: near, far off",
            "kinds[0]: must be one of: a, b",
            "first[0]: must be true or false",
        ]
    );
    let codes = call("/rows/1/a?item=i&codes=a,B,c", &[VISIT]).await;
    assert_eq!(told(&codes), ["codes[1]: must match the pattern ^[a-z]$"]);
    let path = call("/rows/1,x/a,?item=i", &[VISIT]).await;
    assert_eq!(
        told(&path),
        [
            "ids[1]: must be an integer",
            "names[1]: must be a non-empty string"
        ]
    );
    let undecodable = call("/rows/1/a%zz?item=i", &[VISIT]).await;
    assert_eq!(told(&undecodable), ["names: must be percent-encoded UTF-8"]);
}

#[tokio::test]
async fn a_list_is_given_once_unless_it_is_repeated_and_a_required_one_has_an_item() {
    let answer = call("/rows/1/a?item=a&item=b&piped=near&piped=near", &[VISIT]).await;
    assert_eq!(
        told(&answer),
        ["item: must be given once", "piped: must be given once"]
    );
    for query in ["", "item="] {
        let answer = call(&format!("/rows/1/a?{query}"), &[VISIT]).await;
        assert_eq!(told(&answer), ["item: must hold an item"], "{query}");
    }
}

#[tokio::test]
async fn what_is_told_of_wrong_items_is_bounded() {
    let many = format!("/rows/1/a?item={}", ",".repeat(10_001));
    let answer = call(&many, &[VISIT]).await;
    assert_eq!(
        told(&answer),
        ["item: must not hold more than 10000 wrong items"]
    );
}

#[tokio::test]
async fn an_object_is_made_of_parameters_named_after_its_fields() {
    let plain = r#"[] ["i"] [] [] [] [true]"#;
    let filter = "filter[kind]=far+off&filter%5Bsince%5D=5&filter[textLike]=12&filter[open]=true";
    assert_eq!(
        query(&format!("item=i&{filter}&page[size]=2")).await,
        format!(
            "{plain} Filter {{ kind: Some(FarOff), since: Some(5), text_like: Some(\"12\"), open: Some(true) }} \
             Page {{ size: 2, after: None }}"
        )
    );
    let empty = "item=i&filter=x&filter[kind]=&page[size&pages[size]=1";
    assert_eq!(query(empty).await, plain);
    let wrong = "filter[kind]=x&filter[since]=-1&filter[textLike]=123456&filter[open]=1&filter[open]=1&page[after]=a";
    let answer = call(&format!("/rows/1/a?item=i&{wrong}"), &[VISIT]).await;
    assert_eq!(
        told(&answer),
        [
            "filter[kind]: must be one of: near, far off",
            "filter[since]: must be a non-negative integer when provided",
            "filter[textLike]: must be at most 5 characters long",
            "filter[open]: must be given once",
            "page[size]: must be an integer from -2147483648 to 2147483647",
        ]
    );
}
