/**
 * Seals provider keys so that the database alone does not give them away. The desktop host seals
 * with the operating system's key store, the loopback host with a key file beside the books.
 */
export interface KeyVault {
  /** @throws VaultClosed when this computer can keep no key, or not just now. */
  seal(key: string): Promise<Uint8Array>
  /**
   * @param older called where the key comes back and is to be sealed anew: the system has another
   * or a stronger key by now, and the old one may not open for ever
   * @throws VaultClosed `key-store-locked` for now; anything else when the sealed bytes were made
   * by another vault or damaged.
   */
  open(sealed: Uint8Array, older?: () => void): Promise<string>
}

/** The vault can neither keep nor give a key; the sealed bytes, if any, are as good as before. */
export class VaultClosed extends Error {
  override readonly name = 'VaultClosed'
  readonly code: 'no-keyring' | 'key-store-locked'

  constructor(code: VaultClosed['code'], options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}
