import type { ContextBundle, Turn } from '@countersign/shared/model/context';
import { type ReactNode, useEffect, useRef } from 'react';
import { fullTime, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { AgentWrote, ForeignText } from '../shared/foreign-text.tsx';
import { NotProvided } from './not-provided.tsx';

/** The turn that led to the action: the one that says so, else the last thing the customer said. */
export const triggerOf = (turns: readonly Turn[]): number => {
  const marked = turns.findLastIndex((turn) => turn.trigger === true);
  return marked === -1 ? turns.findLastIndex((turn) => turn.role === 'customer') : marked;
};

const When = ({ at, now }: { readonly at: string | undefined; readonly now: number }): ReactNode => {
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : (
    <time dateTime={at} title={fullTime(ms)}>
      {' '}
      {timeOfDay(ms, now)}
    </time>
  );
};

const Situation = ({ label, text }: { readonly label: string; readonly text: string | undefined }): ReactNode =>
  text === undefined ? null : (
    <div className="turn">
      <div className="turn-who">{label}</div>
      <AgentWrote text={text} />
    </div>
  );

/** The conversation, newest last, standing at its end, with the turn that led here marked. */
export const ConversationPanel = ({ context }: { readonly context: ContextBundle }): ReactNode => {
  const turns = context.conversation ?? [];
  const trigger = triggerOf(turns);
  const now = useNow(60_000);
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Only the panel moves: scrollIntoView would push the headline off the card too.
    const turn = marked.current;
    const panel = turn?.closest<HTMLElement>('[role=tabpanel]');
    if (turn && panel) panel.scrollTop = turn.offsetTop + turn.offsetHeight - panel.clientHeight;
  }, []);
  return (
    <>
      {turns.length === 0 ? (
        <NotProvided />
      ) : (
        <ol className="turns">
          {turns.map((turn, i) => (
            <li key={i} ref={i === trigger ? marked : undefined} className={i === trigger ? 'turn turn-trigger' : 'turn'}>
              <div className="turn-who">
                {t.role[turn.role]}
                <When at={turn.at} now={now} />
                {i === trigger ? <span className="visually-hidden">, {t.card.trigger}</span> : null}
              </div>
              {turn.role === 'agent' || turn.role === 'tool' || turn.role === 'system' ? (
                <AgentWrote text={turn.text} />
              ) : (
                <ForeignText text={turn.text} />
              )}
            </li>
          ))}
        </ol>
      )}
      <Situation label={t.card.goal} text={context.currentGoal} />
      <Situation label={t.card.failure} text={context.failureReason} />
      <Situation label={t.card.pending} text={context.pendingDecision} />
    </>
  );
};
