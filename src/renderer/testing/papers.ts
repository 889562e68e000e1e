import type { Paper } from '../../domain/paper/paper.ts'

/** A paper with every block there is, each with words that stand nowhere else on it. */
export const everyBlock: Paper = {
  language: 'bn',
  name: 'sample',
  blocks: [
    { is: 'shop', name: 'মেসার্স বিসমিল্লাহ টেলিকম', lines: ['কলেজ রোড, বগুড়া', '01711-000 111'] },
    { is: 'rule' },
    { is: 'title', text: 'রসিদ / ক্যাশ মেমো', loud: false },
    { is: 'title', text: 'এটি রসিদ নয়', loud: true },
    { is: 'words', text: 'প্রোভাইডারের উত্তরের অপেক্ষা। নিচের রেফারেন্স দিয়ে দোকানে জিজ্ঞেস করুন।' },
    { is: 'amount', text: '৳1,23,450' },
    { is: 'boxed', text: 'টোকেন এখনও আসেনি' },
    { is: 'heading', text: 'ড্রয়ারের নগদ' },
    { is: 'line', name: 'মোবাইল নম্বর', value: '01712-345 678' },
    { is: 'line', name: 'বাকি', note: 'করিম সাহেব', value: '৳120' },
    { is: 'line', name: 'মোট', value: '৳1,23,570', strong: true },
    { is: 'reference', name: 'রেফারেন্স', value: 'FC-01JZX3V8K2WQ-7M' },
    {
      is: 'tokens',
      title: 'মিটারের টোকেন',
      tokens: ['1234-5678-9012-3456-7890', '0987-6543-2109-8765-4321'],
    },
    {
      is: 'table',
      head: ['কী', 'টাকা', 'মোট বাকি'],
      rows: [
        { over: '28/04/2026 10:15', cells: ['রিচার্জ, রবি প্রিপেইড', '+৳19', '৳219'] },
        { cells: ['জমা', '-৳1,05,000', '৳1,05,100.50'] },
      ],
    },
    { is: 'sign', text: 'ক্যাশিয়ারের স্বাক্ষর' },
    { is: 'qr', content: 'FC-01JZX3V8K2WQ-QR', text: 'FC-01JZX3V8K2WQ-QR' },
    { is: 'foot', text: 'ধন্যবাদ, আবার আসবেন।' },
    { is: 'ruler' },
    { is: 'shades' },
  ],
  plain: ['BDT 50.00'],
}

/** Every text of a block: whatever is a string in it but its kind. */
export function textsOf(of: unknown): readonly string[] {
  if (typeof of === 'string') return [of]
  if (Array.isArray(of)) return of.flatMap(textsOf)
  if (typeof of !== 'object' || of === null) return []
  return Object.entries(of).flatMap(([key, value]) => (key === 'is' ? [] : textsOf(value)))
}
