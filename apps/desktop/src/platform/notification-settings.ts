import { z } from 'zod';
import { DEFAULT_PREFERENCES, LEVELS, SOUND_CLASSES } from '@countersign/shared/domain/notification/preferences';
import { Timestamp } from '@countersign/shared/model/ids';
import { ReviewTier } from '@countersign/shared/model/vocabulary';

/** Everything, high and critical, what concerns this person, or nothing. */
export const NotifyLevel = z.enum(LEVELS);

const minute = z.int().min(0).max(1_440);

/** What a person may choose about notifications beside the level. Kept on this machine. */
export const NotificationSettings = z.object({
  /** Queues with a level of their own. */
  tiers: z.partialRecord(ReviewTier, NotifyLevel),
  /** Matched against names of actions and agents only. */
  keywords: z.array(z.string().min(1).max(40)).max(20),
  isScheduled: z.boolean(),
  /** When they may come, Sunday first, in minutes since midnight. */
  week: z.array(z.object({ from: minute, to: minute }).nullable()).length(7),
  pausedUntil: Timestamp,
  sounds: z.record(z.enum(SOUND_CLASSES), z.boolean()),
  digestAt: z.array(minute).max(6),
});
export type NotificationSettings = z.infer<typeof NotificationSettings>;

const { tiers, keywords, isScheduled, week, pausedUntil, sounds, digestAt } = DEFAULT_PREFERENCES;
export const DEFAULT_NOTIFICATION_SETTINGS: NotificationSettings = {
  tiers: { ...tiers },
  keywords: [...keywords],
  isScheduled,
  week: [...week],
  pausedUntil,
  sounds: { ...sounds },
  digestAt: [...digestAt],
};
