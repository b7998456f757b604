//! Pets and their photos.
use codegen_runtime::Download;
use codegen_runtime::poem::http::StatusCode;

use super::generated::pets::*;
use super::generated::types::*;
use super::shop::{Shop, no_pet, problem};

impl PetsApi for Shop {
    async fn list_pets(&self, query: ListPetsQuery) -> Result<ListPetsReply, ListPetsError> {
        let shelves = self.open();
        let found: Vec<_> = shelves
            .pets
            .values()
            .filter(|pet| query.wants(pet))
            .collect();
        let shown = found.iter().take(query.limit as usize);
        Ok(ListPetsReply::Ok {
            body: Pets(shown.copied().cloned().collect()),
            x_total_count: found.len() as i64,
        })
    }

    async fn create_pet(&self, body: NewPet) -> Result<CreatePetReply, CreatePetError> {
        let mut shelves = self.open();
        shelves.last_id += 1;
        let id = shelves.last_id;
        Ok(CreatePetReply::Created {
            body: shelves.put(id, body),
            location: format!("/pets/{id}"),
        })
    }

    async fn get_pet(&self, path: GetPetPath) -> Result<Pet, GetPetError> {
        self.open().pet(path.pet_id).cloned()
    }

    async fn replace_pet(
        &self,
        path: ReplacePetPath,
        body: NewPet,
    ) -> Result<Pet, ReplacePetError> {
        let mut shelves = self.open();
        let id = shelves.pet::<ReplacePetError>(path.pet_id)?.id;
        Ok(shelves.put(id, body))
    }

    async fn delete_pet(
        &self,
        (): Self::Caller,
        path: DeletePetPath,
        headers: DeletePetHeaders,
    ) -> Result<(), DeletePetError> {
        let mut shelves = self.open();
        let pet = shelves
            .pets
            .remove(&path.pet_id)
            .ok_or_else(|| no_pet(path.pet_id))?;
        shelves.photos.remove(&pet.id);
        eprintln!(
            "{} is gone: {}",
            pet.name,
            headers.x_reason.as_deref().unwrap_or("no reason")
        );
        Ok(())
    }

    async fn get_photo(&self, path: GetPhotoPath) -> Result<Download, GetPhotoError> {
        let shelves = self.open();
        let pet = shelves.pet::<GetPhotoError>(path.pet_id)?;
        let none = || problem(StatusCode::NOT_FOUND, format!("{} has no photo.", pet.name));
        let photo = shelves.photos_of(pet.id).last().ok_or_else(none)?;
        Ok(Download::new(photo.bytes.clone()).named(format!("{}.png", pet.name)))
    }

    async fn upload_photo(
        &self,
        path: UploadPhotoPath,
        body: UploadPhotoBody,
    ) -> Result<Photo, UploadPhotoError> {
        let mut shelves = self.open();
        let pet = shelves
            .pets
            .get_mut(&path.pet_id)
            .ok_or_else(|| no_pet(path.pet_id))?;
        pet.photos += 1;
        let photo = Photo {
            bytes: body.photo.bytes.len() as i64,
            name: body.photo.name.clone().map(Into::into),
            caption: body.caption.map(Into::into),
            taken_on: body.taken_on.map(Into::into),
        };
        shelves
            .photos
            .entry(path.pet_id)
            .or_default()
            .push(body.photo);
        Ok(photo)
    }
}

impl ListPetsQuery {
    fn wants(&self, pet: &Pet) -> bool {
        let status = pet
            .status
            .is_some_and(|status| self.status.contains(&status));
        let tags = pet.tags.as_deref().unwrap_or_default();
        (self.status.is_empty() || status) && self.tags.iter().all(|tag| tags.contains(tag))
    }
}
