//! What the shop remembers.
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use codegen_runtime::File;
use codegen_runtime::poem::http::StatusCode;

use super::generated::errors::ProblemResponse;
use super::generated::types::{NewPet, Order, OrderId, Pet, Problem};

#[derive(Default)]
pub struct Shop(Mutex<Shelves>);

#[derive(Default)]
pub struct Shelves {
    pub last_id: i64,
    pub pets: BTreeMap<i64, Pet>,
    /// Of each pet, the newest last.
    pub photos: BTreeMap<i64, Vec<File>>,
    pub orders: BTreeMap<OrderId, Order>,
}

impl Shop {
    pub fn open(&self) -> MutexGuard<'_, Shelves> {
        self.0.lock().expect("no handler panics")
    }
}

impl Shelves {
    pub fn pet<E: ProblemResponse>(&self, id: i64) -> Result<&Pet, E> {
        self.pets.get(&id).ok_or_else(|| no_pet(id))
    }

    pub fn photos_of(&self, id: i64) -> &[File] {
        self.photos.get(&id).map_or(&[], Vec::as_slice)
    }

    /// Puts a pet on its shelf, in place of what stands there.
    pub fn put(&mut self, id: i64, new: NewPet) -> Pet {
        let photos = self.photos_of(id).len();
        let pet = Pet {
            id,
            photos: photos.try_into().unwrap_or(i32::MAX),
            name: new.name.into(),
            status: Some(new.status),
            category: new.category,
            tags: new.tags,
            born_on: new.born_on.map(|born_on| born_on.map(Into::into)),
            weight_kg: new.weight_kg,
            size: new.size,
        };
        self.pets.insert(id, pet.clone());
        pet
    }
}

pub fn no_pet<E: ProblemResponse>(id: i64) -> E {
    problem(StatusCode::NOT_FOUND, format!("There is no pet {id}."))
}

pub fn problem<E: ProblemResponse>(status: StatusCode, message: String) -> E {
    let code = status.as_u16().into();
    E::problem_response(
        status,
        Problem {
            code,
            message: message.into(),
        },
    )
}
