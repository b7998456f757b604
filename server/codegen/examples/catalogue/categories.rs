//! The tree of categories.
use super::generated::categories::*;
use super::generated::types::Category;
use super::shelf::Shelf;

impl CategoriesApi for Shelf {
    async fn categories_tree(&self) -> Result<Category, CategoriesTreeError> {
        Ok(self.stock().tree.clone())
    }

    async fn categories_replace(
        &self,
        (): Self::Caller,
        body: Category,
    ) -> Result<Category, CategoriesReplaceError> {
        let mut stock = self.stock();
        stock.tree = body;
        Ok(stock.tree.clone())
    }
}
