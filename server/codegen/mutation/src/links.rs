//! Links of answers: where they stand, and what they speak of.
use crate::tree::Tree;

/// Whether a link stands at `pointer`.
pub fn is_link(pointer: &str) -> bool {
    let mut parts = pointer.rsplit('/');
    let (_, links, _, responses) = (parts.next(), parts.next(), parts.next(), parts.next());
    links == Some("links") && responses == Some("responses")
}

/// Whether `link` leads to the operation `word`, gives it a parameter of this name, or points at something of this name.
pub fn says(link: &Tree, word: &str) -> bool {
    let leads = link.get("operationId").and_then(Tree::text) == Some(word);
    let parameters = link.get("parameters").map_or(&[][..], Tree::entries);
    leads
        || parameters.iter().any(|(name, value)| {
            let own = name.rsplit('.').next() == Some(word);
            let pointer = value.text().and_then(|text| text.split_once('#'));
            own || pointer.is_some_and(|(_, words)| words.split('/').any(|part| part == word))
        })
}

#[cfg(test)]
mod tests {
    use super::{is_link, says};
    use crate::tree::Tree;

    #[test]
    fn a_link_is_known_by_its_place() {
        assert!(is_link("/paths/~1a/get/responses/200/links/next"));
        assert!(!is_link(
            "/paths/~1a/get/responses/200/links/next/parameters"
        ));
        assert!(!is_link("/components/schemas/links/properties/next"));
    }

    #[test]
    fn a_link_says_its_operation_its_parameters_and_the_words_of_its_pointers() {
        let link =
            "{operationId: thing_view, parameters: {path.id: '$response.body#/list/0/name'}}";
        let link = Tree::parse(link);
        for word in ["thing_view", "id", "list", "name"] {
            assert!(says(&link, word), "{word}");
        }
        for word in ["thing", "path", "body", "nam", "path.id"] {
            assert!(!says(&link, word), "{word}");
        }
    }
}
