//! Objects in parameters: style `deepObject`, which writes `filter[kind]=near`.
use super::{Given, Parameters};
use crate::body::{Part, object_of};
use crate::check::FromJson;

impl Parameters<'_> {
    /// The object whose fields are the parameters `name[field]`; `None` where there is none of them, or one is wrong, which
    /// was told then. Fields are validated as those of a form are, but for empty ones, which are absent as any parameter.
    pub fn deep_object<T: FromJson>(
        &mut self,
        name: &str,
        parts: &'static [Part],
        given: Given,
    ) -> Option<T> {
        let pairs = self.pairs.iter().filter(|pair| !pair.value.is_empty());
        let fields = pairs.filter_map(|pair| {
            let field = pair.name.strip_prefix(name)?.strip_prefix('[')?;
            Some((field.strip_suffix(']')?, pair.value.as_ref()))
        });
        let fields: Vec<_> = fields.collect();
        if fields.is_empty() {
            if given.required {
                self.add(name, given.wrong);
            }
            return None;
        }
        match object_of(parts, &fields) {
            Ok(object) => Some(object),
            Err(wrong) => {
                for error in wrong {
                    self.add(&format!("{name}[{}]", error.field), &error.message);
                }
                None
            }
        }
    }
}
