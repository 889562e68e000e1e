import type { Paper, PaperBlock } from '../../../../domain/paper/paper.ts'

export function paperOf(language: Paper['language'], ...blocks: readonly PaperBlock[]): Paper {
  return { language, name: 'sample', blocks: [...blocks], plain: [] }
}

const reference = 'FC-01KB7W2M4QXXWWMMHZ3V9K8TRN-RB'
const tokens = ['1234-5678-9012-3456-7890', '0987-6543-2109-8765-4321']

/** One of every block, as a shop would have them. */
export const everyBlock: Readonly<Record<Paper['language'], readonly PaperBlock[]>> = {
  bn: [
    {
      is: 'shop',
      name: 'মায়ের দোয়া টেলিকম',
      lines: ['১২/এ, স্টেশন রোড, কুষ্টিয়া সদর, কুষ্টিয়া', 'ফোন: ০১৭১২-৩৪৫৬৭৮'],
    },
    { is: 'title', text: 'অপেক্ষমাণ: রসিদ নয়', loud: true },
    { is: 'title', text: 'রসিদ', loud: false },
    { is: 'words', text: 'এক হাজার দুই শত চৌত্রিশ টাকা পঞ্চাশ পয়সা মাত্র' },
    { is: 'amount', text: '৳১,২৩৪.৫০' },
    { is: 'boxed', text: 'টোকেন এখনও আসেনি: পরে এসে এই স্লিপ দেখিয়ে নিন' },
    { is: 'rule' },
    { is: 'heading', text: 'আজকের বিক্রি' },
    { is: 'line', name: 'অপারেটর', value: 'গ্রামীণফোন প্রিপেইড' },
    { is: 'line', name: '০১৭••••৫৬৭৮', note: 'উত্তরের অপেক্ষায় আছে', value: '৳৫০.০০' },
    { is: 'line', name: 'মোট', value: '৳১২,৩৯৫.০০', strong: true },
    { is: 'reference', name: 'আমাদের রেফারেন্স', value: reference },
    { is: 'tokens', title: 'মিটারের টোকেন', tokens },
    {
      is: 'table',
      head: ['কী', 'টাকা', 'বাকি'],
      rows: [
        {
          over: '২৯/১১/২০২৬ বিকাল ৫:১০',
          cells: ['রিচার্জ ০১৭••••৫৬৭৮', '+১,২৩৪.৫০', '১২,৩৪৫.৫০'],
        },
        { cells: ['নগদে পরিশোধ', '−২,০০,০০০.০০', '−১,০০,০০০.০০'] },
      ],
    },
    { is: 'sign', text: 'ক্যাশিয়ারের স্বাক্ষর' },
    { is: 'qr', content: reference, text: reference },
    { is: 'foot', text: 'ধন্যবাদ, আবার আসবেন।' },
    { is: 'ruler' },
    { is: 'shades' },
  ],
  en: [
    { is: 'shop', name: 'Mayer Doa Telecom', lines: ['12/A Station Road, Kushtia'] },
    { is: 'title', text: 'NOT A RECEIPT: waiting for the operator', loud: true },
    { is: 'title', text: 'Receipt', loud: false },
    { is: 'words', text: 'One thousand two hundred thirty-four taka fifty poisha only' },
    { is: 'amount', text: '৳1,234.50' },
    { is: 'boxed', text: 'The token has not come yet: show this slip later' },
    { is: 'rule' },
    { is: 'heading', text: 'Sold today' },
    { is: 'line', name: 'Operator', value: 'Grameenphone prepaid' },
    { is: 'line', name: '017••••5678', note: 'waiting for an answer', value: '৳50.00' },
    { is: 'line', name: 'Sum', value: '৳12,395.00', strong: true },
    { is: 'reference', name: 'Our reference', value: reference },
    { is: 'tokens', title: 'Tokens of the meter', tokens },
    {
      is: 'table',
      head: ['What', 'Amount', 'Owes'],
      rows: [
        {
          over: '29/11/2026 5:10 pm',
          cells: ['Recharge 017••••5678', '+1,234.50', '12,345.50'],
        },
        { cells: ['Paid in cash', '−2,00,000.00', '−1,00,000.00'] },
      ],
    },
    { is: 'sign', text: 'Signature of the cashier' },
    { is: 'qr', content: reference, text: reference },
    { is: 'foot', text: 'Thank you. Bring this receipt if anything is wrong.' },
    { is: 'ruler' },
    { is: 'shades' },
  ],
}
