//! Products: listed, added, changed, taken out.
use super::generated::errors::Known;
use super::generated::products::*;
use super::generated::types::*;
use super::pages::page;
use super::shelf::{Shelf, missing};

impl ProductsApi for Shelf {
    async fn products_list(
        &self,
        (): Self::Caller,
        query: ProductsListQuery,
    ) -> Result<ProductPage, ProductsListError> {
        Ok(page(&query, self.stock().products.values()))
    }

    async fn products_create(
        &self,
        (): Self::Caller,
        body: NewProduct,
    ) -> Result<Product, ProductsCreateError> {
        let sku = body.sku().clone();
        self.stock().add(body).ok_or_else(|| {
            ProductsCreateError::known(Error {
                error: format!("There is a product {} already.", sku.0).into(),
                hint: Some("PATCH changes it.".into()),
                details: None,
            })
        })
    }

    async fn products_get(
        &self,
        (): Self::Caller,
        path: ProductsGetPath,
        headers: ProductsGetHeaders,
    ) -> Result<ProductsGetReply, ProductsGetError> {
        let product = self.stock().products.get(&path.sku).cloned();
        let body = product.ok_or_else(|| missing(&path.sku))?;
        let etag = format!("\"{}\"", body.revision);
        Ok(match headers.if_none_match.as_ref() == Some(&etag) {
            true => ProductsGetReply::NotModified,
            false => ProductsGetReply::Ok { body, etag },
        })
    }

    async fn products_update(
        &self,
        (): Self::Caller,
        path: ProductsUpdatePath,
        body: ProductChange,
    ) -> Result<Product, ProductsUpdateError> {
        let mut stock = self.stock();
        let product = stock
            .products
            .get_mut(&path.sku)
            .ok_or_else(|| missing(&path.sku))?;
        let (name, price, count) = product.product.parts();
        *name = body.name.unwrap_or_else(|| name.clone());
        *price = body.price.unwrap_or_else(|| price.clone());
        *count = body.stock.unwrap_or(*count);
        product.revision += 1;
        Ok(product.clone())
    }

    async fn products_delete(
        &self,
        (): Self::Caller,
        path: ProductsDeletePath,
    ) -> Result<(), ProductsDeleteError> {
        let gone = self.stock().products.remove(&path.sku);
        gone.map(drop).ok_or_else(|| missing(&path.sku))
    }

    async fn products_import(
        &self,
        (): Self::Caller,
        body: NewProducts,
    ) -> Result<Import, ProductsImportError> {
        let mut stock = self.stock();
        let (mut added, mut known) = (0, Vec::new());
        for new in body.0 {
            let sku = new.sku().clone();
            match stock.add(new) {
                Some(_) => added += 1,
                None => known.push(sku),
            }
        }
        Ok(Import { added, known })
    }
}
