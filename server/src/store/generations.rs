//! A bounded map that forgets what nobody asks for.
use std::collections::HashMap;

/// When the young generation is full it becomes the old one, whose values are forgotten unless somebody asks for them
/// again: never more than twice `size` values, and never fewer than the `size` last used.
#[derive(Debug)]
pub(super) struct Generations<V> {
    size: usize,
    young: HashMap<String, V>,
    old: HashMap<String, V>,
}

impl<V> Generations<V> {
    pub(super) fn new(size: usize) -> Self {
        Self {
            size,
            young: HashMap::new(),
            old: HashMap::new(),
        }
    }

    pub(super) fn get(&mut self, key: &str) -> Option<&V> {
        if let Some((key, value)) = self.old.remove_entry(key) {
            self.put(key, value);
        }
        self.young.get(key)
    }

    pub(super) fn put(&mut self, key: String, value: V) {
        if self.young.len() >= self.size && !self.young.contains_key(&key) {
            self.old = std::mem::take(&mut self.young);
        }
        // One that is written anew is young: its old value must not come back.
        self.old.remove(&key);
        self.young.insert(key, value);
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.young.remove(key);
        self.old.remove(key);
    }

    pub(super) fn clear(&mut self) {
        self.young = HashMap::new();
        self.old = HashMap::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: usize = 100;

    #[test]
    fn it_stays_bounded_and_keeps_what_is_asked_for() {
        let mut generations = Generations::new(SIZE);
        for number in 0..10 * SIZE {
            generations.put(number.to_string(), number);
            assert_eq!(generations.get("0"), Some(&0), "asked for all the time");
        }
        assert!(generations.young.len() + generations.old.len() <= 2 * SIZE);
        assert_eq!(generations.get("1"), None, "long forgotten");
        let last = (10 * SIZE - 1).to_string();
        assert!(generations.get(&last).is_some());
    }

    #[test]
    fn a_newer_value_takes_the_place_of_an_old_one() {
        let mut generations = Generations::new(1);
        generations.put("a".into(), 1);
        generations.put("b".into(), 1);
        generations.put("a".into(), 2);
        generations.put("c".into(), 1);
        assert_eq!(generations.get("a"), Some(&2));
        generations.remove("a");
        assert_eq!(generations.get("a"), None);
        generations.clear();
        assert_eq!(generations.get("c"), None);
    }
}
