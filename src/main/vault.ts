import type { SafeStorage } from 'electron'
import type { KeyVault } from '../core/key-vault.ts'
import type { Log } from '../core/log.ts'

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

const WORDS = {
  unavailable: 'This computer’s key store is not available just now. Try again in a moment.',
  'plain-text': 'This desktop has no keyring, and a key is never kept in plain text.',
  foreign: 'This key was sealed by another vault: enter it again.',
  damaged: 'The key could not be opened on this computer: enter it again.',
} as const

/** Why a key can be neither kept nor read just now. Its words may be shown to the owner. */
export class VaultClosed extends Error {
  override readonly name = 'VaultClosed'
  readonly code: keyof typeof WORDS

  constructor(code: keyof typeof WORDS, cause?: unknown) {
    super(WORDS[code], { cause })
    this.code = code
  }
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
export function systemVault(store: KeyStore, platform: NodeJS.Platform, log: Log): KeyVault {
  const ready = async () => {
    if (!(await store.isAsyncEncryptionAvailable())) throw new VaultClosed('unavailable')
    if (platform === 'linux' && store.getSelectedStorageBackend() === 'basic_text') {
      throw new VaultClosed('plain-text')
    }
  }

  return {
    async seal(key) {
      await ready()
      const encrypted = await store.encryptStringAsync(key)
      const mark = encrypted.subarray(0, FIXED_PASSWORD_MARK.length).toString('latin1')
      if (platform === 'linux' && mark === FIXED_PASSWORD_MARK) throw new VaultClosed('plain-text')
      return Buffer.concat([Buffer.of(SEALED_BY_SYSTEM_STORE), encrypted])
    },
    async open(sealed) {
      if (sealed[0] !== SEALED_BY_SYSTEM_STORE) throw new VaultClosed('foreign')
      await ready()
      try {
        const opened = await store.decryptStringAsync(Buffer.from(sealed.subarray(1)))
        // The system has a newer or a stronger key. What is sealed stays readable with the old
        // one; the next time the owner saves the provider it is sealed with the new.
        if (opened.shouldReEncrypt) log.info('vault.older-seal')
        return opened.result
      } catch (cause) {
        throw new VaultClosed(isPassing(cause) ? 'unavailable' : 'damaged', cause)
      }
    },
  }
}
