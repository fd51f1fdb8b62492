import { cleanText } from '@countersign/shared/domain/summary/clean-text';
import { type ReactNode, useMemo, useState } from 'react';
import { number } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { excerpt } from './excerpt.ts';

/**
 * Text that somebody else wrote: plain, cleaned, in a direction of its own, and short until asked. It is
 * only ever a text node, so nothing in it can be a link, an image or a button (UX-25).
 */
export const ForeignText = ({ text }: { readonly text: string }): ReactNode => {
  const [isOpen, setOpen] = useState(false);
  const short = useMemo(() => excerpt(text), [text]);
  const shown = useMemo(() => cleanText(isOpen ? text : short.text, { multiline: true }), [isOpen, text, short]);
  return (
    <div className="foreign">
      <p className={isOpen ? 'foreign-text foreign-open' : 'foreign-text'} dir="auto" tabIndex={isOpen ? 0 : undefined}>
        {shown}
        {short.isCut && !isOpen ? '…' : null}
      </p>
      {short.isCut ? (
        <button type="button" className="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.card.collapse : t.card.expand}{' '}
          <span className="muted">{t.card.cutShort(number(isOpen ? text.length : short.text.length), number(text.length))}</span>
        </button>
      ) : null}
    </div>
  );
};

/** The same, in the frame that says who wrote it: an agent can never look like us. */
export const AgentWrote = ({ text }: { readonly text: string }): ReactNode => (
  <div className="agent-wrote">
    <p className="agent-wrote-label">{t.card.agentWrote}</p>
    <ForeignText text={text} />
  </div>
);

/** A short foreign value inside one of our own lines: isolated, and hidden characters made visible. */
export const ForeignValue = ({ text }: { readonly text: string }): ReactNode => (
  <bdi>{cleanText(text, { identifier: true })}</bdi>
);
