//! Which mutations are tried where not all are: a few of each operator, the same for the same seed.
use crate::mutation::Mutation;

/// At most `each` of every operator, in their order.
pub fn of(mutations: Vec<Mutation>, each: usize, seed: u64) -> Vec<Mutation> {
    let mut dice = Dice(seed);
    let mut sample = Vec::new();
    let mut rest = mutations.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut places = vec![first];
        while let Some(next) = rest.next_if(|next| next.operator == places[0].operator) {
            places.push(next);
        }
        while places.len() > each {
            let loser = dice.throw(places.len());
            places.remove(loser);
        }
        sample.extend(places);
    }
    sample
}

/// SplitMix64, by Sebastiano Vigna: nothing to seed wrongly, and the same everywhere.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        (mixed % sides as u64) as usize
    }
}
