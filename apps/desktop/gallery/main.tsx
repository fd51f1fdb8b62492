import '../src/renderer/no-eval.ts';
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS, readSettings } from '../src/platform/settings.ts';
import { setLanguage } from '../src/renderer/strings/strings.ts';
import '../src/renderer/styles/index.css';
import { GalleryIndex } from './gallery-index.tsx';
import { GalleryScreen } from './gallery-screen.tsx';
import { createScene, ANA, SUE } from './scene.ts';
import { STATES } from './states.ts';
import './gallery.css';

/** `?state=armed&theme=dark&language=ar` shows one state; without a state all of them are shown, framed. */
const start = async (): Promise<void> => {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  const asked = new URLSearchParams(window.location.search);
  const state = STATES.find(({ name }) => name === asked.get('state'));
  const settings = { ...readSettings({ ...DEFAULT_SETTINGS, offersPractice: false, ...Object.fromEntries(asked) }), ...state?.settings };
  await setLanguage(settings.language, ['en']);
  if (state === undefined) {
    createRoot(root).render(<GalleryIndex states={STATES} settings={settings} />);
    return;
  }
  const scene = createScene(state.role === 'supervisor' ? SUE : ANA);
  createRoot(root).render(<GalleryScreen scene={scene} settings={settings} />);
  await state.arrange(scene);
  // What takes pictures waits for this.
  document.documentElement.dataset['state'] = state.name;
};

void start();
