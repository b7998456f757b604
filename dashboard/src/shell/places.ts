/** Where one can go: the navigation, the command palette and the shortcuts are made of this list. */

export interface Place {
  to: '/' | '/sessions' | '/analytics' | '/connect' | '/clients';
  label: string;
  description: string;
  /** After `g`. */
  key: string;
}

export const PLACES: readonly Place[] = [
  { to: '/', label: 'Monitor', description: 'What the agents do now', key: 'm' },
  { to: '/sessions', label: 'Sessions', description: 'All sessions, to search', key: 's' },
  { to: '/analytics', label: 'Analytics', description: 'What was spent, and on what', key: 'a' },
  { to: '/connect', label: 'Connect', description: 'How agents send their events', key: 'c' },
  { to: '/clients', label: 'API', description: 'The reference, and clients', key: 'p' },
];
