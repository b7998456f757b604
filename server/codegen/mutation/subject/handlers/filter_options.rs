//! Handlers of the tag `filter-options`, as complete as those beside it.
use super::super::contract::filter_options::{FilterOptionViewError, FilterOptionsApi};
use super::super::contract::types::{BranchOption, FilterOptions};
use super::{Server, error, text};

impl FilterOptionsApi for Server {
    async fn filter_option_view(&self) -> Result<FilterOptions, FilterOptionViewError> {
        let Ok(events) = self.events.lock() else {
            let busy = FilterOptionViewError::ServiceUnavailable {
                error: error("busy"),
                retry_after: Some(7_i64),
            };
            return Err(match busy {
                FilterOptionViewError::ServiceUnavailable { .. } => busy,
                FilterOptionViewError::InternalServerError(_) => {
                    FilterOptionViewError::InternalServerError(error("broken"))
                }
            });
        };
        let one = |word: &str| vec![word.to_owned()];
        let agent_types = events.iter().map(|it| it.agent_type.to_string());
        let agent_types: Vec<String> = agent_types.collect();
        let branch = BranchOption {
            value: text("main"),
            label: text("kiln / main"),
        };
        Ok(FilterOptions {
            agent_types,
            event_types: one("tool_use"),
            tool_names: one("Bash"),
            models: one("gpt-5"),
            projects: one("kiln"),
            branches: vec![branch],
            sources: one("api"),
        })
    }
}
