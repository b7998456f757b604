//! Operations of the tag `filter_options`.
use agentmonitor_contract::filter_options::{FilterOptionViewError, FilterOptionsApi};
use agentmonitor_contract::types as wire;

use super::Server;
use super::errors::read_failed;
use crate::domain::{BranchOption, FilterOptions};

impl FilterOptionsApi for Server {
    async fn filter_option_view(&self) -> Result<wire::FilterOptions, FilterOptionViewError> {
        let options = self.store.filter_options().await;
        let options = options.map_err(read_failed::<FilterOptionViewError>)?;
        Ok(options.into())
    }
}

impl From<FilterOptions> for wire::FilterOptions {
    fn from(options: FilterOptions) -> Self {
        let branches = options.branches.into_iter();
        Self {
            agent_types: options.agent_types,
            event_types: options.event_types,
            tool_names: options.tool_names,
            models: options.models,
            projects: options.projects,
            branches: branches.map(wire::BranchOption::from).collect(),
            sources: options.sources,
        }
    }
}

impl From<BranchOption> for wire::BranchOption {
    fn from(option: BranchOption) -> Self {
        Self {
            label: option.label().into(),
            value: option.branch.into(),
        }
    }
}
