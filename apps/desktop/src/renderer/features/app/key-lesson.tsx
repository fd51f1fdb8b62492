import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';
import { KeyHint } from '../shared/key-hint.tsx';
import { useInbox } from './reviewer-context.ts';

/** The key of the command that was just clicked (UX-12). */
export const KeyLesson = (): ReactNode => {
  const lesson = useInbox((s) => s.lesson);
  if (lesson === null) return null;
  return (
    <span className="lesson" role="status">
      {t.lesson(t.command[lesson])} <KeyHint command={lesson} />
    </span>
  );
};
