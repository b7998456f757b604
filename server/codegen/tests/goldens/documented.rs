//! poem-openapi's document of each golden says what its spec says.
#[path = "../../../contract/tests/document/compare.rs"]
mod compare;
#[path = "../../../contract/tests/document/normal.rs"]
mod normal;
#[path = "../../../contract/tests/document/yaml.rs"]
mod yaml;

use std::sync::Arc;

use crate::asking_answers::House;
use crate::asking_bodies::Notebook;
use crate::asking_defaults::Shop;
use crate::asking_enums::Zoo;
use crate::asking_forms::Reader;
use crate::asking_lists::Clerk;
use crate::asking_loosely::Carrier;
use crate::asking_parameters::Librarian;
use crate::asking_routes::Forest;
use crate::asking_securely::Porter;
use crate::asking_the_smallest::Heart;
use crate::{
    answers, bodies, defaults, lists, loose, minimal, parameters, presence, routes, secured,
};

#[track_caller]
pub fn says(derived: &str, spec: &str) {
    let derived = normal::document(&yaml::json(derived));
    let written = normal::document(&yaml::json(spec));
    let found = compare::differences(&written, &derived);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_golden_is_documented_as_it_is_written() {
    says(
        &answers::service(Arc::new(House)).spec(),
        include_str!("answers/spec.yaml"),
    );
    says(
        &bodies::service(Arc::new(Notebook)).spec(),
        include_str!("bodies/spec.yaml"),
    );
    says(
        &defaults::service(Arc::new(Shop)).spec(),
        include_str!("defaults/spec.yaml"),
    );
    says(
        &crate::scalars::service(Arc::new(crate::asking_scalars::Gauge)).spec(),
        include_str!("scalars/spec.yaml"),
    );
    says(
        &crate::enums::service(Arc::new(Zoo)).spec(),
        include_str!("enums/spec.yaml"),
    );
    says(
        &lists::service(Arc::new(Clerk)).spec(),
        include_str!("lists/spec.yaml"),
    );
    says(
        &loose::service(Arc::new(Carrier)).spec(),
        include_str!("loose/spec.yaml"),
    );
    says(
        &minimal::service(Arc::new(Heart)).spec(),
        include_str!("minimal/spec.yaml"),
    );
    says(
        &parameters::service(Arc::new(Librarian)).spec(),
        include_str!("parameters/spec.yaml"),
    );
    says(
        &presence::service(Arc::new(Reader)).spec(),
        include_str!("presence/spec.yaml"),
    );
    let forest = Arc::new(Forest::default());
    says(
        &routes::service(forest).spec(),
        include_str!("routes/spec.yaml"),
    );
    says(
        &secured::service(Arc::new(Porter)).spec(),
        include_str!("secured/spec.yaml"),
    );
}

#[test]
fn what_is_no_json_is_documented_as_it_is_written() {
    says(
        &crate::forms::service(Arc::new(crate::asking_uploads::Clerk)).spec(),
        include_str!("forms/spec.yaml"),
    );
    let shelf = Arc::new(crate::asking_files::Shelf { holds: true });
    says(
        &crate::files::service(shelf).spec(),
        include_str!("files/spec.yaml"),
    );
}

#[test]
fn what_lists_and_objects_hold_is_documented_as_it_is_written() {
    says(
        &crate::sizes::service(Arc::new(crate::asking_sizes::Packer)).spec(),
        include_str!("sizes/spec.yaml"),
    );
}

#[test]
fn scalars_with_a_name_are_documented_as_they_are_written() {
    says(
        &crate::named::service(Arc::new(crate::asking_named::Registrar)).spec(),
        include_str!("named/spec.yaml"),
    );
}

#[test]
fn open_and_closed_objects_are_documented_as_they_are_written() {
    says(
        &crate::open::service(Arc::new(crate::asking_openly::Mover)).spec(),
        include_str!("open/spec.yaml"),
    );
}
