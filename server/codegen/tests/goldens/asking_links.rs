//! Links, about which a server does nothing: the document tells them, and what is answered leads where they say.
use std::sync::Arc;

use serde_json::{Value, json};

use crate::asking::{JSON, ask, server};
use crate::documented::says;
use crate::links::parcels::{
    ParcelCreateError, ParcelCreateReply, ParcelListError, ParcelListHeaders, ParcelListQuery,
    ParcelViewError, ParcelViewPath, ParcelsApi,
};
use crate::links::types::{Letter, NewParcel, Parcel, ParcelListAnswer, ParcelViewAnswer};
use crate::links::{ROUTES, document, service};

struct Post;

fn parcel(id: &str) -> Parcel {
    Parcel {
        id: id.into(),
        to: None,
        notes: None,
    }
}

impl ParcelsApi for Post {
    async fn parcel_create(&self, body: NewParcel) -> Result<ParcelCreateReply, ParcelCreateError> {
        let NewParcel { from, to } = body;
        let body = Parcel {
            to,
            ..parcel(&from)
        };
        let x_number = from;
        Ok(ParcelCreateReply::Created { body, x_number })
    }

    async fn parcel_list(
        &self,
        _: ParcelListQuery,
        _: ParcelListHeaders,
    ) -> Result<ParcelListAnswer, ParcelListError> {
        Ok(ParcelListAnswer(vec![parcel("1"), parcel("2")]))
    }

    async fn parcel_view(&self, path: ParcelViewPath) -> Result<ParcelViewAnswer, ParcelViewError> {
        let written_by = path.id;
        Ok(ParcelViewAnswer::Letter(Letter {
            written_by: written_by.into(),
        }))
    }
}

#[test]
fn the_document_says_every_link_as_it_is_written() {
    says(
        &document(&service(Arc::new(Post))),
        include_str!("links/spec.yaml"),
    );
}

#[test]
fn without_its_links_the_document_is_another() {
    let service = service(Arc::new(Post));
    let with: Value = serde_json::from_str(&document(&service)).expect("JSON");
    let without: Value = serde_json::from_str(&service.spec()).expect("JSON");
    assert_ne!(with, without);
    let second =
        json!({"operationId": "parcel_view", "parameters": {"id": "$response.body#/1/id"}});
    let links = &with["paths"]["/parcels"]["get"]["responses"]["200"]["links"];
    assert_eq!(
        links["second"], second,
        "what stands under components is said in its place"
    );
}

#[tokio::test]
async fn a_link_can_be_followed() {
    let server = server(ROUTES, service(Arc::new(Post)));
    let sent = ask(
        &server,
        "POST /parcels",
        &[JSON],
        r#"{"from":"me"}"#.to_owned(),
    )
    .await;
    assert_eq!(sent.status, 201, "{}", sent.body);
    let listed = ask(&server, "GET /parcels", &[], String::new()).await;
    let listed: Value = serde_json::from_str(&listed.body).expect("JSON");
    let second = listed
        .pointer("/1/id")
        .and_then(Value::as_str)
        .expect("the link points here");
    let call = format!("GET /parcels/{second}");
    let letter = ask(&server, &call, &[], String::new()).await;
    assert_eq!(letter.body, r#"{"written/by":"2"}"#);
}
