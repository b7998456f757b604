//! What came of all mutations, as a line, a list of defects, and a table.
use std::fmt::Write as _;

use crate::judge::Outcome;
use crate::mutation::Mutation;

pub struct Report {
    verdicts: Vec<(Mutation, Outcome)>,
}

impl Report {
    pub fn of(mutations: Vec<Mutation>, outcomes: Vec<Outcome>) -> Self {
        Self {
            verdicts: mutations.into_iter().zip(outcomes).collect(),
        }
    }

    /// `64 mutations: 9 refused, 31 break the build, …`.
    pub fn summary(&self) -> String {
        let count = |column| self.verdicts.iter().filter(|v| of(&v.1) == column).count();
        format!(
            "{} mutations: {} refused, {} break the build, {} change an answer, {} change words for people, {} documented only, {} unnoticed, {} noticed otherwise",
            self.verdicts.len(),
            count(0),
            count(1),
            count(2),
            count(3),
            count(4),
            count(5),
            count(6)
        )
    }

    /// Each mutation that did not come out as it must.
    pub fn defects(&self) -> Vec<String> {
        let mut defects = Vec::new();
        for (mutation, outcome) in &self.verdicts {
            if let Outcome::Unnoticed(why) | Outcome::Otherwise(why) = outcome {
                defects.push(format!("{} at {}: {why}", mutation.operator, mutation.at));
            }
        }
        defects
    }

    /// The table as a page.
    pub fn figures(&self) -> String {
        format!(
            "# Mutations of the contract\n\nWritten by `just mutation-all`; what the columns mean is in README.md.\n\n{}",
            self.table()
        )
    }

    /// Mutations by operator and outcome, as Markdown.
    pub fn table(&self) -> String {
        let mut table = String::from(
            "| operator | mutations | refused | build breaks | answer changes | words | documented only | unnoticed | otherwise |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
        );
        let mut operators: Vec<_> = self.verdicts.iter().map(|(m, _)| m.operator).collect();
        operators.dedup();
        for operator in operators {
            let own = self.verdicts.iter().filter(|(m, _)| m.operator == operator);
            row(&mut table, operator, own.map(|(_, outcome)| outcome));
        }
        row(&mut table, "**all**", self.verdicts.iter().map(|v| &v.1));
        table
    }
}

/// The column that an outcome counts in.
fn of(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Refused => 0,
        Outcome::Breaks => 1,
        Outcome::Answers => 2,
        Outcome::Prose => 3,
        Outcome::Documented => 4,
        Outcome::Unnoticed(_) => 5,
        Outcome::Otherwise(_) => 6,
    }
}

fn row<'a>(table: &mut String, title: &str, outcomes: impl Iterator<Item = &'a Outcome>) {
    let mut counts = [0; 7];
    for outcome in outcomes {
        counts[of(outcome)] += 1;
    }
    let total: usize = counts.iter().sum();
    let cells = counts.map(|count| match count {
        0 => String::new(),
        count => count.to_string(),
    });
    writeln!(table, "| {title} | {total} | {} |", cells.join(" | "))
        .expect("a text takes all that is written");
}
