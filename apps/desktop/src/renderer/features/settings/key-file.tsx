import { type ReactNode, useRef, useState } from 'react';
import { readKeyFile, writeKeyFile } from '../../commands/key-file.ts';
import { t } from '../../strings/strings.ts';
import { useReviewer } from '../app/reviewer-context.ts';

const FILE_NAME = 'countersign-keys.json';

type Told = { readonly lines: readonly string[]; readonly isProblem: boolean };

/** What became of a file: how much of it stands, and what was left out and why. */
const tell = (
  text: string,
): Told & { readonly content: Extract<ReturnType<typeof readKeyFile>, { ok: true }>['value'] | null } => {
  const read = readKeyFile(text);
  if (!read.ok) return { lines: [read.error === 'newer' ? t.keys.newerFile : t.keys.notAFile], isProblem: true, content: null };
  const { keys, unknown, refused, conflicting } = read.value;
  const names = (ids: readonly (keyof typeof t.command)[]): string => t.list(ids.map((id) => t.command[id]));
  return {
    lines: [
      t.keys.loaded(Object.keys(keys).length),
      ...(unknown.length > 0 ? [t.keys.skipped(t.list(unknown))] : []),
      ...(refused.length > 0 ? [t.keys.refused(names(refused))] : []),
      ...(conflicting.length > 0 ? [t.keys.conflictsLeft(names(conflicting))] : []),
    ],
    isProblem: unknown.length + refused.length + conflicting.length > 0,
    content: read.value,
  };
};

/** Keys as a file: to keep, to bring to another machine, to share. */
export const KeyFile = (): ReactNode => {
  const { platform, settings, writeSettings } = useReviewer();
  const [told, setTold] = useState<Told | null>(null);
  const [isShown, setShown] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const text = writeKeyFile(settings.singleKeys, settings.keys);
  const load = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const { content, ...result } = tell(await file.text());
    setTold(result);
    if (content !== null) writeSettings({ keys: content.keys, singleKeys: content.singleKeys });
  };
  return (
    <div className="setting">
      <div className="setting-line">
        <button
          type="button"
          aria-expanded={platform.saveText === undefined ? isShown : undefined}
          onClick={() => (platform.saveText === undefined ? setShown(!isShown) : platform.saveText(FILE_NAME, text))}
        >
          {platform.saveText === undefined ? t.keys.showText : t.keys.save}
        </button>
        <button type="button" onClick={() => chooser.current?.click()}>
          {t.keys.load}
        </button>
        <button
          type="button"
          onClick={() => {
            setTold(null);
            writeSettings({ keys: {} });
          }}
        >
          {t.keys.resetAll}
        </button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept="application/json,.json"
          onChange={(event) => {
            void load(event.target.files?.[0]);
            // The same file can be chosen again after it was edited.
            event.target.value = '';
          }}
        />
      </div>
      {isShown ? <textarea className="key-text" readOnly rows={6} aria-label={t.keys.textLabel} value={text} /> : null}
      <div role="status">
        {told?.lines.map((line) => (
          <p key={line} className={told.isProblem ? 'key-told key-told-problem' : 'key-told'}>
            {line}
          </p>
        ))}
      </div>
    </div>
  );
};
