//! What a client wants to see, and what a frame is about.

/// What a frame is about; a frame that is about no event has neither.
#[derive(Clone, Copy, Debug, Default)]
pub struct Topic<'a> {
    /// The agent type of the event.
    pub agent_type: Option<&'a str>,
    /// The type of the event.
    pub event_type: Option<&'a str>,
}

/// What a client wants: frames that match exactly and in all that is given. Empty text is no filter.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Filter {
    agent_type: Option<String>,
    event_type: Option<String>,
}

impl Filter {
    /// Of the request's two parameters.
    pub fn new(agent_type: Option<String>, event_type: Option<String>) -> Self {
        let given = |value: Option<String>| value.filter(|text| !text.is_empty());
        Self {
            agent_type: given(agent_type),
            event_type: given(event_type),
        }
    }

    /// The agent type that is wanted.
    pub fn agent_type(&self) -> Option<&str> {
        self.agent_type.as_deref()
    }

    /// The type of event that is wanted.
    pub fn event_type(&self) -> Option<&str> {
        self.event_type.as_deref()
    }

    /// Whether a frame about this is wanted.
    pub fn wants(&self, topic: &Topic<'_>) -> bool {
        let holds = |wanted: &Option<String>, is: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| is == Some(wanted))
        };
        holds(&self.agent_type, topic.agent_type) && holds(&self.event_type, topic.event_type)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Topic};

    #[test]
    fn filters_match_exactly_and_all_must_hold() {
        let event = Topic {
            agent_type: Some("codex"),
            event_type: Some("tool_use"),
        };
        let about_nothing = Topic::default();
        for (agent_type, event_type, event_wanted, other_wanted) in [
            (None, None, true, true),
            (Some(""), Some(""), true, true),
            (Some("codex"), None, true, false),
            (Some("Codex"), None, false, false),
            (Some("code"), None, false, false),
            (Some("codex,codex"), None, false, false),
            (None, Some("tool_use"), true, false),
            (Some("codex"), Some("tool_use"), true, false),
            (Some("codex"), Some("error"), false, false),
            (Some("claude_code"), Some("tool_use"), false, false),
        ] {
            let filter = Filter::new(agent_type.map(str::to_owned), event_type.map(str::to_owned));
            assert_eq!(filter.wants(&event), event_wanted, "{filter:?}");
            assert_eq!(filter.wants(&about_nothing), other_wanted, "{filter:?}");
        }
    }
}
