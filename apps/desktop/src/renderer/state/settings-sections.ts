export const SETTINGS_SECTIONS = ['appearance', 'decisions', 'keys', 'notifications', 'privacy', 'device', 'data'] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];
