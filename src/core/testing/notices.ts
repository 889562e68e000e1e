import type { OpenDoor } from '../notices/door.ts'
import type { NoticeFate, TakeNotice } from '../notices/notices.ts'

/** What alsamiflexi posts, as its document prints it, but for what `words` says. */
export function noticeText(
  words: {
    readonly event?: string
    readonly id?: unknown
    readonly reference?: unknown
    readonly status?: string
    readonly timestamp?: unknown
  } = {},
): string {
  const { event = 'transaction.completed', id = 'TXN123456789' } = words
  const { reference = 'YOUR_REFERENCE_ID', status = 'completed' } = words
  const { timestamp = '2025-12-27T10:30:15Z' } = words
  return JSON.stringify({
    event,
    data: {
      transaction_id: id,
      status,
      mobile_number: '01712345678',
      amount: 100,
      operator: 'Grameenphone',
      reference,
      completed_at: '2025-12-27 10:30:15',
    },
    timestamp,
  })
}

/** A host that listens on no port: a test speaks in its place. */
export interface TestDoor {
  readonly openDoor: OpenDoor
  /** Ports another program listens on. */
  readonly taken: Set<number>
  /** Where it was opened, in order. */
  readonly opened: readonly { readonly port: number; readonly path: string }[]
  isOpen(): boolean
  /** Somebody posts this. @throws where nothing is open */
  readonly hear: (body: string) => NoticeFate
}

export function testDoor(): TestDoor {
  const taken = new Set<number>()
  const opened: { readonly port: number; readonly path: string }[] = []
  let listening: TakeNotice | null = null
  return {
    taken,
    opened,
    isOpen: () => listening !== null,
    hear(body) {
      if (!listening) throw new Error('nothing listens')
      return listening(body)
    },
    openDoor(at, take) {
      if (taken.has(at.port)) return Promise.resolve(null)
      if (listening) throw new Error('it listens already')
      opened.push(at)
      listening = take
      return Promise.resolve({
        close() {
          listening = null
          return Promise.resolve()
        },
      })
    },
  }
}
