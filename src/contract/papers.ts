import { z } from 'zod'

/** What the page has laid out for paper, as a file. */
export const MadePdf = z.object({ pdf: z.base64() })

/** What the owner wants on every paper beside what it is about. */
export const PaperSettings = z.strictObject({
  /** Below the shop's name, line by line: address, telephone. */
  header: z.string().trim().max(200),
  /** At the end of what a customer takes along. */
  footer: z.string().trim().max(200),
  /** A tax layout, for a registered shop alone that wants it (Mushak-6.3). */
  tax: z.strictObject({
    on: z.boolean(),
    /** Business identification number: thirteen digits, or empty. */
    bin: z.string().regex(/^(?:\d{13})?$/u),
  }),
})
export type PaperSettings = z.infer<typeof PaperSettings>

export const usualPaper: PaperSettings = {
  header: '',
  footer: '',
  tax: { on: false, bin: '' },
}
