import { v7 } from 'uuid'
import { PrintJob } from '../../contract/printing.ts'
import type { Paper } from '../../domain/paper/paper.ts'

/** A paper with one word on it. */
export function paperOf(text: string): Paper {
  return { language: 'bn', name: 'receipt', blocks: [{ is: 'words', text }], plain: [] }
}

/** A job as the counter would tell of it: a receipt that is printed, but for what the test says. */
export function jobWith(changes: Partial<Record<keyof PrintJob, unknown>> = {}): PrintJob {
  return PrintJob.parse({
    id: v7(),
    of: { kind: 'sale', sale: v7(), state: 'succeeded' },
    for: 'customer',
    name: 'receipt',
    copy: null,
    state: 'printed',
    why: null,
    confirmed: false,
    seen: false,
    askedAt_ms: 1_000,
    movedAt_ms: 1_000,
    tries: 1,
    ...changes,
  })
}
