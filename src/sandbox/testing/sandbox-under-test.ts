import { createHash } from 'node:crypto'
import { startSandbox } from '../sandbox.ts'
import type { Sandbox, SandboxOptions } from '../sandbox.ts'
import { Shop } from './ask.ts'
import { MovedClock } from './moved-clock.ts'

/** Chance that is the same in every run. */
export function seededRandom(seed: string): (bytes: number) => Uint8Array {
  let round = 0
  return (bytes) => {
    const parts: number[] = []
    while (parts.length < bytes) {
      round += 1
      parts.push(...createHash('sha256').update(`${seed} ${round}`).digest())
    }
    return Uint8Array.from(parts.slice(0, bytes))
  }
}

export interface UnderTest {
  readonly sandbox: Sandbox
  readonly clock: MovedClock
  readonly shop: Shop
}

export async function sandboxUnderTest(more: Partial<SandboxOptions> = {}): Promise<UnderTest> {
  const clock = new MovedClock()
  const sandbox = await startSandbox({ clock, random: seededRandom('a shop'), ...more })
  return { sandbox, clock, shop: new Shop(sandbox) }
}
