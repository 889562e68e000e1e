import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  forgetOlderKey,
  renewKeyring,
  safeStorageOf,
} from '../../test/desktop/stand-in/safe-storage.ts'
import { systemVault } from './vault.ts'

const KEY = 'AFX-1234567890-প্রদানকারী'

function keyStore(kind: Parameters<typeof safeStorageOf>[1] = 'gnome_libsecret') {
  const keyring = mkdtempSync(path.join(tmpdir(), 'keyring-'))
  return safeStorageOf(() => keyring, kind)
}

describe('a provider key kept with the operating system', () => {
  it('comes back as it was', async () => {
    const vault = systemVault(keyStore(), 'linux')
    const sealed = await vault.seal(KEY)
    expect(Buffer.from(sealed).includes('AFX-1234567890')).toBe(false)
    await expect(vault.open(sealed)).resolves.toBe(KEY)
  })

  it('is not opened on another computer, and says to enter it again', async () => {
    const sealed = await systemVault(keyStore(), 'linux').seal(KEY)
    const elsewhere = systemVault(keyStore(), 'linux')
    await expect(elsewhere.open(sealed)).rejects.toMatchObject({ name: 'KeyUnreadable' })
  })

  it('is not taken for damaged while the keyring is only locked', async () => {
    const sealed = await systemVault(keyStore(), 'linux').seal(KEY)
    const locked = systemVault(keyStore('locked'), 'linux')
    await expect(locked.open(sealed)).rejects.toMatchObject({ code: 'key-store-locked' })
  })

  it('is not taken from another vault, nor from damaged bytes', async () => {
    const vault = systemVault(keyStore(), 'linux')
    await expect(vault.open(Buffer.of(1, 2, 3))).rejects.toMatchObject({ name: 'KeyUnreadable' })
    await expect(vault.open(new Uint8Array())).rejects.toMatchObject({ name: 'KeyUnreadable' })
    const sealed = Buffer.from(await vault.seal(KEY))
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    await expect(vault.open(sealed)).rejects.toMatchObject({ name: 'KeyUnreadable' })
  })
})

describe('a keyring that has got a new key', () => {
  it('says of what it sealed before that it is to be sealed anew', async () => {
    const keyring = mkdtempSync(path.join(tmpdir(), 'keyring-'))
    const vault = systemVault(
      safeStorageOf(() => keyring, 'gnome_libsecret'),
      'linux',
    )
    const told: string[] = []
    const older = (): void => {
      told.push('older')
    }
    const sealed = await vault.seal(KEY)
    await expect(vault.open(sealed, older)).resolves.toBe(KEY)
    expect(told).toEqual([])
    renewKeyring(keyring)
    await expect(vault.open(sealed, older)).resolves.toBe(KEY)
    expect(told).toEqual(['older'])
    const anew = await vault.seal(KEY)
    forgetOlderKey(keyring)
    await expect(vault.open(anew, older)).resolves.toBe(KEY)
    await expect(vault.open(sealed, older)).rejects.toMatchObject({ name: 'KeyUnreadable' })
    expect(told).toEqual(['older'])
  })
})

describe('a desktop without a keyring', () => {
  it('keeps no key at all', async () => {
    const vault = systemVault(keyStore('basic_text'), 'linux')
    await expect(vault.seal(KEY)).rejects.toMatchObject({ code: 'no-keyring' })
  })

  it('is found out by the mark on what it sealed when its name is not known', async () => {
    const unnamed = {
      ...keyStore('basic_text'),
      getSelectedStorageBackend: () => 'unknown' as const,
    }
    const vault = systemVault(unnamed, 'linux')
    await expect(vault.seal(KEY)).rejects.toMatchObject({ code: 'no-keyring' })
  })

  it('is not looked for on Windows, where the same mark is DPAPI’s', async () => {
    const vault = systemVault(keyStore('basic_text'), 'win32')
    await expect(vault.open(await vault.seal(KEY))).resolves.toBe(KEY)
  })
})

describe('a key store that is not ready', () => {
  it('refuses both ways for now', async () => {
    const closed = { ...keyStore(), isAsyncEncryptionAvailable: async () => false }
    const vault = systemVault(closed, 'win32')
    await expect(vault.seal(KEY)).rejects.toMatchObject({ code: 'key-store-locked' })
    const sealed = await systemVault(keyStore(), 'win32').seal(KEY)
    await expect(vault.open(sealed)).rejects.toMatchObject({ code: 'key-store-locked' })
  })
})
