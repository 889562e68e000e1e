import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import type { KeyVault } from '../core/key-vault.ts'

const KEY_bytes = 32
const NONCE_bytes = 12
const TAG_bytes = 16
/** The first byte of everything sealed: which way it was sealed. */
const VERSION = 1
/** Bound to every sealed key: bytes of another program's AES-GCM do not open here. */
const PURPOSE = Buffer.from('flexicounter provider key v1')

/** The vault's own key file is damaged, or a sealed key was not made with it. */
export class VaultRefused extends Error {
  override readonly name = 'VaultRefused'
}

/**
 * Seals provider keys with AES-256-GCM under a key file that only this user may read (0600).
 *
 * What it protects from: a copy of the database alone, in a backup, a mail or a support case, does
 * not give the provider keys away. What it does not protect from: whoever can read the whole
 * folder as this user reads the key file too. The desktop host uses the operating system's key
 * store instead, and so should a shop.
 *
 * @param file the key file; made at the first `seal`, never overwritten
 */
export function keyFileVault(file: string): KeyVault {
  return {
    // The work is short and synchronous; the interface is asynchronous for the system's key store.
    seal: (key) => settle(() => seal(existsSync(file) ? readKey(file) : makeKey(file), key)),
    open: (sealed) => settle(() => open(readKey(file), sealed)),
  }
}

function settle<Value>(work: () => Value): Promise<Value> {
  return new Promise((resolve) => {
    resolve(work())
  })
}

function readKey(file: string): Buffer {
  if (!existsSync(file)) throw new VaultRefused('the key file of the vault is missing')
  const key = readFileSync(file)
  if (key.length !== KEY_bytes) throw new VaultRefused('the key file of the vault is damaged')
  return key
}

/** Written whole and on disk before it gets its name: a power failure leaves all of it or none. */
function makeKey(file: string): Buffer {
  const key = randomBytes(KEY_bytes)
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  mkdirSync(path.dirname(file), { recursive: true })
  const handle = openSync(draft, 'wx', 0o600)
  try {
    writeSync(handle, key)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(draft, file)
  return key
}

function seal(key: Buffer, words: string): Uint8Array {
  const nonce = randomBytes(NONCE_bytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(PURPOSE)
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed])
}

function open(key: Buffer, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== VERSION || bytes.length < 1 + NONCE_bytes + TAG_bytes) {
    throw new VaultRefused('the sealed key was made in another way')
  }
  const nonce = bytes.subarray(1, 1 + NONCE_bytes)
  const tag = bytes.subarray(1 + NONCE_bytes, 1 + NONCE_bytes + TAG_bytes)
  const options = { authTagLength: TAG_bytes }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, options)
  decipher.setAAD(PURPOSE).setAuthTag(tag)
  const start = decipher.update(bytes.subarray(1 + NONCE_bytes + TAG_bytes))
  try {
    return Buffer.concat([start, decipher.final()]).toString('utf8')
  } catch (cause) {
    throw new VaultRefused('the sealed key is damaged or of another vault', { cause })
  }
}
