/**
 * What a spreadsheet would run as a formula when it opens a file; a provider's words may begin so.
 * The wide signs do in some languages.
 */
const RUN = String.raw`[=+@\t\r\n＝＋－＠]`
/**
 * What it would take for a figure and spoil: `01712345678` loses its nought, an id of 21 digits its
 * end, and `4021E15` becomes 4021000000000000000.
 */
const FIGURE = String.raw`0[0-9]+$|[0-9]{12,}$|[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]+$`

/** A cell that an apostrophe before it keeps as the text it is; a figure with a minus is none. */
export const SPOILT = new RegExp(`^(?:${RUN}|${FIGURE}|-(?![0-9]+(?:\\.[0-9]+)?$))`, 'iu')

/** The same where every cell is text, also one that begins with a minus. */
export const SPOILT_OF_TEXT = new RegExp(`^(?:${RUN}|${FIGURE}|-)`, 'iu')
