//! Reads one setting after the other, flag first, and collects what there is to say.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use tracing_subscriber::EnvFilter;

use super::settings::{self, Number, Text};
use super::{
    AllowedHosts, AuthToken, ConfigError, DbSync, Notice, NoticeLevel, Surroundings, number,
    repository_of, unknown,
};

/// Where the legacy keeps its database, below its working directory.
const LEGACY_DB: &str = "data/agentmonitor.db";

pub(super) struct Reader<'a> {
    flags: &'a ArgMatches,
    around: &'a Surroundings,
    notices: Vec<Notice>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(flags: &'a ArgMatches, around: &'a Surroundings) -> Self {
        Self {
            flags,
            around,
            notices: Vec::new(),
        }
    }

    pub(super) fn into_notices(self) -> Vec<Notice> {
        self.notices
    }

    pub(super) fn warn(&mut self, text: String) {
        self.notices.push(Notice {
            level: NoticeLevel::Warn,
            text,
        });
    }

    /// Names the variables that are not settings.
    pub(super) fn remark_unknown(&mut self) {
        self.notices
            .extend(self.around.names().filter_map(unknown::remark));
    }

    pub(super) fn number(&mut self, setting: &Number) -> u64 {
        if let Some(number) = self.flags.get_one::<u64>(setting.flag) {
            return *number;
        }
        let Some(text) = self.variable(setting.env) else {
            return setting.default;
        };
        let number = number::prefix(&text).and_then(|number| u64::try_from(number).ok());
        match number {
            Some(number) if (setting.min..=setting.max).contains(&number) => {
                if number.to_string() != text.trim() {
                    self.warn(format!(
                        "{} is {text:?} and is read as {number}",
                        setting.env
                    ));
                }
                number
            }
            _ => {
                self.warn(format!(
                    "{} is {text:?}, which is not a whole number from {} to {}; the default {} is used",
                    setting.env, setting.min, setting.max, setting.default
                ));
                setting.default
            }
        }
    }

    /// Not trimmed, as in the legacy; empty is the default.
    pub(super) fn text(&mut self, setting: &Text) -> String {
        if let Some(text) = self.flags.get_one::<String>(setting.flag) {
            return text.clone();
        }
        match self.variable(setting.env) {
            Some(text) if text.is_empty() => {
                self.warn_empty(setting);
                setting.default.to_owned()
            }
            Some(text) => text,
            None => setting.default.to_owned(),
        }
    }

    pub(super) fn db_path(&mut self) -> Result<PathBuf, ConfigError> {
        if let Some(path) = self.path(&settings::DB_PATH) {
            return Ok(path);
        }
        let legacy = self.around.working_dir.join(LEGACY_DB);
        if legacy.is_file() {
            self.warn(format!(
                "a database of the legacy lies at {0} and is not used; open it with --db-path {0}",
                legacy.display()
            ));
        }
        let data_dir = self
            .around
            .data_dir
            .as_ref()
            .ok_or(ConfigError::NoDataDir)?;
        Ok(data_dir.join("agentmonitor").join("agentmonitor.db"))
    }

    pub(super) fn projects_dir(&mut self) -> PathBuf {
        if let Some(path) = self.path(&settings::PROJECTS_DIR) {
            if !path.is_dir() {
                self.warn(format!(
                    "{} names {}, which is no directory: git branches will not be found",
                    settings::PROJECTS_DIR.env,
                    path.display()
                ));
            }
            return path;
        }
        let working_dir = &self.around.working_dir;
        repository_of(working_dir)
            .and_then(Path::parent)
            .unwrap_or(working_dir)
            .to_owned()
    }

    pub(super) fn db_sync(&mut self) -> Result<DbSync, ConfigError> {
        let value = self.text(&settings::DB_SYNC);
        match value.trim().to_ascii_lowercase().as_str() {
            "normal" => Ok(DbSync::Normal),
            "full" => Ok(DbSync::Full),
            _ => Err(ConfigError::DbSync { value }),
        }
    }

    pub(super) fn safety(&mut self) -> bool {
        self.text(&settings::SAFETY) == settings::SAFETY.default
    }

    /// A wrong entry of the variable is left out, so that its host is refused; a wrong one of the flag is an error.
    pub(super) fn allowed_hosts(&mut self) -> Result<AllowedHosts, ConfigError> {
        let setting = &settings::ALLOWED_HOSTS;
        if let Some(list) = self.flags.get_one::<String>(setting.flag) {
            let (hosts, wrong) = AllowedHosts::parse(list);
            return match wrong.into_iter().next() {
                None => Ok(hosts),
                Some(entry) => Err(ConfigError::AllowedHost { entry }),
            };
        }
        let (hosts, wrong) = AllowedHosts::parse(&self.variable(setting.env).unwrap_or_default());
        for entry in wrong {
            self.warn(format!(
                "{}: {entry:?} is not a host name and is left out",
                setting.env
            ));
        }
        Ok(hosts)
    }

    pub(super) fn auth_token(&mut self) -> Result<Option<AuthToken>, ConfigError> {
        let setting = &settings::AUTH_TOKEN;
        if let Some(path) = self.flags.get_one::<PathBuf>(setting.flag) {
            let path = self.around.working_dir.join(path);
            let text = fs::read_to_string(&path).map_err(|source| ConfigError::TokenFile {
                path: path.clone(),
                source,
            })?;
            let token = AuthToken::new(text.trim_end_matches(['\r', '\n']));
            return match token {
                Some(token) => Ok(Some(token)),
                None => Err(ConfigError::Token {
                    origin: path.display().to_string(),
                }),
            };
        }
        match self.around.variable(setting.env) {
            None => Ok(None),
            Some(value) if value.is_empty() => {
                self.warn_empty(setting);
                Ok(None)
            }
            Some(value) => match value.to_str().and_then(AuthToken::new) {
                Some(token) => Ok(Some(token)),
                None => Err(ConfigError::Token {
                    origin: setting.env.to_owned(),
                }),
            },
        }
    }

    pub(super) fn log_filter(&mut self) -> Result<String, ConfigError> {
        let setting = &settings::LOG;
        let filter = self.text(setting);
        if EnvFilter::try_new(&filter).is_ok() {
            return Ok(filter);
        }
        if self.flags.contains_id(setting.flag) {
            return Err(ConfigError::Log { filter });
        }
        self.warn(format!(
            "{} is {filter:?}, which is not a log filter; info is used",
            setting.env
        ));
        Ok(setting.default.to_owned())
    }

    /// A path of a flag or a variable (trimmed, empty is none), from the working directory; `~` is not expanded.
    pub(super) fn path(&mut self, setting: &Text) -> Option<PathBuf> {
        let working_dir = &self.around.working_dir;
        if let Some(path) = self.flags.get_one::<PathBuf>(setting.flag) {
            return Some(working_dir.join(path));
        }
        let value = self.around.variable(setting.env)?;
        let trimmed = value.to_str().map_or(value, |text| OsStr::new(text.trim()));
        if trimmed.is_empty() {
            self.warn_empty(setting);
            return None;
        }
        Some(working_dir.join(trimmed))
    }

    fn variable(&self, name: &str) -> Option<String> {
        self.around
            .variable(name)
            .map(|value| value.to_string_lossy().into_owned())
    }

    fn warn_empty(&mut self, setting: &Text) {
        self.warn(format!(
            "{} is empty; the default is used: {}",
            setting.env, setting.default
        ));
    }
}
