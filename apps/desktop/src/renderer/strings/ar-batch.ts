import { plural } from './ar-plural.ts';
import type { Messages } from './messages.ts';

const number = plural({ other: '#' });
const items = plural({ zero: 'لا طلبات', one: 'طلب واحد', two: 'طلبان', few: '# طلبات', many: '# طلبًا', other: '# طلب' });

/** Deciding alike low-risk items together. */
export const batchWords = {
  title: (n, action) => `${items(n)} متشابهة: ${action}`,
  same: 'المتماثل في الجميع',
  nothingSame: 'لا حقل متماثل في الجميع.',
  differs: 'ما يختلف',
  item: 'الطلب',
  missing: 'غير مذكور',
  open: 'فتح',
  opened: 'قُرئ',
  mustOpen: 'افتح هذا أولًا',
  mustOpenWhy: 'يجب فتح واحد منها، اختير بالقرعة، قبل الموافقة على الجميع.',
  expel: 'إخراج',
  expelled: (n) => `أُخرج ${items(n)} ليُقرَّر كلٌّ على حدة`,
  ready: (n, out, drawn) => `${items(n)} متشابهة، أُخرج منها ${number(out)}. افتح ${drawn} أولًا: اختير بالقرعة.`,
  why: {
    'odd-fact': 'فيه شيء غير مألوف',
    uninspectable: 'لا يمكن عرضه بأمان',
    'other-fields': 'حقوله مختلفة',
    unreadable: 'تعذّرت قراءته',
    changed: 'تغيّر في الأثناء',
    'by-hand': 'أخرجتَه أنت',
  },
  loading: (ready, of) => `تجري قراءة ${ready} من ${of}`,
  approve: (n) => `الموافقة على ${items(n)}`,
  armed: (n, action) => `الموافقة على ${items(n)}: ${action}. يمكن التراجع عن كلٍّ منها لبضع ثوانٍ.`,
  commit: 'تأكيد',
  back: 'العودة إلى الوارد',
  tooFew: 'بقي أقل من طلبين: قرّر فيهما كلًّا على حدة.',
  done: (n) => `تمت الموافقة معًا على ${items(n)}. التراجع يعيدها كلها.`,
  partly: (n, of) => `تمت الموافقة على ${number(n)} من ${items(of)}. لم يُطبَّق الباقي؛ السبب أعلاه.`,
  undone: (n) => `أُعيد ${items(n)}`,
  partlyUndone: (n, of) => `أُعيد ${number(n)} من ${items(of)}. الباقي لدى الوكيل بالفعل.`,
  closeCard: 'إغلاق',
} satisfies Messages['batch'];
