//! Which products a page holds. A cursor is the place of the last product that was shown; so what was added or taken
//! out meanwhile neither repeats nor hides another.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::generated::products::ProductsListQuery;
use super::generated::types::{Product, ProductPage, ProductsListSort as Sort};

pub fn page<'a>(query: &ProductsListQuery, all: impl Iterator<Item = &'a Product>) -> ProductPage {
    let wanted = all.filter(|product| query.wants(product));
    let mut found: Vec<_> = wanted
        .map(|product| (place(query.sort, product), product))
        .collect();
    let down = matches!(query.sort, Sort::MinusName | Sort::MinusPrice);
    found.sort_by(|a, b| if down { b.0.cmp(&a.0) } else { a.0.cmp(&b.0) });
    let cursor = query
        .cursor
        .as_ref()
        .and_then(|text| STANDARD.decode(text).ok());
    if let Some(last) = cursor.filter(|last| !last.is_empty()) {
        found.retain(|(place, _)| if down { *place < last } else { *place > last });
    }
    let (shown, rest) = found.split_at(found.len().min(query.page_size as usize));
    let next = shown.last().filter(|_| !rest.is_empty());
    ProductPage {
        items: shown
            .iter()
            .map(|(_, product)| (*product).clone())
            .collect(),
        next_cursor: next.map(|(place, _)| STANDARD.encode(place).into()),
    }
}

impl ProductsListQuery {
    fn wants(&self, product: &Product) -> bool {
        let (stock, cents) = (product.product.stock(), product.product.cents());
        let stocked = self.in_stock.is_none_or(|wanted| wanted == (stock > 0));
        // The contract says two bounds, or none.
        let priced = match self.price.as_slice() {
            [low, high] => (*low..=*high).contains(&cents),
            _ => true,
        };
        stocked && priced
    }
}

/// Sorts as the product does; no two are equal.
fn place(sort: Sort, product: &Product) -> Vec<u8> {
    let product = &product.product;
    let first = match sort {
        Sort::Name | Sort::MinusName => product.name().to_owned(),
        Sort::Price | Sort::MinusPrice => format!("{:09}", product.cents()),
    };
    format!("{first}\0{}", product.sku().0).into_bytes()
}
