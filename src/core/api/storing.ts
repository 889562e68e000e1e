import { isStorageFailure } from '../db/open.ts'

/** A write the disk refused is told as such: nothing was stored, so nothing is sent. */
export function storing<Value>(work: () => Value, refused: (why: string) => Error): Value {
  try {
    return work()
  } catch (cause) {
    throw told(cause, refused)
  }
}

export async function storingLater<Value>(
  work: () => Promise<Value>,
  refused: (why: string) => Error,
): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    throw told(cause, refused)
  }
}

function told(cause: unknown, refused: (why: string) => Error): unknown {
  if (!isStorageFailure(cause)) return cause
  return refused(cause instanceof Error && 'code' in cause ? String(cause.code) : 'storage')
}
