//! Schemas that stand where they are used get a name after that place: `status` of `Pet` is `PetStatus`, an item of
//! `tags` is `PetTagsItem`, the parameter `order` of `pet_list` is `PetListOrder`, its body
//! `PetListBody` and what it answers `PetListAnswer`. From then on they are as any other.
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use crate::model::{Contract, Holds, Inline, Operation, Response, Schema, Shape, Type, Typed};
use crate::names;
use crate::yaml::{Node, Refusal};

/// Where the schemas stand that got a name here.
pub(super) type Places = BTreeMap<String, Node>;

pub(super) fn lift(contract: &mut Contract) -> Result<Places, Refusal> {
    let named = mem::take(&mut contract.schemas);
    let mut lift = Lift {
        known: named
            .iter()
            .filter_map(|schema| names::type_name(&schema.name))
            .collect(),
        schemas: Vec::new(),
        places: Places::new(),
    };
    for schema in named {
        lift.schema(schema)?;
    }
    for operation in &mut contract.operations {
        for parameter in &mut operation.parameters {
            let place = Place::new(
                &names::pascal(&operation.id),
                &operation.id,
                &parameter.name,
            );
            lift.value(&mut parameter.value, place)?;
        }
        lift.bodies(operation)?;
    }
    contract.schemas = lift.schemas;
    Ok(lift.places)
}

/// Where something stands: as a type's name, and in words.
struct Place {
    name: String,
    words: String,
}

impl Place {
    fn new(type_name: &str, outer: &str, inner: &str) -> Self {
        Self {
            name: type_name.to_owned() + &names::variant(inner),
            words: format!("`{inner}` of `{outer}`"),
        }
    }
}

/// `one`: whether it is the only success of the operation `id`.
fn answer_place(id: &str, answer: &Response, one: bool) -> Place {
    let code = match one {
        true => String::new(),
        false => names::pascal(&answer.code.to_string()),
    };
    match &answer.component {
        Some(component) => Place {
            name: names::pascal(component) + "Answer",
            words: format!("What `{component}` carries"),
        },
        None => Place {
            name: format!("{}Answer{code}", names::pascal(id)),
            words: format!("The answer {} of `{id}`", answer.code),
        },
    }
}

/// The named schema in which the inline one in `value` stands.
fn owner(value: &Typed) -> Option<String> {
    match (&value.inline, &value.ty) {
        (Some(inline), _) => {
            let inside = inline.node.pointer.strip_prefix("/components/schemas/")?;
            let (name, _) = inside.split_once('/')?;
            Some(name.replace("~1", "/").replace("~0", "~"))
        }
        (None, Type::List(item) | Type::Map(item)) => owner(item),
        _ => None,
    }
}

struct Lift {
    known: BTreeSet<String>,
    schemas: Vec<Schema>,
    places: Places,
}

impl Lift {
    /// Keeps `schema`, and after it what stands in it.
    fn schema(&mut self, mut schema: Schema) -> Result<(), Refusal> {
        let before = mem::take(&mut self.schemas);
        match &mut schema.shape {
            Shape::Object(fields) => {
                for field in fields {
                    let taken = owner(&field.value).filter(|_| schema.composed.is_some());
                    let owner = taken.unwrap_or_else(|| schema.name.clone());
                    let place = Place::new(&names::pascal(&owner), &owner, &field.name);
                    self.value(&mut field.value, place)?;
                }
            }
            Shape::Wrapped(value) => {
                let name = names::pascal(&schema.name);
                let words = format!("`{}`", schema.name);
                self.value(value, Place { name, words })?;
            }
            Shape::OneOf(one_of) => {
                for variant in &mut one_of.variants {
                    let place = Place::new(&schema.name, &schema.name, &variant.name);
                    self.value(&mut variant.value, place)?;
                }
            }
            Shape::Enum(_) | Shape::Open(_) | Shape::FreeForm => {}
        }
        let within = mem::replace(&mut self.schemas, before);
        self.schemas.push(schema);
        self.schemas.extend(within);
        Ok(())
    }

    /// Gives what stands as a whole body of `operation`, asked or answered, a name.
    fn bodies(&mut self, operation: &mut Operation) -> Result<(), Refusal> {
        let id = &operation.id;
        if let Some(body) = &mut operation.body
            && let Some(inline) = body.inline.take()
        {
            let (name, words) = (names::pascal(id) + "Body", format!("The body of `{id}`"));
            body.holds = Holds::Schema(self.inline(*inline, Place { name, words })?);
        }
        let one = operation.successes.len() == 1;
        let successes = operation.successes.iter_mut().map(|answer| (answer, one));
        let errors = operation.errors.iter_mut().map(|answer| (answer, false));
        for (answer, one) in successes.chain(errors) {
            let Some(inline) = answer.inline.take() else {
                continue;
            };
            let place = answer_place(id, answer, one);
            answer.content.refer_to(self.inline(*inline, place)?);
        }
        Ok(())
    }

    /// Keeps what stands at `place` under a name, which it says.
    fn inline(&mut self, inline: Inline, place: Place) -> Result<String, Refusal> {
        let Place { name, words } = place;
        let Inline { mut schema, node } = inline;
        // What stands in a response under components, or in a part of allOf, is one, whoever refers to it.
        let known = self.places.get(&name);
        if known.is_some_and(|known| known.pointer == node.pointer) {
            return Ok(name);
        }
        if names::check_type(&name).is_err() || !self.known.insert(name.clone()) {
            return node.refuse(format!(
                "this schema would be the Rust type `{name}`, which is taken; give it a name in components/schemas"
            ));
        }
        schema.name.clone_from(&name);
        schema.place = Some(format!("{words}."));
        self.places.insert(name.clone(), node);
        self.schema(schema)?;
        Ok(name)
    }

    /// Gives what stands in `value`, which is at `place`, a name.
    fn value(&mut self, value: &mut Typed, place: Place) -> Result<(), Refusal> {
        let Place { name, words } = place;
        if let Some(inline) = value.inline.take() {
            value.ty = Type::Reference(self.inline(*inline, Place { name, words })?);
            return Ok(());
        }
        match &mut value.ty {
            Type::List(item) => {
                let words = format!("An item of {words}");
                let name = name + "Item";
                self.value(item, Place { name, words })
            }
            Type::Map(item) => {
                let words = format!("A value of {words}");
                let name = name + "Value";
                self.value(item, Place { name, words })
            }
            _ => Ok(()),
        }
    }
}
