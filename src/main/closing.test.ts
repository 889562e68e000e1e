import { describe, expect, it } from 'vitest'
import { silentLog } from '../core/log.ts'
import { closeBooks } from './closing.ts'

function ending() {
  const said: string[] = []
  const note = (event: string) => void said.push(event)
  const log = { ...silentLog, info: note, warn: note }
  return { said, log, failures: { report: (where: string) => void said.push(`! ${where}`) } }
}

describe('a counter that is ended', () => {
  it('waits for its books and says that they are closed', async () => {
    const { said, log, failures } = ending()
    await closeBooks({ close: async () => void said.push('books') }, log, failures)
    expect(said).toEqual(['books', 'closed'])
  })

  it('ends also when its books cannot be closed, and says why', async () => {
    const { said, log, failures } = ending()
    await closeBooks({ close: () => Promise.reject(new Error('the disk')) }, log, failures)
    expect(said).toEqual(['! closing'])
  })

  it('does not wait for ever', async () => {
    const { said, log, failures } = ending()
    await closeBooks({ close: () => new Promise(() => undefined) }, log, failures, 5)
    expect(said).toEqual(['closing-took-too-long'])
  })
})
