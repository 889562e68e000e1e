import { z } from 'zod'

/**
 * What stands on a paper, as data: the screen, the printer and the PDF are drawn from this and from
 * nothing else. Words and figures are in the shop's language and digits already.
 */

const Words = z.string().max(600)
const Name = z.string().max(200)

/** A name on the left and what belongs to it on the right; both wrap. */
const Line = z.strictObject({
  is: z.literal('line'),
  /** Long where it has somebody's own words in it, as the reason of a difference. */
  name: Words,
  /** Smaller, below the name. */
  note: Name.optional(),
  value: Words,
  /** A sum, or what else is looked for first. */
  strong: z.boolean().optional(),
})

/** Three columns: what, an amount, and what stands after it. */
const Table = z.strictObject({
  is: z.literal('table'),
  head: z.tuple([Name, Name, Name]),
  rows: z
    .array(
      z.strictObject({
        /** Smaller, above the first cell. */
        over: Name.optional(),
        cells: z.tuple([Words, Name, Name]),
      }),
    )
    .max(600),
})

export const PaperBlock = z.discriminatedUnion('is', [
  /** Whose paper it is: the name large, what the owner wrote below it line by line. */
  z.strictObject({ is: z.literal('shop'), name: Name, lines: z.array(Name).max(6) }),
  /** What the paper is. `loud` larger than anything else on it: it is no receipt. */
  z.strictObject({ is: z.literal('title'), text: Name, loud: z.boolean() }),
  /** Sentences in the middle of the paper. */
  z.strictObject({ is: z.literal('words'), text: Words }),
  /** The sum the paper is about. */
  z.strictObject({ is: z.literal('amount'), text: Name }),
  /** What nobody may overlook, in a frame. */
  z.strictObject({ is: z.literal('boxed'), text: Words }),
  /** Begins a part of a long paper. */
  z.strictObject({ is: z.literal('heading'), text: Name }),
  Line,
  /** Of which every sign counts: on a line of its own, to be read out over a telephone. */
  z.strictObject({ is: z.literal('reference'), name: Name, value: Name }),
  /** What a prepaid meter is fed with: numbered, large, in groups of four, never cut in a group. */
  z.strictObject({
    is: z.literal('tokens'),
    title: Name,
    tokens: z.array(z.string().max(40)).max(24),
  }),
  Table,
  /** A line from side to side. */
  z.strictObject({ is: z.literal('rule') }),
  /** Room to sign above a line, and who signs. */
  z.strictObject({ is: z.literal('sign'), text: Name }),
  /** For machines: what it says stands in `text` for people too. */
  z.strictObject({ is: z.literal('qr'), content: z.string().min(1).max(120), text: Name }),
  z.strictObject({ is: z.literal('foot'), text: Words }),
  /** Of the test page: marks over the whole width, dot by dot at both ends. */
  z.strictObject({ is: z.literal('ruler') }),
  /** Of the test page: fields from light to black, where a weak or a hot head shows. */
  z.strictObject({ is: z.literal('shades') }),
])
export type PaperBlock = z.infer<typeof PaperBlock>

/** One has a code, or two marks; each takes as long to draw as a whole receipt. */
const PICTURES_MOST = 6
const isPicture = ({ is }: PaperBlock) => is === 'qr' || is === 'ruler' || is === 'shades'

/**
 * What a printer can write with its own letters, whatever becomes of the drawing: printable ASCII,
 * as wide as the narrowest roll.
 */
const PlainLine = z.string().regex(/^[ -~]{1,32}$/u)

export const Paper = z.strictObject({
  language: z.enum(['bn', 'en']),
  /**
   * Which paper this is: the kind of a slip; `z` of a day or a shift that is closed, `x` of one
   * that goes on; `statement`, `test`. For people nowhere.
   */
  name: z.string().max(40),
  blocks: z
    .array(PaperBlock)
    .min(1)
    .max(900)
    .refine((blocks) => blocks.filter(isPicture).length <= PICTURES_MOST),
  /** Whose money it was and how much, so that no failed drawing can hide it. */
  plain: z.array(PlainLine).max(7),
})
export type Paper = z.infer<typeof Paper>

/** What the counter itself puts on a paper, whoever described it. */
export interface Stamps {
  /** Printed across it: of no worth. */
  readonly practice: boolean
  /** It was printed before: the first reprint is copy 2. Null for the first. */
  readonly copy: number | null
}
