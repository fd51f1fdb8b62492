import type { EscalationId, PrincipalId } from '../src/model/ids.ts';
import type { Environment, User } from '../src/domain/notification/environment.ts';
import type { Subject } from '../src/domain/notification/event.ts';
import { DEFAULT_PREFERENCES, type Preferences } from '../src/domain/notification/preferences.ts';

/** For the tests of this folder: a Tuesday at noon, one reviewer at an unlocked desk, one item. */
export const NOW = 1_800_000_000_000;
export const idOf = (n: number): EscalationId => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}` as EscalationId;
export const ANA = 'ana' as PrincipalId;
export const BEN = 'ben' as PrincipalId;

export const itemOf = (n: number, change: Partial<Subject> = {}): Subject => ({
  id: idOf(n),
  tier: 'senior_reviewer',
  risk: 'high',
  deadlineAt: NOW + 600_000,
  actionName: 'issue_refund',
  agentName: 'refund-bot',
  holder: 'nobody',
  ...change,
});

export const userOf = (preferences: Partial<Preferences> = {}, change: Partial<User> = {}): User => ({
  id: ANA,
  role: 'reviewer',
  tiers: ['junior_reviewer', 'senior_reviewer'],
  preferences: { ...DEFAULT_PREFERENCES, ...preferences },
  ...change,
});

export type EnvironmentChange = Partial<Omit<Environment, 'window'>> & { readonly window?: Partial<Environment['window']> };
export const environmentOf = ({ window, ...change }: EnvironmentChange = {}): Environment => ({
  now: NOW,
  local: { day: 2, minute: 12 * 60 },
  onShift: true,
  osFocus: 'off',
  isPresenting: false,
  isSharingScreen: false,
  lock: 'unlocked',
  fullContent: false,
  waiting: { junior_reviewer: 1, senior_reviewer: 3 },
  canReplace: true,
  ...change,
  window: { isFocused: false, openItem: null, isMidCard: false, ...window },
});
