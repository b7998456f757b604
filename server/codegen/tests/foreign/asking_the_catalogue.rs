//! A catalogue: who may see it and who may change it, page by page.
use codegen_runtime::poem::{Endpoint, Response};
use serde_json::{Value, json};

use crate::asking::{JSON, ask};
use crate::{catalogue, json};

const OWNER: &str = "authorization: Bearer owner";

fn book(number: u32, name: &str, cents: i64, stock: i32) -> Value {
    json!({
        "kind": "book", "sku": format!("BK-{number:04}"), "name": name, "authors": ["Somebody"], "stock": stock,
        "price": {"cents": cents, "currency": "EUR"},
    })
}

async fn add(app: &impl Endpoint<Output = Response>, product: &Value) -> Value {
    let answer = ask(
        app,
        "POST /v2/products",
        &[JSON, OWNER],
        product.to_string(),
    )
    .await;
    json(&answer, 201)
}

#[tokio::test]
async fn whoever_has_a_key_may_look_and_only_the_owner_may_change() {
    let app = catalogue::app();
    let nobody = ask(&app, "GET /v2/products", &[], "").await;
    let hint =
        "Send the header Authorization: Bearer <token>, or a key in the query parameter key.";
    assert_eq!(
        json(&nobody, 401),
        json!({"error": "Unauthorized", "hint": hint})
    );
    let challenges = nobody.headers.get_all("www-authenticate").iter();
    assert_eq!(
        challenges.collect::<Vec<_>>(),
        ["Bearer", r#"ApiKey realm="Catalogue""#]
    );
    let visitor = ask(&app, "GET /v2/products?key=visitor", &[], "").await;
    visitor.is(200, r#"{"items":[]}"#);
    let body = book(1, "A", 1, 1).to_string();
    let visitor = ask(&app, "POST /v2/products?key=visitor", &[JSON], body).await;
    assert_eq!(
        json(&visitor, 401)["hint"],
        "Send the header Authorization: Bearer <token>."
    );
    let anybody = ask(&app, "GET /v2/categories", &[], "").await;
    anybody.is(200, r#"{"name":"everything"}"#);
}

#[tokio::test]
async fn a_product_is_added_seen_changed_and_taken_out() {
    let app = catalogue::app();
    let product = book(1, "Dune", 999, 3);
    let added = add(&app, &product).await;
    assert_eq!(added, json!({"product": product, "revision": 1}));
    let again = ask(
        &app,
        "POST /v2/products",
        &[JSON, OWNER],
        product.to_string(),
    )
    .await;
    assert_eq!(
        json(&again, 409)["error"],
        "There is a product BK-0001 already."
    );

    let seen = ask(&app, "GET /v2/products/BK-0001", &[OWNER], "").await;
    assert_eq!(seen.header("etag"), Some("\"1\""));
    let known = [OWNER, "if-none-match: \"1\""];
    ask(&app, "GET /v2/products/BK-0001", &known, "")
        .await
        .is(304, "");
    let change = r#"{"stock":0,"price":{"cents":500,"currency":"CHF"}}"#;
    let changed = ask(&app, "PATCH /v2/products/BK-0001", &[JSON, OWNER], change).await;
    let changed = json(&changed, 200);
    assert_eq!(
        (
            &changed["product"]["price"]["currency"],
            &changed["revision"]
        ),
        (&json!("CHF"), &json!(2))
    );
    assert_eq!(
        ask(&app, "GET /v2/products/BK-0001", &known, "")
            .await
            .status,
        200
    );
    for (change, field) in [("{}", "body"), (r#"{"sku":"BK-0002"}"#, "sku")] {
        let nothing = ask(&app, "PATCH /v2/products/BK-0001", &[JSON, OWNER], change).await;
        assert_eq!(json(&nothing, 400)["details"][0]["field"], field);
    }

    ask(&app, "DELETE /v2/products/BK-0001", &[OWNER], "")
        .await
        .is(204, "");
    let gone = ask(&app, "DELETE /v2/products/BK-0001", &[OWNER], "").await;
    assert_eq!(json(&gone, 404)["error"], "There is no product BK-0001.");
}

#[tokio::test]
async fn pages_follow_each_other_whatever_is_added_meanwhile() {
    let app = catalogue::app();
    for (number, name) in ["e", "c", "a", "d", "b"].into_iter().enumerate() {
        let number = u32::try_from(number).expect("few");
        add(&app, &book(number, name, i64::from(number) * 100, 0)).await;
    }
    for (sort, expected) in [
        ("name", "abcde"),
        ("-name", "edcba"),
        ("price", "ecadb"),
        ("-price", "bdace"),
    ] {
        let (mut names, mut cursor) = (String::new(), String::new());
        loop {
            let call = format!("GET /v2/products?page_size=2&sort={sort}{cursor}");
            let page = json(&ask(&app, &call, &[OWNER], "").await, 200);
            for item in page["items"].as_array().expect("a list") {
                names += item["product"]["name"].as_str().expect("a name");
            }
            let Some(next) = page["next_cursor"].as_str() else {
                break;
            };
            cursor = format!("&cursor={}", next.replace('+', "%2B"));
        }
        assert_eq!(names, expected, "{sort}");
    }
    let some = ask(
        &app,
        "GET /v2/products?price=100|300&in_stock=false",
        &[OWNER],
        "",
    )
    .await;
    assert_eq!(json(&some, 200)["items"].as_array().map(Vec::len), Some(3));
    let wrong = ask(
        &app,
        "GET /v2/products?price=100&cursor=!&sort=up",
        &[OWNER],
        "",
    )
    .await;
    let details = json(&wrong, 400)["details"].clone();
    let fields = details.as_array().expect("a list").iter();
    let fields: Vec<_> = fields
        .map(|detail| detail["field"].as_str().expect("a field"))
        .collect();
    assert_eq!(fields, ["cursor", "sort", "price"]);
}

#[tokio::test]
async fn many_products_are_judged_each_by_its_kind() {
    let app = catalogue::app();
    add(&app, &book(1, "A", 1, 1)).await;
    let mut film = book(2, "B", 1, 1);
    film["kind"] = json!("film");
    film["minutes"] = json!(90);
    let both = json!([book(1, "A", 1, 1), film]).to_string();
    let import = ask(&app, "POST /v2/products/import", &[JSON, OWNER], both).await;
    assert_eq!(
        json(&import, 202),
        json!({"added": 1, "known": ["BK-0001"]})
    );

    film["minutes"] = json!(0);
    let mut song = book(3, "C", 1, 1);
    song["kind"] = json!("song");
    let wrong = json!([film, song]).to_string();
    let wrong = ask(&app, "POST /v2/products/import", &[JSON, OWNER], wrong).await;
    let details = json!([
        {"field": "[0].minutes", "message": "must be an integer from 1 to 1000 that is a multiple of 1"},
        {"field": "[1].kind", "message": "must be one of: book, film"},
    ]);
    assert_eq!(json(&wrong, 400)["details"], details);
}

#[tokio::test]
async fn the_tree_of_categories_is_replaced_whole() {
    let app = catalogue::app();
    let tree = r#"{"name":"all","children":[{"name":"books","children":[{"name":"old"}]},{"name":"films"}]}"#;
    ask(&app, "PUT /v2/categories", &[JSON, OWNER], tree)
        .await
        .is(200, tree);
    ask(&app, "GET /v2/categories", &[], "").await.is(200, tree);
    let wrong = r#"{"name":"all","children":[{"name":"books","children":[{"name":""}]}]}"#;
    let wrong = ask(&app, "PUT /v2/categories", &[JSON, OWNER], wrong).await;
    assert_eq!(
        json(&wrong, 400)["details"][0]["field"],
        "children[0].children[0].name"
    );
}
