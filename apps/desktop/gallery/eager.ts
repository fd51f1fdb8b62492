/** The parts that the product loads when they are wanted, here with everything else: a picture does not wait for them. */
import '../src/renderer/features/batch/batch-view.tsx';
import '../src/renderer/features/board/board-page.tsx';
import '../src/renderer/features/board/charts.tsx';
import '../src/renderer/features/history/history-page.tsx';
import '../src/renderer/features/checklist/checklist-page.tsx';
import '../src/renderer/features/measures/measures-page.tsx';
import '../src/renderer/features/measures/reliability-chart.tsx';
import '../src/renderer/features/measures/trend-charts.tsx';
import '../src/renderer/features/modify/modify-editor.tsx';
import '../src/renderer/features/palette/palette.tsx';
import '../src/renderer/features/policy/policy-diff.tsx';
import '../src/renderer/features/policy/policy-page.tsx';
import '../src/renderer/features/policy/trial-chart.tsx';
import '../src/renderer/features/practice/practice-view.tsx';
import '../src/renderer/features/settings/settings-page.tsx';
