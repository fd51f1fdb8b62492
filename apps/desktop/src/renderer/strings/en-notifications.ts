import { NOTIFICATION_PHRASES_EN } from '@countersign/shared/domain/notification/phrases-en';
import type { Level, SoundClass } from '@countersign/shared/domain/notification/preferences';

/** Words of toasts, of the bands inside the app, and of their settings. */
export const notificationWords = {
  /** The same words as in a terminal. */
  phrases: NOTIFICATION_PHRASES_EN,
  bands: 'Notifications',
  show: 'Show',
  dismiss: 'Dismiss',
  openSettings: 'Notification settings',
  denied: 'The system does not let Countersign show notifications. What is critical shows here, and nowhere else.',
  failed: (why: string) => `A notification could not be shown: ${why}`,
  level: 'Notify me of',
  levels: {
    all: 'every new item',
    high: 'high and critical risk',
    assigned: 'what concerns me',
    none: 'nothing',
  } satisfies Record<Level, string>,
  levelHelp:
    'What concerns you: items given to you, your deadlines, answers, mentions and keywords. It is part of each level but the last.',
  queues: 'By queue',
  queueSame: 'as above',
  keywords: 'Keywords',
  keywordsHelp: 'One per line. Matched against the names of actions and agents, never against what customers or agents wrote.',
  schedule: 'Only during these hours',
  scheduleHelp: 'Outside them only the count on the icon changes. Critical items still come while you are on shift.',
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  from: 'from',
  to: 'to',
  pause: 'Pause',
  pauses: { half: '30 minutes', hour: '1 hour', tomorrow: 'until tomorrow' },
  pausedUntil: (time: string) => `Paused until ${time}.`,
  resume: 'Resume now',
  sounds: 'Sounds',
  soundNames: {
    routine: 'low and medium risk',
    high: 'high risk',
    critical: 'critical',
    deadline: 'deadline missed',
  } satisfies Record<SoundClass, string>,
  listen: (name: string) => `Play the sound for ${name}`,
  play: 'Play',
  soundsHelp: 'The critical sound is used for nothing else.',
  system: 'System',
  test: 'Send a test notification',
  testing: 'Asking the system…',
  tested: {
    shown: 'The system took it and says that it is on screen.',
    fallback:
      'Countersign’s own way failed; the plain notification command of the system (node-notifier) showed it. It cannot be clicked or taken back.',
    denied: 'The system refused: notifications are switched off for Countersign. Allow them in its settings.',
    undecided: 'Nobody has allowed notifications yet. Turn them on first.',
    unsupported: (why: string) => `There is no way to show notifications here: ${why}`,
    suppressed: (why: string) => `It was held back: ${why}`,
    failed: (why: string) => `It failed. The system says: ${why}`,
  },
};
