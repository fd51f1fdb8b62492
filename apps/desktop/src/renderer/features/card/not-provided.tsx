import type { ReactNode } from 'react';
import { t } from '../../strings/strings.ts';

/** A gap is said, never hidden: no data is not the same as nothing odd (UX-26). */
export const NotProvided = (): ReactNode => <p className="not-provided">{t.card.notProvided}</p>;
