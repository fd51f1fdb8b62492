import type { Timestamp } from '@countersign/shared/model/ids';
import type { NextStep } from '@countersign/shared/model/vocabulary';
import { timeOfDay } from '../format/format.ts';
import { plural } from './ar-plural.ts';
import type { Messages } from './messages.ts';

type Out = { readonly from: Timestamp; readonly until: Timestamp } | null;
type Limits = { readonly capacity: number | null; readonly out: Out };

const absence = (out: Out, now: Timestamp): string => {
  if (out === null || out.until <= now) return 'في المكتب';
  if (out.from <= now) return `خارج المكتب حتى ${timeOfDay(out.until, now)}`;
  return `خارج المكتب من ${timeOfDay(out.from, now)} إلى ${timeOfDay(out.until, now)}`;
};
const most = plural({
  zero: 'بلا طلبات مفتوحة',
  one: 'طلب مفتوح واحد على الأكثر',
  two: 'طلبان مفتوحان على الأكثر',
  few: '# طلبات مفتوحة على الأكثر',
  many: '# طلبًا مفتوحًا على الأكثر',
  other: '# طلب مفتوح على الأكثر',
});
const inWords = ({ capacity, out }: Limits, now: Timestamp): string =>
  capacity === null ? absence(out, now) : `${absence(out, now)}، ${most(capacity)}`;

const alarm = (tier: string) =>
  plural({
    zero: `لا طلبات تنتظر ${tier}`,
    one: `طلب واحد ينتظر ${tier} ولا أحد يستطيع توليه`,
    two: `طلبان ينتظران ${tier} ولا أحد يستطيع توليهما`,
    few: `# طلبات تنتظر ${tier} ولا أحد يستطيع توليها`,
    many: `# طلبًا تنتظر ${tier} ولا أحد يستطيع توليها`,
    other: `# طلب تنتظر ${tier} ولا أحد يستطيع توليها`,
  });

const next = {
  junior_reviewer: 'يُحال إلى مراجع مبتدئ',
  senior_reviewer: 'يُحال إلى مراجع أول',
  manager: 'يُحال إلى مدير',
  again: 'يُسأل المستوى مجددًا',
  everybody: 'يُسأل الجميع',
  supervisors: 'يُستدعى المشرفون',
} satisfies Record<NextStep, string>;

/** الغياب والحد الأقصى، والمستويات التي لا يتولاها أحد. */
export const dutyWords: Messages['duty'] = {
  short: 'خارج المكتب',
  title: 'خارج المكتب',
  titleOf: (name) => `توفر ${name}`,
  help: 'خلال ذلك لا يُسند إليك شيء ولا تصلك تنبيهات، وما أُسند إليك يعود إلى مستواه. ويبقى بإمكانك فتح الطلبات وحجزها بنفسك.',
  helpOf: 'خلال ذلك لا يُسند إلى هذا الشخص شيء ولا تصله تنبيهات، وما أُسند إليه يعود إلى مستواه.',
  when: 'متى',
  choice: {
    in: () => 'في المكتب',
    tomorrow: (time) => `خارج المكتب حتى ${time}`,
    monday: (time) => `خارج المكتب حتى ${time}`,
    dates: () => 'خارج المكتب من … إلى …',
  },
  from: 'من',
  until: 'إلى',
  capacity: 'أقصى عدد من الطلبات المفتوحة',
  capacityHelp: 'اتركه فارغًا لعدم التحديد.',
  badDates: 'يجب أن تأتي النهاية بعد البداية وألا تكون قد انقضت.',
  badCapacity: 'عدد صحيح من 0 إلى 1,000، أو لا شيء.',
  save: 'حفظ',
  outUntil: (time) => `خارج المكتب حتى ${time}`,
  yours: (out, now) => `أنت ${absence(out, now)}.`,
  absence,
  openOf: (open, capacity) => `${open} من ${capacity} مفتوحة`,
  full: 'بلغ الحد',
  set: (name, limits, now) => `${name}: ${inWords(limits, now)}. اضغط Z للتراجع.`,
  setShort: (name, limits, now) => `${name}: ${inWords(limits, now)}`,
  edit: 'التوفر…',

  nextAt: (step, time) => `${next[step]} في ${time}`,
  audience: { everybody: 'سُئل الجميع', supervisors: 'استُدعي المشرفون' },
  alarms: 'لا أحد يستطيع تولي ما ينتظر',
  alarm: {
    junior_reviewer: alarm('مراجعًا مبتدئًا'),
    senior_reviewer: alarm('مراجعًا أول'),
    manager: alarm('مديرًا'),
  },
  alarmSince: (time) => `أقدمها ينتظر منذ ${time}.`,
  alarmWhy: 'كل من في المستوى خارج المكتب أو بلغ حده، أو لا أحد فيه.',
  late: plural({
    zero: 'لا طلبات متأخرة',
    one: 'طلب واحد: لم يقرر أحد في الوقت المحدد فاستُدعي المشرفون',
    two: 'طلبان: لم يقرر أحد في الوقت المحدد فاستُدعي المشرفون',
    few: '# طلبات: لم يقرر أحد في الوقت المحدد فاستُدعي المشرفون',
    many: '# طلبًا: لم يقرر أحد في الوقت المحدد فاستُدعي المشرفون',
    other: '# طلب: لم يقرر أحد في الوقت المحدد فاستُدعي المشرفون',
  }),
  assign: 'إسناد…',
  tiers: 'تغيير المستويات…',
  callAll: 'استدعاء الجميع',
  callAllHelp: 'يُسأل كل من في المستوى، حتى من هو خارج المكتب أو بلغ حده.',
  called: plural({
    zero: 'لم يُستدع أحد.',
    one: 'استُدعي الجميع إلى طلب واحد.',
    two: 'استُدعي الجميع إلى طلبين.',
    few: 'استُدعي الجميع إلى # طلبات.',
    many: 'استُدعي الجميع إلى # طلبًا.',
    other: 'استُدعي الجميع إلى # طلب.',
  }),
  isCalled: 'استُدعي الجميع',
  openBoard: 'فتح اللوحة',
  openFirst: 'فتح البطاقة',
  notFree: {
    out: (name) => `${name} خارج المكتب. هل تُسنده مع ذلك؟`,
    capacity: (name) => `${name} بلغ حده. هل تُسنده مع ذلك؟`,
  },
  notFreeBody: (subject, name) => `يبقى ${subject} عندئذ لدى ${name} حتى يحجزه أحد.`,
  giveAnyway: 'إسناد مع ذلك',
};
