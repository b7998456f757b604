//! Makes each mutation, and says what came of it.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use codegen::files::Generated;

use crate::mutation::{Answer, Expect, Mutation, Probe};
use crate::rustc::Complaint;
use crate::stage::Script;
use crate::tree::{Tree, quoted};
use crate::workshop::Workshop;

/// How many contracts one program holds: compiling is what takes time, linking what each program costs again.
const CAST: usize = 24;

/// What came of a mutation.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    Refused,
    Breaks,
    Answers,
    /// The derived document says other words for people.
    Prose,
    /// Nothing but the derived document shows it.
    Documented,
    /// Nothing shows it: a defect.
    Unnoticed(String),
    /// Something shows it, but not what should: a defect, of the generator or of the expectation.
    Otherwise(String),
}

/// What came of each mutation, in their order.
pub fn judge(contract: &Tree, mutations: &[Mutation]) -> anyhow::Result<Vec<Outcome>> {
    let court = Court {
        contract,
        right: codegen::generate(&contract.to_json())?,
        workshop: Workshop::open()?,
    };
    let complaints = court.workshop.check("right", &court.right)?;
    anyhow::ensure!(
        complaints.is_empty(),
        "subject/handlers.rs does not fit the contract as it is; mend it first:\n{}",
        told(&complaints)
    );
    let first: Vec<First> = in_parallel(mutations, |index, mutation| court.first(index, mutation))
        .into_iter()
        .collect::<anyhow::Result<_>>()?;
    let mut outcomes = Vec::new();
    let mut waiting = Vec::new();
    for (index, first) in first.into_iter().enumerate() {
        outcomes.push(match first {
            First::Clear(outcome) => outcome,
            First::Play(generated) => {
                waiting.push((index, generated));
                Outcome::Unnoticed("was not asked".to_owned())
            }
        });
    }
    let casts: Vec<_> = waiting.chunks(CAST).collect();
    for played in in_parallel(&casts, |number, cast| court.play(number, cast, mutations)) {
        for (index, outcome) in played? {
            outcomes[index] = outcome;
        }
    }
    Ok(outcomes)
}

struct Court<'a> {
    contract: &'a Tree,
    /// What is generated of the contract as it is.
    right: Vec<Generated>,
    workshop: Workshop,
}

/// What is known of a mutation before any server runs.
enum First {
    Clear(Outcome),
    Play(Vec<Generated>),
}

/// The last answer of a script, or why there is none.
type Played = Result<Answer, String>;

type Cast = [(usize, Vec<Generated>)];

impl Court<'_> {
    fn first(&self, index: usize, mutation: &Mutation) -> anyhow::Result<First> {
        let changed = mutation.apply(self.contract);
        let generated = match codegen::generate(&changed.to_json()) {
            Ok(generated) => generated,
            Err(refusal) => return Ok(First::Clear(refused(&mutation.expect, &refusal.message))),
        };
        if code(&generated).eq(code(&self.right)) {
            let outcome = Outcome::Unnoticed("generated code is the same".to_owned());
            return Ok(First::Clear(outcome));
        }
        Ok(match &mutation.expect {
            Expect::Refused(says) => {
                let accepted = format!("is accepted; should be refused: {says}");
                First::Clear(Outcome::Unnoticed(accepted))
            }
            Expect::Breaks(codes, name) => {
                let complaints = self.workshop.check(&format!("broken{index}"), &generated)?;
                First::Clear(broken(codes, name, &complaints))
            }
            _ => First::Play(generated),
        })
    }

    /// The contract as it is, and those of the cast that compile, on one stage.
    fn play(
        &self,
        number: usize,
        cast: &Cast,
        mutations: &[Mutation],
    ) -> anyhow::Result<Vec<(usize, Outcome)>> {
        let everybody: Vec<_> = cast.iter().collect();
        if let Ok(outcomes) = self.perform(number, &everybody, mutations) {
            return Ok(outcomes);
        }
        // One that does not compile keeps all of them from the stage.
        let (mut actors, mut outcomes) = (Vec::new(), Vec::new());
        for actor in cast {
            let (index, generated) = actor;
            let complaints = self.workshop.check(&format!("whole{index}"), generated)?;
            if complaints.is_empty() {
                actors.push(actor);
                continue;
            }
            let broken = format!("breaks the build:\n{}", told(&complaints));
            outcomes.push((*index, Outcome::Otherwise(broken)));
        }
        outcomes.extend(self.perform(number, &actors, mutations)?);
        Ok(outcomes)
    }

    fn perform(
        &self,
        number: usize,
        actors: &[&(usize, Vec<Generated>)],
        mutations: &[Mutation],
    ) -> anyhow::Result<Vec<(usize, Outcome)>> {
        let contracts = actors.iter().map(|(_, generated)| generated.clone());
        let contracts: Vec<_> = [self.right.clone()].into_iter().chain(contracts).collect();
        let actors: Vec<_> = actors.iter().map(|(index, _)| *index).collect();
        let scripts = scripts(&actors, mutations);
        let stage = format!("stage{number}");
        let findings = self.workshop.play(&stage, &contracts, &scripts)?;
        let mut answers = findings.answers.into_iter();
        let mut outcomes = Vec::new();
        for (actor, index) in actors.into_iter().enumerate() {
            let documents = (&*findings.documents[0], &*findings.documents[actor + 1]);
            let outcome = match &mutations[index].expect {
                Expect::Prose(old, new) => prose(documents, old, new),
                Expect::Noted(fragment) => documented(documents, fragment, Outcome::Prose),
                Expect::Promised(fragment) => documented(documents, fragment, Outcome::Documented),
                Expect::Answers(probes) => all_answered(probes, &mut answers),
                Expect::Refused(_) | Expect::Breaks(..) => unreachable!("was judged before"),
            };
            outcomes.push((index, outcome));
        }
        Ok(outcomes)
    }
}

/// Each probe twice: of the contract as it is, and of the mutated one.
fn scripts(actors: &[usize], mutations: &[Mutation]) -> Vec<Script> {
    let mut scripts = Vec::new();
    for (actor, index) in actors.iter().enumerate() {
        let Expect::Answers(probes) = &mutations[*index].expect else {
            continue;
        };
        for probe in probes {
            for actor in [0, actor + 1] {
                let asks = probe.asks.clone();
                scripts.push(Script { actor, asks });
            }
        }
    }
    scripts
}

/// What is generated but the contract itself, written as JSON: that always changes.
fn code(files: &[Generated]) -> impl Iterator<Item = &Generated> {
    files.iter().filter(|file| {
        file.path
            .extension()
            .is_some_and(|extension| extension == "rs")
    })
}

fn refused(expect: &Expect, message: &str) -> Outcome {
    match expect {
        Expect::Refused(says) if message.contains(says) => Outcome::Refused,
        _ => Outcome::Otherwise(format!("is refused: {message}")),
    }
}

fn broken(codes: &[&str], name: &str, complaints: &[Complaint]) -> Outcome {
    if complaints.is_empty() {
        return Outcome::Unnoticed("handlers compile all the same".to_owned());
    }
    let names = |text: &str| text.contains(name) || text.contains(&in_rust(name));
    let right = |c: &&Complaint| codes.contains(&c.code.as_str()) && names(&c.rendered);
    let all_at_handlers = complaints.iter().all(|c| c.at_handlers);
    match complaints.iter().find(right) {
        Some(_) if all_at_handlers => Outcome::Breaks,
        _ => Outcome::Otherwise(format!(
            "should break the handlers with one of {codes:?} at `{name}`, but:\n{}",
            told(complaints)
        )),
    }
}

/// A name as handlers write it: `errorMessage` is `error_message`, `Last-Event-ID` is `last_event_id`.
fn in_rust(name: &str) -> String {
    let mut out = String::new();
    let mut after_lower = false;
    for letter in name.chars() {
        if !letter.is_ascii_alphanumeric() || (after_lower && letter.is_ascii_uppercase()) {
            out.push('_');
        }
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        }
        after_lower = letter.is_ascii_lowercase();
    }
    out
}

fn told(complaints: &[Complaint]) -> String {
    let mut all: Vec<_> = complaints.iter().map(|c| c.rendered.as_str()).collect();
    all.truncate(4);
    all.join("\n")
}

/// The first of the probes that is not answered as it must be; each takes two of the answers.
fn all_answered(probes: &[Probe], answers: &mut impl Iterator<Item = Played>) -> Outcome {
    let mut outcome = Outcome::Answers;
    for probe in probes {
        let found = match (answers.next(), answers.next()) {
            (Some(Ok(before)), Some(Ok(after))) => answered(probe, &before, &after),
            panicked => Outcome::Otherwise(format!("panics: {panicked:?}")),
        };
        if outcome == Outcome::Answers {
            outcome = found;
        }
    }
    outcome
}

fn answered(probe: &Probe, before: &Answer, after: &Answer) -> Outcome {
    let asked = probe.asks.last();
    if before == after {
        return Outcome::Unnoticed(format!("{asked:?} is answered as before: {before:?}"));
    }
    match probe.before.fits(before) && probe.after.fits(after) {
        true => Outcome::Answers,
        false => Outcome::Otherwise(format!(
            "{asked:?}:\n  before {before:?}\n  expected {:?}\n  after {after:?}\n  expected {:?}",
            probe.before, probe.after
        )),
    }
}

/// Back with the old words, the document must be the old one.
fn prose((before, after): (&str, &str), old: &str, new: &str) -> Outcome {
    let says = quoted(new);
    if !after.contains(&says) {
        return Outcome::Unnoticed(format!("the derived document does not say {says}"));
    }
    match after.replace(&says, &quoted(old)) == before {
        true => Outcome::Prose,
        false => Outcome::Otherwise("changes more of the document than its words".to_owned()),
    }
}

fn documented((before, after): (&str, &str), fragment: &str, success: Outcome) -> Outcome {
    let count = |document: &str| document.matches(fragment).count();
    match count(after) == count(before) {
        true => Outcome::Unnoticed(format!("the derived document says {fragment} as often")),
        false => success,
    }
}

/// `work` on each item, on all processors; the results in the order of the items.
fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(usize, &T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return done;
            };
            done.push((index, work(index, item)));
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        let joined = threads.into_iter().map(|t| t.join());
        joined
            .flat_map(|done| done.expect("no worker panics"))
            .collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::in_rust;

    #[test]
    fn names_of_the_wire_are_known_as_handlers_write_them() {
        assert_eq!(in_rust("errorMessage"), "error_message");
        assert_eq!(in_rust("Last-Event-ID"), "last_event_id");
        assert_eq!(in_rust("tokens_in"), "tokens_in");
    }
}
