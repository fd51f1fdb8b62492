import type { EscalationId } from '@countersign/shared/model/ids';
import type { NotificationTag } from './notification-tag.ts';
import type { MenuGroup } from './menu-group.ts';
import type { Settings } from './settings.ts';
import type { UpdateState } from './update-state.ts';

/**
 * What a shell gives to the reviewer's program. The program is the same in Electron and in a browser; it asks
 * for capabilities and never for the kind of shell. Every operating-system call answers with an outcome.
 */

export type Unsubscribe = () => void;

/** A notification may open, claim or snooze. It never decides: no reviewer can read ten seconds of card in a toast. */
export type NotificationAction = 'open' | 'claim' | 'snooze';

export type NotificationRequest = {
  /** A second notification with the same tag replaces the first. Ours: ids and words of the program, nothing else. */
  readonly tag: NotificationTag;
  /** Ours, never the agent's: risk word, tier, time left. Plain text, at most 120 characters. */
  readonly title: string;
  readonly body: string;
  readonly urgency: 'low' | 'normal' | 'critical';
  /** Offered where `capabilities.notificationActions`; otherwise a click means `open`. */
  readonly actions: readonly NotificationAction[];
  /** The words of the actions, in their order. */
  readonly labels?: readonly string[];
  /** What the system may put together. */
  readonly group?: NotificationTag;
  /** Whether the system keeps still, because the program plays a sound of its own or none. By urgency when absent. */
  readonly silent?: boolean;
};

export type NotificationOutcome =
  /** `fallback`: by a plain command that can neither be clicked, replaced nor taken back. */
  | { readonly outcome: 'shown'; readonly by?: 'fallback' }
  | { readonly outcome: 'suppressed' | 'denied' | 'unsupported' | 'failed'; readonly reason: string };

export type NotificationPermission = 'granted' | 'denied' | 'undecided' | 'unsupported';

export type Activation = { readonly tag: NotificationTag; readonly action: NotificationAction };

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
  dismiss(tag: NotificationTag): Promise<void>;
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
  readonly power: {
    /** The machine woke up or the network came back: a good moment to reconnect at once. */
    onResume(listener: () => void): Unsubscribe;
    /** The person locked the screen, or the machine went to sleep. A browser does not know of it: there it never fires. */
    onLock(listener: () => void): Unsubscribe;
    onUnlock(listener: () => void): Unsubscribe;
  };
  /** Read from the system each time, because a person may change it there. Only where `capabilities.openAtLogin`. */
  readonly openAtLogin: {
    read(): Promise<boolean>;
    /** Answers what the system says afterwards, which may not be what was asked for. */
    write(on: boolean): Promise<boolean>;
  };
  /**
   * `countersign://item/<id>`, in a browser `#item=<id>`. A link selects and does nothing else. One that came before there
   * was a listener waits for the first.
   */
  readonly deepLinks: { onOpened(listener: (id: EscalationId) => void): Unsubscribe };
  /** Looks for a newer version by itself; downloads and installs nothing unasked. What went wrong is in the state; none of these rejects. */
  readonly updates: {
    state(): UpdateState;
    onChange(listener: (state: UpdateState) => void): Unsubscribe;
    check(): Promise<void>;
    /** When `available`. */
    download(): Promise<void>;
    /** When `ready`; otherwise nothing happens. */
    installAndRestart(): Promise<void>;
  };
  /** The program's own menu bar, beside the system's entries. A browser has none. */
  readonly menu: {
    show(groups: readonly MenuGroup[]): Promise<void>;
    onChosen(listener: (id: string) => void): Unsubscribe;
  };
  /** Gives a text to the person as a file of this name. Absent where the shell lets no page write files. */
  readonly saveText?: (name: string, text: string) => void;
  /** Hands an https address to the system's browser. */
  openExternal(url: string): Promise<void>;
}
