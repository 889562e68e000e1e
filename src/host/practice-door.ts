import type { OpenDoor } from '../core/notices/door.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/**
 * In practice nobody runs a tunnel, and alsamiflexi lives in this very program: it is told where
 * the counter listens, so that what is practised is what happens with real money.
 */
export function practiceDoor(
  open: OpenDoor,
  sandbox: { readonly oracle: Pick<Sandbox['oracle'], 'notices'> } | null,
): OpenDoor {
  if (!sandbox) return open
  return async (at, take) => {
    const door = await open(at, take)
    if (!door) return null
    sandbox.oracle.notices({ url: `http://127.0.0.1:${at.port}${at.path}` })
    return {
      close() {
        sandbox.oracle.notices({ url: null })
        return door.close()
      },
    }
  }
}
