import type { PrintJob } from '../../src/contract/printing.ts'
import { expect } from './fixture.ts'
import type { Shop } from './shop.ts'

/** Waits for what came out of the practice printer: so many papers, the newest first. */
export async function cameOut(shop: Shop, papers: number): Promise<readonly PrintJob[]> {
  const states = async () => (await shop.client.printing.jobs()).map(({ state }) => state)
  await expect.poll(states, { timeout: 20_000 }).toEqual(Array(papers).fill('printed'))
  return shop.client.printing.jobs()
}
