import type { SafeStorage } from 'electron'
import { type KeyVault, VaultClosed } from '../core/key-vault.ts'

type KeyStore = Pick<
  SafeStorage,
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend'
>

/** First byte of everything sealed here, so another vault's bytes are told apart at once. */
const SEALED_BY_SYSTEM_STORE = 0x53
/** How Chromium on Linux marks what it sealed with the password every copy of it knows. */
const FIXED_PASSWORD_MARK = 'v10'

/** A sealed key that this computer will never open: it is to be entered again. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable'
}

/** Electron tells a keyring locked for the moment from damaged bytes by these words alone. */
function isPassing(cause: unknown): boolean {
  return cause instanceof Error && cause.message.includes('temporarily unavailable')
}

/**
 * Keeps provider keys with the operating system's own key store (DPAPI on Windows, the desktop's
 * keyring on Linux) through safeStorage's asynchronous calls.
 *
 * Without a keyring Chromium on Linux seals with a password every copy of it knows. A key under
 * that is a key in the clear, so it is refused: by the name of the store, and by the mark on what
 * came back, because the name is not always known.
 */
export function systemVault(store: KeyStore, platform: NodeJS.Platform): KeyVault {
  const ready = async () => {
    if (!(await store.isAsyncEncryptionAvailable())) throw new VaultClosed('key-store-locked')
    if (platform === 'linux' && store.getSelectedStorageBackend() === 'basic_text') {
      throw new VaultClosed('no-keyring')
    }
  }

  return {
    async seal(key) {
      await ready()
      const encrypted = await store.encryptStringAsync(key)
      const mark = encrypted.subarray(0, FIXED_PASSWORD_MARK.length).toString('latin1')
      if (platform === 'linux' && mark === FIXED_PASSWORD_MARK) throw new VaultClosed('no-keyring')
      return Buffer.concat([Buffer.of(SEALED_BY_SYSTEM_STORE), encrypted])
    },
    async open(sealed, older) {
      if (sealed[0] !== SEALED_BY_SYSTEM_STORE)
        throw new KeyUnreadable('it was sealed by another vault')
      await ready()
      try {
        const opened = await store.decryptStringAsync(Buffer.from(sealed.subarray(1)))
        // The system has a newer or a stronger key, and may let go of the old one some day.
        if (opened.shouldReEncrypt) older?.()
        return opened.result
      } catch (cause) {
        if (isPassing(cause)) throw new VaultClosed('key-store-locked', { cause })
        throw new KeyUnreadable('it does not open on this computer', { cause })
      }
    },
  }
}
