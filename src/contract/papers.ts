import { z } from 'zod'

/** What the page has laid out for paper, as a file. */
export const MadePdf = z.object({ pdf: z.base64() })
