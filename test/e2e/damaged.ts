import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from './fixture.ts'
import type { Shop } from './shop.ts'

export const file = (shop: Shop) => path.join(shop.dataDir, 'real', 'counter.db')

/**
 * The first backup of the day is made half a minute after the start. Where the shop has sold for
 * longer there is one already, of which nobody knows what it holds: it goes first.
 */
export async function backup(shop: Shop): Promise<void> {
  const real = path.dirname(file(shop))
  const folder = path.join(real, 'backups')
  const made = () => {
    return readdirSync(real).includes('backups')
      ? readdirSync(folder).filter((name) => name.endsWith('.db')).length
      : 0
  }
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
  await shop.reopen()
  shop.clock.pace(60)
  await expect.poll(made).toBe(1)
  shop.clock.pace(30)
}

/** One digit of a number is another one on the disk. @returns the damaged books */
export function flip(shop: Shop, number: string): Buffer {
  const bytes = readFileSync(file(shop))
  const place = bytes.lastIndexOf(number)
  bytes[place + 3] = 0x39
  writeFileSync(file(shop), bytes)
  return bytes
}
