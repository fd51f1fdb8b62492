import { type ReactNode, useEffect, useState } from 'react';

/**
 * The palette, as soon as it is read: not part of the first load, and there before the first Ctrl+K. Not `lazy`, for
 * that waits even for what is there already, and React then keeps what came out of the wait back for 300 ms.
 */
export const usePalette = (): ReactNode => {
  const [palette, setPalette] = useState<ReactNode>(null);
  useEffect(() => void import('../palette/palette.tsx').then(({ Palette }) => setPalette(<Palette />)), []);
  return palette;
};
