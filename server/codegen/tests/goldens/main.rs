//! Small awkward contracts: what is generated of them is committed, compiled without a warning, and asked.
//!
//! That it is what would be generated today is another test's (`drift.rs`), which runs where these do not compile.
#![deny(warnings)]

#[path = "answers/generated/mod.rs"]
#[allow(dead_code)]
mod answers;
#[path = "bodies/generated/mod.rs"]
#[allow(dead_code)]
mod bodies;
#[path = "choices/generated/mod.rs"]
#[allow(dead_code)]
mod choices;
#[path = "composition/generated/mod.rs"]
#[allow(dead_code)]
mod composition;
#[path = "defaults/generated/mod.rs"]
#[allow(dead_code)]
mod defaults;
#[path = "enums/generated/mod.rs"]
#[allow(dead_code)]
mod enums;
#[path = "files/generated/mod.rs"]
#[allow(dead_code)]
mod files;
#[path = "forms/generated/mod.rs"]
#[allow(dead_code)]
mod forms;
#[path = "links/generated/mod.rs"]
#[allow(dead_code)]
mod links;
#[path = "lists/generated/mod.rs"]
#[allow(dead_code)]
mod lists;
#[path = "loose/generated/mod.rs"]
#[allow(dead_code)]
mod loose;
#[path = "minimal/generated/mod.rs"]
#[allow(dead_code)]
mod minimal;
#[path = "named/generated/mod.rs"]
#[allow(dead_code)]
mod named;
#[path = "open/generated/mod.rs"]
#[allow(dead_code)]
mod open;
#[path = "parameters/generated/mod.rs"]
#[allow(dead_code)]
mod parameters;
#[path = "presence/generated/mod.rs"]
#[allow(dead_code)]
mod presence;
#[path = "routes/generated/mod.rs"]
#[allow(dead_code)]
mod routes;
#[path = "scalars/generated/mod.rs"]
#[allow(dead_code)]
mod scalars;
#[path = "secured/generated/mod.rs"]
#[allow(dead_code)]
mod secured;
#[path = "sizes/generated/mod.rs"]
#[allow(dead_code)]
mod sizes;
#[path = "spelling/generated/mod.rs"]
#[allow(dead_code)]
mod spelling;
#[path = "trees/generated/mod.rs"]
#[allow(dead_code)]
mod trees;

mod asking;
mod asking_answers;
mod asking_bodies;
mod asking_choices;
mod asking_compositions;
mod asking_defaults;
mod asking_enums;
mod asking_files;
mod asking_forms;
mod asking_hostile_uploads;
mod asking_links;
mod asking_lists;
mod asking_loosely;
mod asking_named;
mod asking_openly;
mod asking_over_tcp;
mod asking_parameters;
mod asking_routes;
mod asking_scalars;
mod asking_securely;
mod asking_sizes;
mod asking_spelling;
mod asking_the_smallest;
mod asking_trees;
mod asking_under_attack;
mod asking_uploads;
mod documented;
