import '../src/renderer/no-eval.ts';
import { type Root, createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS, readSettings } from '../src/platform/settings.ts';
import { setLanguage } from '../src/renderer/strings/strings.ts';
import '../src/renderer/styles/index.css';
import './eager.ts';
import { GalleryIndex } from './gallery-index.tsx';
import { GalleryScreen } from './gallery-screen.tsx';
import { ANA, type Scene, SUE, createScene } from './scene.ts';
import { STATES } from './states.ts';
import './gallery.css';

const asked = Object.fromEntries(new URLSearchParams(window.location.search));
const settings = readSettings({ ...DEFAULT_SETTINGS, offersPractice: false, ...asked });
let shown: { readonly root: Root; readonly scene: Scene | null } | null = null;

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Parts that come later are here, effects have looked at what was laid out, and what fades in is there. */
const settled = async (): Promise<void> => {
  do await frame();
  while (
    document.querySelector('#root > *') === null ||
    document.querySelector('.page-loading, .charts-loading, [data-editor][aria-busy="true"]') !== null
  );
  for (let i = 0; i < 4; i++) await frame();
  await Promise.all(document.getAnimations().map(({ finished }) => finished));
};

/** Clears the page of what was there before: the states know nothing of each other. */
const emptied = (): HTMLElement => {
  const place = document.getElementById('root');
  if (place === null) throw new Error('index.html has no #root');
  delete document.documentElement.dataset['state'];
  shown?.root.unmount();
  shown?.scene?.stop();
  return place;
};

/** `?theme=dark&language=ar#armed` shows one state; without a state all of them are shown, framed. */
const show = async (): Promise<void> => {
  const root = createRoot(emptied());
  const state = STATES.find(({ name }) => `#${name}` === window.location.hash);
  shown = { root, scene: null };
  if (state === undefined) return root.render(<GalleryIndex states={STATES} settings={settings} />);
  const scene = createScene(state.role === 'supervisor' ? SUE : ANA, state.isLoading);
  shown = { root, scene };
  root.render(<GalleryScreen scene={scene} settings={{ ...settings, ...state.settings }} state={state} />);
  await frame();
  await state.arrange(scene);
  await settled();
  // What takes pictures waits for this.
  document.documentElement.dataset['state'] = state.name;
};

await setLanguage(settings.language, ['en']);
window.addEventListener('hashchange', () => void show());
void show();
