import type { Reply } from '../wire.ts'

/** Error: `"status": false` + `"message"`. */
export function refuse(status: number, message: string): Reply {
  return { status, body: { status: false, message } }
}
