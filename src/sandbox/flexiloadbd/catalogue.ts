import type { PackCode, PackType } from './pack.ts'

/** id, type, name, price in whole taka, taka given back (two places, as the sample), tag. */
export type Row = readonly [number, PackType, string, number, string, 'HOT' | 'NEW' | null]

/**
 * What the packs are when a sandbox starts, by operator. The document's two samples are 1 and 2.
 * The others are made up, named in two languages and many fashions as such lists are, at prices
 * a shop would know.
 */
export const catalogue: Readonly<Record<PackCode, readonly Row[]>> = {
  GP: [
    [1, 'data', '1 GB – 30 Days', 149, '5.00', 'HOT'],
    [2, 'data', '3 GB – 7 Days', 65, '2.00', null],
    [3, 'drive', '30 GB – 30 Days', 489, '12.00', null],
    [4, 'data', '৫ জিবি – ৩ দিন', 59, '1.75', 'NEW'],
    [5, 'data', '25 GB – 30 Days', 498, '14.50', null],
    [6, 'combo', '10 GB + 200 Min – 30 Days', 399, '11.25', 'HOT'],
    [7, 'combo', '২ জিবি + ৫০ মিনিট – ৭ দিন', 109, '3.20', null],
    [8, 'minutes', '40 Min – 2 Days', 29, '0.80', null],
    [9, 'minutes', '৩৬৫ মিনিট – ৩০ দিন', 229, '6.50', null],
    [10, 'rate', 'Rate Cutter 1.2 Tk/Min – 30 Days', 49, '1.35', null],
    [11, 'drive', '60 GB + 1000 Min – 30 Days', 748, '38.00', 'HOT'],
  ],
  RB: [
    [12, 'data', '2 GB – 3 Days', 44, '1.20', null],
    [13, 'data', '১০ জিবি – ৭ দিন', 129, '3.85', 'HOT'],
    [14, 'data', '40 GB – 30 Days', 549, '16.00', null],
    [15, 'combo', '৬ জিবি + ৩০০ মিনিট – ৩০ দিন', 349, '10.00', null],
    [16, 'combo', '1.5 GB + 70 Min – 7 Days', 98, '2.90', 'NEW'],
    [17, 'minutes', '170 Min – 15 Days', 114, '3.25', null],
    [18, 'minutes', '১৪ মিনিট – ১২ ঘণ্টা', 14, '0.35', null],
    [19, 'rate', '৬৮ পয়সা/মিনিট – ১৫ দিন', 39, '1.05', null],
    [20, 'drive', '35 GB – 30 Days (Drive)', 425, '21.50', 'HOT'],
    [21, 'drive', '৪০ জিবি + ৭০০ মিনিট – ৩০ দিন (ড্রাইভ)', 598, '30.00', null],
  ],
  BL: [
    [22, 'data', '1 GB – 1 Day', 24, '0.65', null],
    [23, 'data', '8 GB – 7 Days', 119, '3.50', 'HOT'],
    [24, 'data', '৩০ জিবি – ৩০ দিন', 449, '13.25', null],
    [25, 'combo', '15 GB + 450 Min – 30 Days', 499, '15.00', 'NEW'],
    [26, 'combo', '৩ জিবি + ৬০ মিনিট – ৭ দিন', 99, '2.95', null],
    [27, 'minutes', '260 Min – 30 Days', 169, '4.75', null],
    [28, 'minutes', '২৮ মিনিট – ২৪ ঘণ্টা', 19, '0.50', null],
    [29, 'rate', 'Call Rate 1 Paisa/Sec – 7 Days', 27, '0.70', null],
    [30, 'drive', '50 GB – 30 Days', 399, '24.00', 'NEW'],
    [31, 'drive', '৮০ জিবি + ১৫০০ মিনিট – ৩০ দিন', 799, '45.50', 'HOT'],
  ],
  AT: [
    [32, 'data', '3 GB – 3 Days', 49, '1.40', null],
    [33, 'data', '১২ জিবি – ৭ দিন', 139, '4.10', 'HOT'],
    [34, 'combo', '5 GB + 150 Min – 15 Days', 198, '5.75', null],
    [35, 'minutes', '100 Min – 7 Days', 68, '1.90', null],
    [36, 'rate', '৯০ পয়সা/মিনিট – ৩০ দিন', 44, '1.15', null],
  ],
  TT: [
    [37, 'data', '1 GB – 7 Days', 23, '0.60', null],
    [38, 'data', '১০ জিবি – ৩০ দিন', 199, '5.50', 'HOT'],
    [39, 'combo', '4 GB + 120 Min – 30 Days', 149, '4.25', null],
    [40, 'minutes', '২০০ মিনিট – ৩০ দিন', 97, '2.75', null],
    [41, 'rate', 'Agami 45 Paisa/Min – 30 Days', 35, '0.95', null],
  ],
  SK: [
    [42, 'data', '2 GB – 7 Days', 53, '1.50', null],
    [43, 'data', '15 GB – 30 Days', 289, '8.25', 'HOT'],
    [44, 'combo', '৭ জিবি + ১০০ মিনিট – ৩০ দিন', 248, '7.00', 'NEW'],
    [45, 'minutes', '60 Min – 7 Days', 42, '1.10', null],
  ],
}
