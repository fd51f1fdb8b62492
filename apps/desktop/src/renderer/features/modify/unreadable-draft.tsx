import type { ReactNode } from 'react';
import type { ReadBody } from '../../state/draft-body.ts';
import { t } from '../../strings/strings.ts';

type Props = { readonly own: ReadBody<unknown> | undefined; readonly onDrop: () => void };

/** One's own draft that this program cannot read. It stays on the hub, and nothing is saved over it, until the person says so. */
export const UnreadableDraft = ({ own, onDrop }: Props): ReactNode =>
  own === undefined || own.kind === 'ok' ? null : (
    <p className="draft-offer" data-tone="problem">
      {own.kind === 'too-new' ? t.draft.ownTooNew : t.draft.ownBroken}
      <button type="button" className="field-tool" onClick={onDrop}>
        {t.draft.discard}
      </button>
    </p>
  );
