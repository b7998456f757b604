//! The repository's contract and all that is known of answers and requests, read once.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use contract_tests::contract::Contract;
use contract_tests::gaps::Gaps;
use contract_tests::honest::answers;
use contract_tests::honest::evidence::{Evidence, Gathered};
use contract_tests::honest::facts::{self, Facts, read_list};
use contract_tests::honest::requests::{self, Judged, Sent};
use contract_tests::places;
use contract_tests::recording::Scenario;
use contract_tests::schema::Schemas;
use contract_tests::yaml;
use serde_json::{Map, Value};

/// All that is known without a server.
pub(crate) struct Known {
    pub(crate) document: Value,
    pub(crate) gathered: Gathered,
    pub(crate) sent: Vec<Sent>,
}

impl Known {
    /// Read once for all tests.
    pub(crate) fn get() -> &'static Self {
        static KNOWN: OnceLock<Known> = OnceLock::new();
        KNOWN.get_or_init(Self::read)
    }

    fn read() -> Self {
        let home = places::home();
        let document = yaml::load(&places::contract()).unwrap();
        let contract = Contract::from_document(document.clone()).unwrap();
        let recordings = Scenario::load_all(&home.join("recordings/v1")).unwrap();
        let gaps = Gaps::load(&home.join("known-gaps"), &recordings, &contract).unwrap();
        let beyond = home.join("scenarios/beyond");
        Self {
            document,
            gathered: Gathered::all(&contract, &recordings, &gaps, &beyond).unwrap(),
            sent: requests::sent(&contract, &recordings, &gaps, &beyond).unwrap(),
        }
    }

    /// What the schemas of a contract refuse of the recorded answers, less what `refused.txt` lists.
    pub(crate) fn refused(&self, document: &Value) -> Vec<String> {
        let listed = list("refused.txt");
        let refused = answers::refused(&schemas(document), &self.gathered.evidence);
        let unlisted = refused.iter().filter(|one| !listed.contains(&one.spot));
        unlisted
            .map(|one| format!("{}: {}", one.spot, one.why))
            .collect()
    }

    pub(crate) fn too_loose(&self, document: &Value) -> Vec<String> {
        answers::too_loose(&schemas(document), &self.gathered.evidence)
    }

    /// What the answers of a contract allow and nothing shows, `unseen.txt` left aside.
    pub(crate) fn unseen(&self, document: &Value) -> Facts {
        let schemas = schemas(document);
        let wanted = facts::wanted(&schemas).unwrap();
        let shown = facts::shown(&schemas, &self.of_ours()).unwrap();
        wanted.difference(&shown).cloned().collect()
    }

    pub(crate) fn requests(&self, document: &Value) -> Judged {
        let contract = Contract::from_document(document.clone()).unwrap();
        requests::judge(&contract, &schemas(document), &self.sent).unwrap()
    }

    /// The evidence without the recordings of which `refused.txt` says that ours answers otherwise.
    fn of_ours(&self) -> Vec<Evidence> {
        let listed = list("refused.txt");
        let others: BTreeSet<_> = listed
            .iter()
            .filter_map(|spot| spot.split(" at /").next())
            .collect();
        let ours = self.gathered.evidence.iter();
        ours.filter(|one| !others.contains(one.place.as_str()))
            .cloned()
            .collect()
    }
}

pub(crate) fn schemas(document: &Value) -> Schemas {
    Schemas::of(&Contract::from_document(document.clone()).unwrap()).unwrap()
}

/// A checked-in list of `contract-tests/`.
pub(crate) fn list(name: &str) -> Facts {
    read_list(&std::fs::read_to_string(places::home().join(name)).unwrap())
}

/// A named schema of a document, to change it.
pub(crate) fn schema<'a>(document: &'a mut Value, name: &str) -> &'a mut Map<String, Value> {
    let schema = &mut document["components"]["schemas"][name];
    schema
        .as_object_mut()
        .unwrap_or_else(|| panic!("no schema {name}"))
}

pub(crate) fn properties<'a>(document: &'a mut Value, name: &str) -> &'a mut Map<String, Value> {
    schema(document, name)["properties"]
        .as_object_mut()
        .unwrap()
}

/// Fails where one of the wanted names stands in no line of a report.
#[track_caller]
pub(crate) fn each_is_in<'a>(report: impl IntoIterator<Item = &'a String>, wanted: &[String]) {
    let report: Vec<_> = report.into_iter().collect();
    let unreported: Vec<_> = wanted
        .iter()
        .filter(|name| !report.iter().any(|line| line.contains(*name)))
        .collect();
    let first = &report[..report.len().min(3)];
    assert!(
        unreported.is_empty(),
        "nothing of {unreported:?} in {} lines such as {first:#?}",
        report.len()
    );
}
