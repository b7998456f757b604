//! A pet store: what is added can be seen, changed, photographed, ordered and taken away.
use serde_json::json;

use crate::asking::{JSON, ask};
use crate::{json, petstore};

const FORM: &str = "content-type: multipart/form-data; boundary=b";

fn form(parts: &[(&str, &str)]) -> String {
    let part = |(head, body): &(&str, &str)| {
        format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
    };
    parts.iter().map(part).collect::<String>() + "--b--\r\n"
}

#[tokio::test]
async fn a_pet_is_added_seen_replaced_and_taken_away() {
    let app = petstore::app();
    let rex = r#"{"name":"Rex","tags":["loud"],"category":{"name":"dog","parent":{"name":"animal"}},"born_on":null}"#;
    let added = ask(&app, "POST /pets", &[JSON], rex).await;
    let expected = json!({
        "id": 1, "name": "Rex", "status": "available", "tags": ["loud"], "photos": 0, "born_on": null,
        "category": {"name": "dog", "parent": {"name": "animal"}},
    });
    assert_eq!(json(&added, 201), expected);
    assert_eq!(added.header("location"), Some("/pets/1"));
    assert_eq!(
        json(&ask(&app, "GET /pets/1", &[], "").await, 200),
        expected
    );

    let sold = r#"{"name":"Rex","status":"sold","weight_kg":8.5}"#;
    let replaced = ask(&app, "PUT /pets/1", &[JSON], sold).await;
    let expected = json!({"id": 1, "name": "Rex", "status": "sold", "weight_kg": 8.5, "photos": 0});
    assert_eq!(json(&replaced, 200), expected);

    let keyless = ask(&app, "DELETE /pets/1", &[], "").await;
    let message = "Unauthorized. Send a key in the header X-Api-Key.";
    assert_eq!(
        json(&keyless, 401),
        json!({"code": 401, "message": message})
    );
    let key = ["x-api-key: keeper", "x-reason: found a home"];
    ask(&app, "DELETE /pets/1", &key, "").await.is(204, "");
    let gone = ask(&app, "GET /pets/1", &[], "").await;
    gone.is(404, r#"{"code":404,"message":"There is no pet 1."}"#);
}

#[tokio::test]
async fn a_wrong_pet_is_refused_with_all_that_is_wrong() {
    let wrong = r#"{"status":"new","tags":["a","a"],"weight_kg":0}"#;
    let answer = ask(&petstore::app(), "POST /pets", &[JSON], wrong).await;
    let message = "Invalid request body: name must be a string; status must be one of: available, pending, sold; \
                   tags must not hold an item twice; weight_kg must be a number above 0 and of at most 5000 when provided";
    assert_eq!(json(&answer, 400), json!({"code": 400, "message": message}));
}

#[tokio::test]
async fn pets_are_found_by_status_and_tags() {
    let app = petstore::app();
    for pet in [
        r#"{"name":"a","tags":["x","y"]}"#,
        r#"{"name":"b","tags":["x"],"status":"pending"}"#,
        r#"{"name":"c","status":"sold"}"#,
    ] {
        json(&ask(&app, "POST /pets", &[JSON], pet).await, 201);
    }
    for (query, names, total) in [
        ("", vec!["a", "b", "c"], "3"),
        ("?limit=1", vec!["a"], "3"),
        ("?status=pending&status=sold", vec!["b", "c"], "2"),
        ("?tags=x,y", vec!["a"], "1"),
        ("?tags=x&status=sold", vec![], "0"),
    ] {
        let answer = ask(&app, &format!("GET /pets{query}"), &[], "").await;
        let pets = json(&answer, 200);
        let found = pets.as_array().expect("a list").iter();
        let found: Vec<_> = found
            .map(|pet| pet["name"].as_str().expect("a name"))
            .collect();
        assert_eq!(found, names, "{query}");
        assert_eq!(answer.header("x-total-count"), Some(total), "{query}");
    }
    let wrong = ask(&app, "GET /pets?limit=0&tags=x,Y", &[], "").await;
    let message = "Invalid query parameters: tags[1] must match the pattern ^[a-z]+$; \
                   limit must be an integer from 1 to 100 when provided";
    assert_eq!(json(&wrong, 400)["message"], message);
    let counts = json(&ask(&app, "GET /store/inventory", &[], "").await, 200);
    assert_eq!(counts, json!({"available": 1, "pending": 1, "sold": 1}));
}

#[tokio::test]
async fn a_photo_is_uploaded_and_downloaded() {
    let app = petstore::app();
    json(
        &ask(&app, "POST /pets", &[JSON], r#"{"name":"Rex \"the dog\""}"#).await,
        201,
    );
    let none = ask(&app, "GET /pets/1/photo", &[], "").await;
    assert_eq!(json(&none, 404)["message"], "Rex \"the dog\" has no photo.");
    let body = form(&[
        (r#"name="photo"; filename="rex.png""#, "not quite a PNG"),
        (r#"name="taken_on""#, "2026-02-28"),
    ]);
    let stored = ask(&app, "POST /pets/1/photo", &[FORM], body).await;
    let expected = json!({"bytes": 15, "name": "rex.png", "taken_on": "2026-02-28"});
    assert_eq!(json(&stored, 200), expected);
    let photo = ask(&app, "GET /pets/1/photo", &[], "").await;
    photo.is(200, "not quite a PNG");
    assert_eq!(photo.header("content-type"), Some("image/png"));
    assert_eq!(
        json(&ask(&app, "GET /pets/1", &[], "").await, 200)["photos"],
        1
    );

    let wrong = form(&[(r#"name="taken_on""#, "2026-02-30")]);
    let wrong = json(&ask(&app, "POST /pets/1/photo", &[FORM], wrong).await, 400);
    let message =
        "Invalid request body: photo must be a file; taken_on must be a date such as 2026-01-31";
    assert_eq!(wrong["message"], message);
}

#[tokio::test]
async fn an_order_is_placed_and_seen() {
    let app = petstore::app();
    json(
        &ask(&app, "POST /pets", &[JSON], r#"{"name":"Rex"}"#).await,
        201,
    );
    let order = r#"{"pet_id":1,"ship_at":"2026-11-22T10:00:00Z"}"#;
    let order = json(&ask(&app, "POST /store/orders", &[JSON], order).await, 201);
    assert_eq!(
        (&order["quantity"], &order["gift"]),
        (&json!(1), &json!(false))
    );
    let id = order["id"].as_str().expect("an id");
    let seen = ask(&app, &format!("GET /store/orders/{id}"), &[], "").await;
    assert_eq!(json(&seen, 200), order);

    let unknown = r#"{"pet_id":1,"colour":"red"}"#;
    let unknown = json(
        &ask(&app, "POST /store/orders", &[JSON], unknown).await,
        400,
    );
    assert_eq!(
        unknown["message"],
        "Invalid request body: colour is not a known field"
    );
    let no_id = json(&ask(&app, "GET /store/orders/1", &[], "").await, 400);
    assert_eq!(
        no_id["message"],
        "Invalid path parameters: orderId must be a UUID"
    );
    let nobody = json(
        &ask(&app, "POST /store/orders", &[JSON], r#"{"pet_id":9}"#).await,
        404,
    );
    assert_eq!(nobody["message"], "There is no pet 9.");
}
