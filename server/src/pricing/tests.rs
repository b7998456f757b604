use std::collections::HashSet;

use super::table::{EMBEDDED, Rates, models, tables};
use super::*;

fn usage(tokens_in: i64, tokens_out: i64, cache_read: i64, cache_write: i64) -> Usage {
    Usage {
        tokens_in,
        tokens_out,
        cache_read,
        cache_write,
    }
}

/// Model, tokens in and out, cache read and written, and the cost that was recorded, to the last bit.
type Recorded = (&'static str, i64, i64, i64, i64, Option<f64>);

const RECORDED: &[Recorded] = &[
    ("claude-opus-4-8", 1000, 500, 0, 0, Some(0.0175)),
    ("claude-opus-4-5", 1234, 567, 89000, 4321, Some(0.09185125)),
    ("claude-opus-4-5-latest", 1000, 500, 0, 0, Some(0.0175)),
    ("claude-opus-4", 1000, 500, 0, 0, Some(0.0525)),
    ("opus", 1234, 567, 89000, 4321, Some(0.27555375)),
    ("sonnet", 1000, 500, 0, 0, Some(0.0105)),
    ("haiku", 1234, 567, 89000, 4321, Some(0.01837025)),
    ("claude-sonnet-5", 1234, 567, 89000, 4321, Some(0.0367405)),
    ("claude-sonnet-4-6", 1000, 500, 0, 0, Some(0.0105)),
    (
        "claude-sonnet-4-5-20250929",
        1234,
        567,
        89000,
        4321,
        Some(0.05511075),
    ),
    ("claude-haiku-4-5", 1000, 500, 0, 0, Some(0.0035)),
    (
        "claude-opus-4-1-20250805",
        1234,
        567,
        89000,
        4321,
        Some(0.27555375),
    ),
    ("claude-fable-5", 1234, 567, 89000, 4321, Some(0.1837025)),
    (
        "anthropic/claude-opus-5",
        1234,
        567,
        89000,
        4321,
        Some(0.09185125),
    ),
    ("claude-opus-4-1", 1000, 500, 0, 0, None),
    ("claude-3-5-sonnet-20241022", 1000, 500, 0, 0, None),
    ("claude-3-opus-20240229", 1000, 500, 0, 0, None),
    ("gpt-5", 1000, 500, 0, 0, Some(0.00625)),
    ("gpt-5-codex", 1234, 567, 89000, 4321, Some(0.0183375)),
    ("gpt-5.1-codex-max", 1234, 567, 89000, 4321, Some(0.0183375)),
    ("gpt-5.6", 1234, 567, 89000, 4321, Some(0.09468625)),
    ("gpt-5.6-sol", 272000, 10, 0, 0, Some(1.3603)),
    ("gpt-5.6-sol", 272001, 10, 0, 0, Some(2.72046)),
    ("gpt-5.6-terra", 200000, 1, 72000, 1, Some(1.03602875)),
    (
        "openai/gpt-5.6-luna",
        1234,
        567,
        89000,
        4321,
        Some(0.01893725),
    ),
    ("gpt-4o-2024-08-06", 1000, 500, 0, 0, Some(0.0075)),
    ("gpt-4.1-mini", 1234, 567, 89000, 4321, Some(0.0103008)),
    ("o3-2025-04-16", 1000, 500, 0, 0, Some(0.006)),
    ("o1", 1000, 500, 0, 0, Some(0.045000000000000005)),
    ("o4-mini", 1234, 567, 89000, 4321, Some(0.0283272)),
    ("gpt-5.4-pro", 1234, 567, 89000, 4321, Some(0.13908)),
    ("gpt-5.9-nova", 1000, 500, 0, 0, None),
    ("codex-mini-latest", 1000, 500, 0, 0, None),
    ("gpt-5-codex-2025-09-15", 1000, 500, 0, 0, None),
    ("gemini-2.5-pro", 200000, 100, 0, 0, Some(0.251)),
    ("gemini-2.5-pro", 200001, 100, 0, 0, Some(0.5015025)),
    (
        "gemini-2.5-pro-preview-05-06",
        1234,
        567,
        89000,
        4321,
        Some(0.0183375),
    ),
    ("Gemini 3.5 Flash (High)", 1000, 500, 0, 0, Some(0.006)),
    (
        "gemini-3.1-pro-preview",
        150000,
        3,
        60000,
        0,
        Some(0.624054),
    ),
    (
        "google/gemini-2.5-flash",
        1234,
        567,
        89000,
        4321,
        Some(0.0044577),
    ),
    (
        "gemini-2.0-flash",
        1000,
        500,
        0,
        0,
        Some(0.00030000000000000003),
    ),
    (
        "gemini-2.0-flash-001",
        1234,
        567,
        89000,
        4321,
        Some(0.0025752),
    ),
    ("CLAUDE-OPUS-4-8", 1000, 500, 0, 0, None),
    ("Claude-Opus-4-8", 1000, 500, 0, 0, None),
    ("Anthropic/claude-opus-5", 1000, 500, 0, 0, None),
    ("anthropic/openai/gpt-5", 1000, 500, 0, 0, Some(0.00625)),
    ("openai/anthropic/claude-opus-5", 1000, 500, 0, 0, None),
    ("models/gemini-2.5-pro", 1000, 500, 0, 0, None),
    ("claude-opus-5-20260901", 1000, 500, 0, 0, None),
    ("claude-opus-5[1m]", 1000, 500, 0, 0, None),
    ("us.anthropic.claude-opus-5", 1000, 500, 0, 0, None),
    ("kiln-model", 1000, 500, 0, 0, None),
    ("claude-opus-5", 1000, 500, 0, 0, Some(0.0175)),
    ("claude opus 5", 1000, 500, 0, 0, None),
    ("claude-opus-5", 0, 0, 0, 0, None),
    ("claude-opus-5", 1, 0, 0, 0, Some(5e-06)),
    ("claude-opus-5", 0, 1, 0, 0, Some(2.5e-05)),
    ("claude-sonnet-4-5", 1000, 500, 0, 0, Some(0.0105)),
    ("claude-sonnet-4-5", 1000, 500, 2000, 0, Some(0.0111)),
    ("claude-sonnet-4-5", 1, 0, 1000, 1000, Some(0.004053)),
    ("gemini-2.5-pro", 200_000, 1, 0, 0, Some(0.25001)),
    ("gemini-2.5-pro", 200_001, 1, 0, 0, Some(0.500_017_5)),
    ("gpt-5.6", 1, 1, 271_999, 0, Some(0.136_034_5)),
    ("gpt-5.6", 1, 1, 272_000, 0, Some(0.272_055)),
    ("gpt-5.6", 1, 1, 0, 272_000, Some(3.400_055_000_000_000_5)),
    (
        "gpt-4.1-nano",
        3,
        7,
        0,
        0,
        Some(0.000_003_100_000_000_000_000_4),
    ),
    (
        "o3",
        123_457,
        98_765,
        77_777,
        0,
        Some(1.075_922_500_000_000_1),
    ),
    (
        "anthropic/openai/google/gemini-2.5-pro",
        200_000,
        1,
        0,
        0,
        Some(0.25001),
    ),
    ("google/anthropic/openai/gpt-5", 1000, 500, 0, 0, None),
    ("openai/openai/gpt-5", 1000, 500, 0, 0, None),
    ("claude-sonnet-4-5-20990101", 1000, 500, 0, 0, None),
];

#[test]
fn every_recorded_cost_is_met_to_the_last_bit() {
    for &(model, tokens_in, tokens_out, cache_read, cache_write, cost) in RECORDED {
        let ours = Prices::embedded().cost(
            model,
            &usage(tokens_in, tokens_out, cache_read, cache_write),
        );
        assert_eq!(
            ours, cost,
            "{model} {tokens_in} {tokens_out} {cache_read} {cache_write}"
        );
    }
}

#[test]
fn usage_that_is_cache_only_is_priced() {
    let prices = Prices::embedded();
    assert_eq!(
        prices.cost("claude-opus-5", &usage(0, 0, 5000, 10)),
        Some(0.002_562_5)
    );
    assert_eq!(
        prices.cost("claude-opus-5", &usage(0, 0, 0, 1)),
        Some(0.000_006_25)
    );
}

#[test]
fn no_usage_and_unknown_models_have_no_cost() {
    let prices = Prices::embedded();
    assert_eq!(prices.cost("claude-opus-5", &Usage::default()), None);
    assert_eq!(prices.cost("", &usage(1, 1, 1, 1)), None);
    assert_eq!(prices.cost("anthropic/", &usage(1, 1, 1, 1)), None);
}

#[test]
fn the_largest_counts_overflow_nothing() {
    let most = usage(i64::MAX, i64::MAX, i64::MAX, i64::MAX);
    let cost = Prices::embedded().cost("gpt-5.6", &most).expect("a cost");
    assert!(cost.is_finite() && cost > 0.0);
}

#[test]
fn blanks_around_a_name_do_not_matter() {
    let prices = Prices::embedded();
    assert_eq!(
        prices.cost("\u{a0}opus\n", &usage(0, 1, 0, 0)),
        Some(0.000_075)
    );
    assert_eq!(prices.cost("anthropic/ opus", &usage(0, 1, 0, 0)), None);
}

#[test]
fn no_name_stands_twice_in_the_table() {
    let models = models(EMBEDDED).expect("valid");
    let mut seen = HashSet::new();
    for name in models.iter().flat_map(Model::names) {
        assert!(
            seen.insert(name),
            "{name} stands twice: its price would depend on the order"
        );
        assert_eq!(
            js::trim(name),
            name,
            "a name with blanks around it is never found"
        );
        let hidden = PREFIXES.iter().any(|prefix| name.starts_with(prefix));
        assert!(
            !hidden,
            "{name} starts with a prefix that is taken off before the search"
        );
    }
    assert_eq!((models.len(), seen.len()), (49, 92));
}

#[test]
fn all_rates_are_sane_and_tiers_rise() {
    let sane = |rates: &Rates| {
        let all = [
            rates.tokens_in,
            rates.tokens_out,
            rates.cache_read,
            rates.cache_write,
        ];
        all.iter().all(|rate| (0.0..1000.0).contains(rate)) && rates.tokens_out > rates.tokens_in
    };
    for model in models(EMBEDDED).expect("valid") {
        assert!(sane(&model.rates), "{}", model.canonical);
        assert!(
            model.tiers.iter().all(|tier| sane(&tier.rates)),
            "{}",
            model.canonical
        );
        assert!(
            model.tiers.is_sorted_by(|a, b| a.above < b.above),
            "{}",
            model.canonical
        );
    }
}

#[test]
fn each_provider_has_one_dated_table() {
    let tables = tables(EMBEDDED).expect("valid");
    let heads: Vec<_> = tables
        .iter()
        .map(|t| (t.provider.as_str(), t.date.as_str()))
        .collect();
    let expected = [
        ("anthropic", "2026-08-04"),
        ("openai", "2026-07-12"),
        ("google", "2026-07-08"),
    ];
    assert_eq!(heads, expected);
}

#[test]
fn a_table_with_an_unknown_or_missing_key_is_refused() {
    assert!(models(&EMBEDDED.replacen("\"cache_read\"", "\"cached\"", 1)).is_err());
    assert!(models(&EMBEDDED.replacen("\"deprecated\": false, ", "", 1)).is_err());
}
