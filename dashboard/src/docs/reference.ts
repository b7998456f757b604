/** Swagger UI, told how this page wants it. Loaded when there is something to show: it is most of the page's weight. */

import 'swagger-ui-dist/swagger-ui.css';
import '../styles/swagger.css';
import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import { token } from '../api';
import type { Contract } from './contract';
import { linksWithUnderscores, noTrialOfStreams } from './swagger-plugins';

/** Puts the reference into `element`; resolves when it stands there. */
export function showReference(element: HTMLElement, contract: Contract): Promise<void> {
  followColorScheme();
  return new Promise((resolve) => {
    SwaggerUIBundle({
      domNode: element,
      spec: forReaders(contract),
      deepLinking: true,
      displayOperationId: true,
      displayRequestDuration: true,
      docExpansion: 'list',
      defaultModelRendering: 'model',
      defaultModelExpandDepth: 2,
      defaultModelsExpandDepth: 0,
      // Nothing is sent to the online validator.
      validatorUrl: null,
      syntaxHighlight: { activated: false },
      plugins: [noTrialOfStreams, linksWithUnderscores],
      requestInterceptor: signed,
      onComplete: resolve,
    });
  });
}

/** Swagger UI has a dark scheme, but waits for a class instead of asking the browser. */
function followColorScheme(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}

/**
 * The page may call the server that it came from and no other, so that is the one to try things on. `x-am-*` keys are for
 * generators: what they do for a caller stands in the descriptions.
 */
function forReaders(contract: Contract): Contract {
  const text = JSON.stringify(contract, (key, value) =>
    key.startsWith('x-am-') ? undefined : value,
  );
  const servers = [{ url: location.origin, description: 'This server' }];
  return { ...(JSON.parse(text) as Contract), servers };
}

/** A call that is tried out carries the token of the tab, unless another one was typed in. */
function signed<R extends { url: string; headers: Record<string, string> }>(request: R): R {
  const held = token();
  const isOurs = new URL(request.url, location.href).origin === location.origin;
  if (isOurs && held !== undefined && request.headers.Authorization === undefined) {
    request.headers.Authorization = `Bearer ${held}`;
  }
  return request;
}
