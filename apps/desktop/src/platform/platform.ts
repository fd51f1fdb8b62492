import type { EscalationId } from '@countersign/shared/model/ids';
import type { Settings } from './settings.ts';

/**
 * What a shell gives to the reviewer's program. The program is the same in Electron and in a browser; it asks
 * for capabilities and never for the kind of shell. Every operating-system call answers with an outcome.
 */

export type Unsubscribe = () => void;

/** A notification may open, claim or snooze. It never decides: no reviewer can read ten seconds of card in a toast. */
export type NotificationAction = 'open' | 'claim' | 'snooze';

export type NotificationRequest = {
  /** One notification per escalation: a second one with the same tag replaces the first. */
  readonly tag: EscalationId;
  /** Ours, never the agent's: risk word, tier, time left. Plain text, at most 120 characters. */
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
  /** Offered where `capabilities.notificationActions`; otherwise a click means `open`. */
  readonly actions: readonly NotificationAction[];
};

export type NotificationOutcome =
  | { readonly outcome: 'shown' }
  | { readonly outcome: 'suppressed' | 'denied' | 'unsupported' | 'failed'; readonly reason: string };

export type NotificationPermission = 'granted' | 'denied' | 'undecided' | 'unsupported';

export type Activation = { readonly tag: EscalationId; readonly action: NotificationAction };

export type Capabilities = {
  readonly notificationActions: boolean;
  readonly badge: boolean;
  readonly tray: boolean;
  /** A token given to `secrets.set` outlives the program, encrypted by the operating system. */
  readonly secureSecrets: boolean;
  readonly openAtLogin: boolean;
};

export interface Platform {
  readonly kind: 'electron' | 'browser';
  readonly capabilities: Capabilities;
  /** Shows or replaces. Never rejects: what went wrong is in the outcome. */
  notify(request: NotificationRequest): Promise<NotificationOutcome>;
  /** Takes a notification away because its item was decided elsewhere. Nothing happens when there is none. */
  dismiss(tag: EscalationId): Promise<void>;
  onActivated(listener: (activation: Activation) => void): Unsubscribe;
  readonly notificationPermission: {
    read(): Promise<NotificationPermission>;
    /** Asks the person; call it only from a click. */
    ask(): Promise<NotificationPermission>;
  };
  /** Number of items that this person can act on now; 0 removes the badge. */
  setBadge(count: number): Promise<void>;
  readonly settings: { read(): Promise<Settings>; write(patch: Partial<Settings>): Promise<Settings> };
  /** Small secrets such as the access token, by name. Where nothing can keep them they live as long as the window. */
  readonly secrets: {
    get(key: string): Promise<string | undefined>;
    set(key: string, value: string): Promise<void>;
    remove(key: string): Promise<void>;
  };
  readonly window: {
    focus(): Promise<void>;
    isFocused(): boolean;
    onFocusChange(listener: (focused: boolean) => void): Unsubscribe;
  };
  /** The machine woke up or the network came back: a good moment to reconnect at once. */
  readonly power: { onResume(listener: () => void): Unsubscribe };
  /** Hands an https address to the system's browser. */
  openExternal(url: string): Promise<void>;
}
