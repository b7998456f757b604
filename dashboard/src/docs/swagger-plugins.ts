/** Where this page wants Swagger UI to do otherwise. Its plugins wrap its own selectors and actions. */

type Selector = (state: unknown, path: string, method: string) => boolean;
type Action = (hash: string) => void;

interface System {
  specSelectors: { specJson: () => { getIn: (path: string[]) => unknown } };
  layoutSelectors: { isShownKeyFromUrlHashArray: (parts: string[]) => string[] };
  layoutActions: {
    show: (key: string[], shown: boolean) => void;
    scrollTo: (key: string[]) => void;
  };
}

/** A stream never ends, and Swagger UI shows an answer only when it has ended. */
export const noTrialOfStreams = {
  statePlugins: {
    spec: {
      wrapSelectors: {
        allowTryItOutFor:
          (original: Selector, system: System): Selector =>
          (state, path, method) => {
            const content = ['paths', path, method, 'responses', '200', 'content'];
            const stream = [...content, 'text/event-stream'];
            const isStream = system.specSelectors.specJson().getIn(stream) !== undefined;
            return !isStream && original(state, path, method);
          },
      },
    },
  },
};

/**
 * A link to an operation (`#/events/event_list`) opens it. Swagger UI's own action takes each `_` for the blank that old
 * links wrote so, and complains on the console; our names have one each.
 */
export const linksWithUnderscores = {
  statePlugins: {
    layout: {
      wrapActions: {
        parseDeepLinkHash: (_original: Action, system: System) => (hash: string) => {
          const parts = hash.replace(/^#?!?\/?/, '').split('/');
          if (parts[0] === '') return;
          const key = system.layoutSelectors.isShownKeyFromUrlHashArray(parts);
          system.layoutActions.show(key, true);
          system.layoutActions.scrollTo(key);
        },
      },
    },
  },
};
