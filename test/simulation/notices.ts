import type { NoticeFate } from '../../src/core/notices/notices.ts'
import type { Request, SentSale } from './far-end.ts'
import type { Scene } from './scene.ts'
import { isFull, PowerCut } from './violations.ts'

/** What is told about a sale, so long after its request arrived. */
export interface PlannedNotice {
  readonly after_ms: number
  readonly event: string
  readonly status: string
  /** Whose id it names beside our reference. */
  readonly id: 'own' | 'earlier' | 'invented'
  /** So often, word for word. */
  readonly times: number
}

/** They come one after the other. */
const APART_ms = 300

/** Notices as alsamiflexi's document prints them, with when they come. */
export function noticeBodies(
  notices: readonly PlannedNotice[],
  { body }: Request,
  sent: SentSale,
  earlier: string | null,
): readonly { readonly after_ms: number; readonly body: string }[] {
  const reference = /"reference":"([^"]+)"/u.exec(body ?? '')?.[1] ?? ''
  return notices.flatMap(({ after_ms, event, status, id, times }, nth) => {
    const ids = { own: [...sent.ids].at(-1), earlier, invented: null }
    const transaction_id = ids[id] ?? `TXN00000${nth}`
    const about = { transaction_id, status, reference }
    const timestamp = `2026-01-01T00:00:0${nth}Z`
    const text = JSON.stringify({ event, data: about, timestamp })
    return Array.from({ length: times }, (_, copy) => {
      return { after_ms: after_ms + copy * APART_ms, body: text }
    })
  })
}

/** 9: a notice comes in, and by itself it moves no sale. */
export function hears(scene: Scene, name: string, take: () => NoticeFate): void {
  const { checks, story } = scene
  const versions = () => [...checks.views.values()].map(({ row }) => row.version).join(' ')
  const before = versions()
  try {
    story.tell(name, `notice ${take()}`)
  } catch (cause) {
    // Nobody hears how it went: the provider tells it once.
    if (!(cause instanceof PowerCut) && !isFull(cause)) throw cause
  }
  if (versions() !== before) checks.fail(9, 'was moved by a notice alone', name)
}
