import type { Column, Row } from './table.ts'
import type { FromWorker, ToWorker } from './xlsx-worker.ts'

/** A workbook in the making. It is made beside the page, where it keeps no sale waiting. */
export interface Workbook {
  readonly add: (rows: readonly Row[]) => void
  readonly finish: () => Promise<Blob>
  /** Ends it at once, whatever it is at. */
  readonly stop: () => void
}

export function openWorkbook(title: string, columns: readonly Column[]): Workbook {
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), { type: 'module' })
  const tell = (what: ToWorker) => worker.postMessage(what, [])
  const { promise, resolve, reject } = Promise.withResolvers<Blob>()
  worker.addEventListener('message', ({ data: said }: MessageEvent<FromWorker>) => {
    worker.terminate()
    if ('workbook' in said) resolve(said.workbook)
    else reject(new Error(said.failed))
  })
  worker.addEventListener('error', ({ message }) => {
    worker.terminate()
    reject(new Error(message))
  })
  // Whoever stops it before the end waits for no answer.
  promise.catch(() => undefined)
  tell({ say: 'columns', title, columns })
  return {
    add: (rows) => tell({ say: 'rows', rows }),
    finish() {
      tell({ say: 'finish' })
      return promise
    },
    stop() {
      worker.terminate()
      reject(new Error('stopped'))
    },
  }
}
