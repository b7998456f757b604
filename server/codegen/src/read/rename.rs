//! From the document's names of schemas to Rust's, when all is read: until then places are found by the former.
use std::collections::BTreeMap;

use crate::model::{Content, Contract, Holds, Shape, Type, Typed};
use crate::names;
use crate::yaml::{Node, Refusal};

/// Refuses two schemas that would be one type.
pub(super) fn check(root: &Node, contract: &Contract) -> Result<(), Refusal> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for schema in contract.schemas.iter().filter(|schema| !schema.inline) {
        let name = rust(&schema.name);
        if let Some(other) = known.insert(name.clone(), &schema.name) {
            let node = root.at(&["components", "schemas", &schema.name]);
            return node.refuse(format!(
                "`{other}` and `{}` would both be the Rust type `{name}`",
                schema.name
            ));
        }
    }
    Ok(())
}

pub(super) fn all(contract: &mut Contract) {
    for schema in &mut contract.schemas {
        let name = rust(&schema.name);
        if name != schema.name {
            contract
                .documented
                .insert(name.clone(), schema.name.clone());
        }
        schema.name = name;
        schema.boxed.iter_mut().for_each(|name| *name = rust(name));
        if let Some(composed) = &mut schema.composed {
            composed.rename(rust);
        }
        match &mut schema.shape {
            Shape::Object(fields) => fields.iter_mut().for_each(|field| typed(&mut field.value)),
            Shape::OneOf(one_of) => {
                let variants = one_of.variants.iter_mut();
                variants.for_each(|variant| typed(&mut variant.value));
            }
            Shape::Wrapped(value) => typed(value),
            Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => {}
        }
    }
    for operation in &mut contract.operations {
        let parameters = operation.parameters.iter_mut();
        parameters.for_each(|parameter| typed(&mut parameter.value));
        if let Some(Holds::Schema(name)) = operation.body.as_mut().map(|body| &mut body.holds) {
            *name = rust(name);
        }
        let responses = operation.successes.iter_mut().chain(&mut operation.errors);
        for response in responses {
            match &mut response.content {
                Content::Json { schema, .. } | Content::EventStream(schema) => {
                    *schema = rust(schema);
                }
                Content::Empty | Content::Text(_) | Content::Bytes(_) => {}
            }
        }
    }
}

fn typed(value: &mut Typed) {
    match &mut value.ty {
        Type::Reference(name) => *name = rust(name),
        Type::List(item) | Type::Map(item) => typed(item),
        _ => {}
    }
}

fn rust(name: &str) -> String {
    names::type_name(name).expect("names were checked when schemas were read")
}
