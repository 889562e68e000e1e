import type { AnyRouter } from '@orpc/server'
import { implement } from '@orpc/server'
import { contract } from '../contract/contract.ts'

/** What the page has laid out for paper, as a PDF of it; where the host has a window of its own. */
export type MakePdf = () => Promise<Uint8Array>

/** @param makePdf null where the page lies in somebody's own browser, which prints it itself */
export function createPapersRouter(makePdf: MakePdf | null): AnyRouter {
  const os = implement(contract).papers
  return {
    papers: {
      pdf: os.pdf.handler(async ({ errors }) => {
        if (makePdf === null) throw errors.NOT_HERE({ data: { why: 'browser' } })
        return { pdf: Buffer.from(await makePdf()).toString('base64') }
      }),
    },
  }
}
