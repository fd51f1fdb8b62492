/** One call of `Notify` as it was seen on the bus. */
export type NotifyCall = {
  readonly program: string;
  readonly replaces: number;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly urgency: number | undefined;
  readonly hints: readonly string[];
};

const text = (line: string | undefined): string => /^ +string "(.*)"$/.exec(line ?? '')?.[1] ?? '';

/** Reads what `dbus-monitor` prints. Texts of ours are one line each, so a line is a value. */
export const readNotifyCalls = (log: string): readonly NotifyCall[] =>
  log
    .split(/^(?=method call|method return|signal|error)/m)
    .filter((part) => part.startsWith('method call') && part.includes('member=Notify\n'))
    .map((part) => {
      const lines = part.split('\n').slice(1);
      const [program, replaces, icon, title, body] = lines;
      const actionsEnd = lines.findIndex((line, at) => at >= 5 && /^ {3}\]$/.test(line));
      const rest = lines.slice(actionsEnd + 1).join('\n');
      const urgency = /string "urgency"\n\s+variant\s+byte (\d)/.exec(rest)?.[1];
      return {
        program: text(program),
        replaces: Number(/uint32 (\d+)/.exec(replaces ?? '')?.[1] ?? -1),
        icon: text(icon),
        title: text(title),
        body: text(body),
        actions: lines.slice(6, Math.max(6, actionsEnd)).map(text),
        urgency: urgency === undefined ? undefined : Number(urgency),
        hints: [...rest.matchAll(/dict entry\(\n\s+string "([^"]*)"/g)].map(([, name = '']) => name),
      };
    });
