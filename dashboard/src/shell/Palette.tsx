/** Ctrl/Cmd+K: pages, commands, and the sessions that were last busy. */

import { sessionListOptions } from '@agentmonitor/client/query';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { words } from '../format';
import { PLACES } from './places';
import type { Shortcut } from './shortcuts';

const MAX_SESSIONS = 50;

export function Palette({ commands }: { commands: readonly Shortcut[] }) {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({
    ...sessionListOptions({ query: { limit: MAX_SESSIONS } }),
    enabled: isOpen,
  });
  const pages: SpotlightActionData[] = PLACES.map(({ to, label, description }) => ({
    id: to,
    label,
    description,
    onClick: () => void navigate({ to }),
  }));
  const sessions: SpotlightActionData[] = (data?.sessions ?? []).map((session) => ({
    id: `session ${session.id}`,
    label: [session.project ?? 'No project', session.branch].filter(Boolean).join(' / '),
    description: `${words(session.agent_type)}, ${session.status} · ${session.id}`,
    onClick: () => void navigate({ to: '/sessions/$id', params: { id: session.id } }),
  }));
  return (
    <Spotlight
      actions={[
        { group: 'Pages', actions: pages },
        { group: 'Commands', actions: commands.filter(isNoPage).map(actionOf) },
        { group: 'Sessions', actions: sessions },
      ]}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      searchProps={{ placeholder: 'Search …', 'aria-label': 'Search pages, commands and sessions' }}
      nothingFound="Nothing of this name. The last 50 sessions are searched."
      limit={30}
      highlightQuery
      attributes={{ content: { 'aria-label': 'Search' } }}
      scrollable
      maxHeight={420}
    />
  );
}

/** Pages stand in a group of their own. */
function isNoPage({ keys }: Shortcut): boolean {
  return !keys.startsWith('g ');
}

function actionOf({ keys, label, run }: Shortcut): SpotlightActionData {
  return { id: `command ${keys}`, label, onClick: run };
}
