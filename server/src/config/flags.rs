//! The flags of `serve`, from the table of settings.

use clap::builder::{
    NonEmptyStringValueParser, PathBufValueParser, PossibleValuesParser, ValueParser,
};
use clap::{Arg, value_parser};

use super::settings::{self, Number, Setting, Text};

/// One flag a setting; the help of each names its environment variable and its default.
///
/// The variables are not clap's to read: its parsing is strict, and theirs is not (quirk B37).
pub fn args() -> Vec<Arg> {
    settings::ALL
        .iter()
        .map(|setting| match setting {
            Setting::Number(number) => number_arg(number),
            Setting::Text(text) => text_arg(text),
        })
        .collect()
}

/// The one flag of commands that work on the database alone.
pub fn database_arg() -> Arg {
    text_arg(&settings::DB_PATH).help(format!(
        "SQLite database file [env: {}] [default: {}]",
        settings::DB_PATH.env,
        settings::DB_PATH.default
    ))
}

/// The flag that names the file with the token, for commands that present it.
pub fn token_arg() -> Arg {
    text_arg(&settings::AUTH_TOKEN)
}

/// The user's price file, for commands that need prices.
pub fn prices_arg() -> Arg {
    text_arg(&settings::PRICES)
}

fn number_arg(setting: &'static Number) -> Arg {
    Arg::new(setting.flag)
        .long(setting.flag)
        .value_name(setting.value)
        .value_parser(value_parser!(u64).range(setting.min..=setting.max))
        .help(format!(
            "{} [env: {}] [default: {}] [least: {}]",
            setting.help, setting.env, setting.default, setting.min
        ))
}

fn text_arg(setting: &'static Text) -> Arg {
    let arg = Arg::new(setting.flag)
        .long(setting.flag)
        .value_name(setting.value)
        .value_parser(value_parser_of(setting))
        .help(format!(
            "{} [env: {}] [default: {}]",
            setting.help, setting.env, setting.default
        ));
    if setting.flag == settings::DB_PATH.flag {
        arg.visible_alias("db")
    } else {
        arg
    }
}

fn value_parser_of(setting: &Text) -> ValueParser {
    let paths = [
        settings::DB_PATH.flag,
        settings::PRICES.flag,
        settings::PROJECTS_DIR.flag,
        settings::AUTH_TOKEN.flag,
    ];
    if setting.flag == settings::DB_SYNC.flag {
        ValueParser::new(PossibleValuesParser::new(["normal", "full"]))
    } else if paths.contains(&setting.flag) {
        ValueParser::new(PathBufValueParser::new())
    } else {
        ValueParser::new(NonEmptyStringValueParser::new())
    }
}
