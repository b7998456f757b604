//! What is in stock, and orders for it.
use codegen_runtime::poem::http::StatusCode;
use uuid::Uuid;

use super::generated::store::*;
use super::generated::types::*;
use super::shop::{Shop, problem};

const STATES: [PetStatus; 3] = [PetStatus::Available, PetStatus::Pending, PetStatus::Sold];

impl StoreApi for Shop {
    async fn get_inventory(&self) -> Result<Inventory, GetInventoryError> {
        let shelves = self.open();
        let count = |status| {
            shelves
                .pets
                .values()
                .filter(|pet| pet.status == Some(status))
                .count()
        };
        let counts = STATES.map(|status| (status.as_str(), count(status) as i64));
        Ok(Inventory(counts.into_iter().collect()))
    }

    async fn place_order(&self, body: NewOrder) -> Result<Order, PlaceOrderError> {
        let mut shelves = self.open();
        let pet = shelves.pet::<PlaceOrderError>(body.pet_id)?;
        if pet.status == Some(PetStatus::Sold) {
            let message = format!("{} is sold.", pet.name);
            return Err(problem(StatusCode::CONFLICT, message));
        }
        let order = Order {
            id: OrderId(Uuid::new_v4().to_string()),
            pet_id: pet.id,
            quantity: body.quantity,
            gift: body.gift,
            ship_at: body.ship_at.map(Into::into),
            placed: true,
        };
        shelves.orders.insert(order.id.clone(), order.clone());
        Ok(order)
    }

    async fn get_order(&self, path: GetOrderPath) -> Result<Order, GetOrderError> {
        let order = self.open().orders.get(&path.order_id).cloned();
        order.ok_or_else(|| problem(StatusCode::NOT_FOUND, "There is no such order.".to_owned()))
    }
}
