import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { client } from './api';
import { LivePage } from './pages/LivePage';
import { LiveFeed } from './stream/live-feed';
import './styles/base.css';
import './styles/layout.css';
import './styles/feed.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <LivePage feed={new LiveFeed({ client })} />
  </StrictMode>,
);
