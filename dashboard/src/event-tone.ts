/** The colour family of an event's type. A type that the contract does not know gets a family of its own. */

import type { EventType } from '@agentmonitor/client';

export type Tone = 'tool' | 'session' | 'error' | 'model' | 'person' | 'change' | 'plain';

const TONES: Record<EventType, Tone> = {
  tool_use: 'tool',
  session_start: 'session',
  session_end: 'session',
  error: 'error',
  llm_request: 'model',
  llm_response: 'model',
  response: 'model',
  file_change: 'change',
  git_commit: 'change',
  plan_step: 'plain',
  user_prompt: 'person',
  instruction_load: 'plain',
};

export function toneOf(eventType: string): Tone {
  return Object.hasOwn(TONES, eventType) ? TONES[eventType as EventType] : 'plain';
}
