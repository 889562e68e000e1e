import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Which key store this computer has: a keyring, none at all, or one that is locked just now. */
export type KeyStoreKind = 'gnome_libsecret' | 'basic_text' | 'locked'

/** The keyring gets a new key, as systems do now and then; the old one still opens for a while. */
export function renewKeyring(keyring: string): void {
  renameSync(path.join(keyring, 'key'), path.join(keyring, 'older-key'))
}

/** The system lets go of the old key: whatever is still sealed with it is lost. */
export function forgetOlderKey(keyring: string): void {
  rmSync(path.join(keyring, 'older-key'))
}

/**
 * Only what Electron 45 recommends: the synchronous calls are deprecated there, and main that
 * used one would find it missing. Bytes are sealed for real, under a key that lies outside of the
 * counter's own folder, as an operating system's does.
 */
export function safeStorageOf(keyring: () => string, kind: KeyStoreKind) {
  const mark = Buffer.from(kind === 'basic_text' ? 'v10' : 'v11')
  const key = () => {
    const file = path.join(keyring(), 'key')
    mkdirSync(keyring(), { recursive: true })
    if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 })
    return readFileSync(file)
  }
  return {
    isAsyncEncryptionAvailable: async () => true,
    getSelectedStorageBackend: () => (kind === 'basic_text' ? kind : 'gnome_libsecret'),
    async encryptStringAsync(words: string): Promise<Buffer> {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(), nonce)
      const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
      return Buffer.concat([mark, nonce, cipher.getAuthTag(), sealed])
    },
    async decryptStringAsync(bytes: Buffer) {
      if (kind === 'locked') {
        throw new Error('safeStorage.decryptStringAsync is temporarily unavailable.')
      }
      const older = path.join(keyring(), 'older-key')
      try {
        return { shouldReEncrypt: false, result: unseal(key(), bytes) }
      } catch (cause) {
        if (!existsSync(older)) throw cause
        return { shouldReEncrypt: true, result: unseal(readFileSync(older), bytes) }
      }
    },
  }
}

function unseal(key: Buffer, bytes: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(3, 15))
  decipher.setAuthTag(bytes.subarray(15, 31))
  const opened = Buffer.concat([decipher.update(bytes.subarray(31)), decipher.final()])
  return opened.toString('utf8')
}
