/**
 * Seals provider keys so that the database alone does not give them away. The desktop host seals
 * with the operating system's key store, the loopback host with a key file beside the books.
 */
export interface KeyVault {
  seal(key: string): Promise<Uint8Array>
  /** @throws when the sealed bytes were made by another vault or damaged. */
  open(sealed: Uint8Array): Promise<string>
}
