//! What the shop sells.
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use super::generated::errors::Missing;
use super::generated::types::{Category, Error, Money, NewProduct, Product, Sku};

pub struct Shelf(Mutex<Stock>);

pub struct Stock {
    pub products: BTreeMap<Sku, Product>,
    pub tree: Category,
}

impl Default for Shelf {
    fn default() -> Self {
        Self(Mutex::new(Stock {
            products: BTreeMap::new(),
            tree: Category {
                name: "everything".to_owned(),
                children: None,
            },
        }))
    }
}

impl Shelf {
    pub fn stock(&self) -> MutexGuard<'_, Stock> {
        self.0.lock().expect("no handler panics")
    }
}

impl Stock {
    /// Nothing, if there is a product with this SKU already.
    pub fn add(&mut self, new: NewProduct) -> Option<Product> {
        let sku = new.sku().clone();
        if self.products.contains_key(&sku) {
            return None;
        }
        let product = Product {
            product: new,
            revision: 1,
        };
        self.products.insert(sku, product.clone());
        Some(product)
    }
}

/// What books and films have in common.
impl NewProduct {
    pub fn sku(&self) -> &Sku {
        match self {
            Self::Book(book) => &book.sku,
            Self::Film(film) => &film.sku,
        }
    }

    pub fn name(&self) -> &str {
        match self {
            Self::Book(book) => &book.name,
            Self::Film(film) => &film.name,
        }
    }

    pub fn cents(&self) -> i64 {
        match self {
            Self::Book(book) => book.price.cents,
            Self::Film(film) => film.price.cents,
        }
    }

    pub fn stock(&self) -> i32 {
        match self {
            Self::Book(book) => book.stock,
            Self::Film(film) => film.stock,
        }
    }

    /// What may change.
    pub fn parts(&mut self) -> (&mut String, &mut Money, &mut i32) {
        match self {
            Self::Book(book) => (&mut book.name, &mut book.price, &mut book.stock),
            Self::Film(film) => (&mut film.name, &mut film.price, &mut film.stock),
        }
    }
}

pub fn missing<E: Missing>(sku: &Sku) -> E {
    E::missing(Error {
        error: format!("There is no product {}.", sku.0).into(),
        hint: Some("GET /v2/products lists those that there are.".into()),
        details: None,
    })
}
