import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DocsPage } from './docs/DocsPage';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/docs.css';

const root = document.getElementById('root');
if (root === null) throw new Error('docs.html has no #root');
createRoot(root).render(
  <StrictMode>
    <DocsPage />
  </StrictMode>,
);
