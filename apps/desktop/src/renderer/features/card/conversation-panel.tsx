import { triggerOf } from '@countersign/shared/domain/summary/locate-fact';
import type { ContextBundle } from '@countersign/shared/model/context';
import { type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { fullTime, timeOfDay } from '../../format/format.ts';
import { t } from '../../strings/strings.ts';
import { useNow } from '../app/use-now.ts';
import { AgentWrote, ForeignText } from '../shared/foreign-text.tsx';
import { LitContext, useAnchors } from './anchor.ts';
import { NotProvided } from './not-provided.tsx';

/** Turns that are shown at once; earlier ones are one press away. */
const LAST_TURNS = 10;

const When = ({ at, now }: { readonly at: string | undefined; readonly now: number }): ReactNode => {
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? null : (
    <time dateTime={at} title={fullTime(ms)}>
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

/** The conversation, newest last, standing at its end, with the turn that led here marked (UX-27). */
export const ConversationPanel = ({ context }: { readonly context: ContextBundle }): ReactNode => {
  const turns = context.conversation ?? [];
  const trigger = triggerOf(turns);
  const now = useNow(60_000);
  const anchor = useAnchors();
  const lit = Number(useContext(LitContext)?.replace('turn:', '') ?? Number.NaN);
  const [isWhole, setWhole] = useState(false);
  // Neither the turn that led here nor the one that a fact leads to is among what is folded away.
  const first = isWhole
    ? 0
    : Math.max(0, Math.min(turns.length - LAST_TURNS, trigger < 0 ? Infinity : trigger, Number.isNaN(lit) ? Infinity : lit));
  const marked = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // Only the panel moves: scrollIntoView would push the headline off the card too.
    const turn = marked.current;
    const panel = turn?.closest<HTMLElement>('[role=tabpanel]');
    if (turn && panel && panel.querySelector('[data-lit]') === null)
      panel.scrollTop = turn.offsetTop + turn.offsetHeight - panel.clientHeight;
  }, []);
  return (
    <>
      {turns.length === 0 ? (
        <NotProvided />
      ) : (
        <ol className="turns" start={first + 1}>
          {first > 0 ? (
            <li className="turn-earlier">
              <button type="button" className="quiet" onClick={() => setWhole(true)}>
                {t.look.earlier(first)}
              </button>
            </li>
          ) : null}
          {turns.slice(first).map((turn, place) => {
            const i = first + place;
            return (
              <li
                key={i}
                ref={i === trigger ? marked : undefined}
                className={i === trigger ? 'turn turn-trigger' : 'turn'}
                {...anchor(`turn:${i}`)}
              >
                <div className="turn-who">
                  <span>{t.role[turn.role]}</span> <When at={turn.at} now={now} />
                  {i === trigger ? <span className="visually-hidden">, {t.card.trigger}</span> : null}
                </div>
                {turn.role === 'agent' || turn.role === 'tool' || turn.role === 'system' ? (
                  <AgentWrote text={turn.text} />
                ) : (
                  <ForeignText text={turn.text} />
                )}
              </li>
            );
          })}
        </ol>
      )}
      <Situation label={t.card.goal} text={context.currentGoal} />
      <Situation label={t.card.failure} text={context.failureReason} />
      <Situation label={t.card.pending} text={context.pendingDecision} />
    </>
  );
};
