/** The dashboard: puts the client, the cache, the stream and the pages together. */

import './styles/layers.css';
import './styles/mantine.css';
import 'virtual:theme.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/shell.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './api';
import { createQueries } from './queries';
import { createPages } from './router';
import { LiveFeed } from './stream/live-feed';
import { Pokes } from './stream/pokes';
import { theme } from './theme';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const queries = createQueries();
const feed = new LiveFeed({ client, onFrame: new Pokes(queries).take });
const pages = createPages({ feed });

createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <RouterProvider router={pages} />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
