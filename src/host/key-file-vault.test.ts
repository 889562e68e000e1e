import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFileVault, VaultRefused } from './key-file-vault.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vault-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})
const keyFile = () => path.join(folder, 'real', 'counter.key')

describe('a provider key kept by the loopback host', () => {
  it('comes back as it was, also after the counter was started again', async () => {
    const sealed = await keyFileVault(keyFile()).seal('sk-চাবি-123')
    expect(await keyFileVault(keyFile()).open(sealed)).toBe('sk-চাবি-123')
  })

  it('cannot be read out of what is stored', async () => {
    const sealed = await keyFileVault(keyFile()).seal('sk-live-123')
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('sk-live')
  })

  it('is sealed differently every time', async () => {
    const vault = keyFileVault(keyFile())
    expect(await vault.seal('same')).not.toEqual(await vault.seal('same'))
  })

  it('lies under a file that only this user may read, and leaves no drafts of it', async () => {
    await keyFileVault(keyFile()).seal('x')
    if (process.platform !== 'win32') expect(statSync(keyFile()).mode & 0o777).toBe(0o600)
    expect(readdirSync(path.dirname(keyFile()))).toEqual(['counter.key'])
  })

  it('is refused when one bit of it was changed', async () => {
    const vault = keyFileVault(keyFile())
    const sealed = await vault.seal('sk-live-123')
    for (const place of [0, 1, 13, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      await expect(vault.open(changed)).rejects.toThrow(VaultRefused)
    }
    await expect(vault.open(sealed.slice(0, 20))).rejects.toThrow(VaultRefused)
    await expect(vault.open(new Uint8Array())).rejects.toThrow(VaultRefused)
  })

  it('is refused by the vault of another shop', async () => {
    const sealed = await keyFileVault(keyFile()).seal('sk-live-123')
    const other = keyFileVault(path.join(folder, 'other.key'))
    await other.seal('y')
    await expect(other.open(sealed)).rejects.toThrow(VaultRefused)
  })

  it('is never sealed under a new key because the old file was cut short', async () => {
    const vault = keyFileVault(keyFile())
    await vault.seal('x')
    writeFileSync(keyFile(), readFileSync(keyFile()).subarray(0, 7))
    await expect(vault.seal('y')).rejects.toThrow('damaged')
    expect(readFileSync(keyFile())).toHaveLength(7)
  })

  it('is not opened, and no new key made, when the file is gone', async () => {
    const vault = keyFileVault(keyFile())
    const sealed = await vault.seal('x')
    rmSync(keyFile())
    await expect(vault.open(sealed)).rejects.toThrow('missing')
    expect(readdirSync(path.dirname(keyFile()))).toEqual([])
  })
})
