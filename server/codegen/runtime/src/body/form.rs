//! The fields of a form, turned into the JSON object that they stand for.
use crate::check::{Errors, FromJson};
use crate::failure::{Failure, FieldError};
use crate::{js, object};

use super::BodyRule;
use super::part::{File, Kind, Part};

/// A form under reading.
pub(super) struct Form {
    parts: &'static [Part],
    /// The JSON of each part's values, in the order of `parts`.
    values: Vec<Vec<String>>,
    files: Vec<File>,
    wrong: Vec<FieldError>,
}

impl Form {
    pub(super) fn new(parts: &'static [Part]) -> Self {
        Self {
            parts,
            values: vec![Vec::new(); parts.len()],
            files: Vec::new(),
            wrong: Vec::new(),
        }
    }

    /// The part called `name`; what the contract does not know is none, and is left out as it is in JSON.
    pub(super) fn part(&self, name: &str) -> Option<(usize, &'static Part)> {
        let mut parts = self.parts.iter().enumerate();
        parts.find(|(_, part)| part.name == name)
    }

    /// The fields of a body in the format of a URL's query.
    pub(super) fn read_pairs(&mut self, text: &str) {
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            if let Some((index, _)) = self.part(&name) {
                self.add_text(index, &value);
            }
        }
    }

    pub(super) fn add_text(&mut self, index: usize, text: &str) {
        let json = match self.parts[index].kind {
            // An input that was left empty.
            Kind::Bare if text.is_empty() => return,
            Kind::Bare if is_bare(text) => text.to_owned(),
            Kind::Json if object::is_json(text) => text.trim_matches(BLANKS).to_owned(),
            Kind::Json => return self.refuse(index, "must be JSON"),
            Kind::Text | Kind::Bare | Kind::File => {
                let mut json = String::with_capacity(text.len() + 2);
                js::print_text(text, &mut json);
                json
            }
        };
        self.add(index, json);
    }

    pub(super) fn add_file(&mut self, index: usize, file: File) {
        let number = self.files.len().to_string();
        self.files.push(file);
        self.add(index, number);
    }

    fn add(&mut self, index: usize, json: String) {
        if !self.parts[index].repeated && !self.values[index].is_empty() {
            return self.refuse(index, "must be given once");
        }
        self.values[index].push(json);
    }

    pub(super) fn refuse(&mut self, index: usize, message: &str) {
        let field = self.parts[index].name;
        // One complaint a field: the first says what is wrong with it as it was sent.
        if self.wrong.iter().all(|error| error.field != field) {
            self.wrong.push(FieldError {
                field: field.to_owned(),
                message: message.to_owned(),
            });
        }
    }

    /// The whole form as a `T`.
    pub(super) fn finish<T: FromJson>(self, rule: &BodyRule) -> Result<T, Failure> {
        self.value().map_err(|errors| rule.refuse(*errors))
    }

    fn value<T: FromJson>(self) -> Result<T, Box<Errors>> {
        let json = self.json();
        let mut errors = Errors::of(&json).with_files(self.files);
        match T::from_json(&json, &mut errors) {
            Some(value) if self.wrong.is_empty() => Ok(value),
            _ => {
                let order = self.parts.iter().map(|part| part.name);
                errors.put_before(self.wrong, &order.collect::<Vec<_>>());
                Err(Box::new(errors))
            }
        }
    }

    fn json(&self) -> String {
        let given = self.parts.iter().zip(&self.values);
        let given = given.filter(|(_, values)| !values.is_empty());
        let fields = given.map(|(part, values)| {
            let mut field = String::new();
            js::print_text(part.name, &mut field);
            let values = values.join(",");
            match part.repeated {
                true => format!("{field}:[{values}]"),
                false => format!("{field}:{values}"),
            }
        });
        format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
    }
}

/// The object with the fields `pairs`; or what is wrong with them.
pub(crate) fn object_of<T: FromJson>(
    parts: &'static [Part],
    pairs: &[(&str, &str)],
) -> Result<T, Vec<FieldError>> {
    let mut form = Form::new(parts);
    for (name, value) in pairs {
        if let Some((index, _)) = form.part(name) {
            form.add_text(index, value);
        }
    }
    form.value().map_err(|errors| errors.into_list())
}

/// What JSON allows around a value.
const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// A number, `true` or `false`, as JSON writes it, and nothing around it.
fn is_bare(text: &str) -> bool {
    let first = |c: char| c.is_ascii_digit() || "-tf".contains(c);
    text.starts_with(first) && !text.ends_with(BLANKS) && object::is_json(text)
}

#[cfg(test)]
mod tests {
    use super::{Form, Part};

    const PARTS: &[Part] = &[
        Part::text("title"),
        Part::bare("count"),
        Part::text("tags").repeated(),
        Part::json("meta"),
    ];

    #[track_caller]
    fn reads(pairs: &str, json: &str, wrong: &[&str]) {
        let mut form = Form::new(PARTS);
        form.read_pairs(pairs);
        assert_eq!(form.json(), json, "{pairs}");
        let told: Vec<_> = form.wrong.iter().map(|e| e.field.as_str()).collect();
        assert_eq!(told, wrong, "{pairs}");
    }

    #[test]
    fn fields_become_the_json_that_they_stand_for() {
        reads("", "{}", &[]);
        reads(
            "count=5&title=%22a%22+b&x=1&tags=1&tags=",
            r#"{"title":"\"a\" b","count":5,"tags":["1",""]}"#,
            &[],
        );
        reads("count=&title=", r#"{"title":""}"#, &[]);
        reads("meta=+%7B%7D%0A", r#"{"meta":{}}"#, &[]);
    }

    #[test]
    fn what_is_no_number_stays_a_text() {
        for text in [
            "null",
            " 5",
            "5 ",
            "\"5\"",
            "[5]",
            "5}",
            "0x5",
            "tru",
            "5,\"a\":6",
        ] {
            let mut form = Form::new(PARTS);
            form.add_text(1, text);
            assert!(form.json().starts_with("{\"count\":\""), "{text}");
        }
    }

    #[test]
    fn a_field_is_given_once_unless_it_is_a_list() {
        reads("title=a&title=b&title=c", r#"{"title":"a"}"#, &["title"]);
        reads(
            "meta=x&count=1&count=2",
            r#"{"count":1}"#,
            &["meta", "count"],
        );
    }
}
