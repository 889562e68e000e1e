import { problem, type Result, success } from '../../domain/result.ts'
import { type KeyVault, VaultClosed } from '../key-vault.ts'
import type { AccountRow, AccountRows } from './account-rows.ts'

/**
 * @param older told where the seal opened and is to be made anew
 * @throws VaultClosed when the key may be as good as ever, and only cannot be had just now
 */
export async function openKey(
  row: AccountRow,
  vault: KeyVault,
  older?: () => void,
): Promise<Result<string, string>> {
  try {
    return success(await vault.open(row.sealed_key, older))
  } catch (cause) {
    if (cause instanceof VaultClosed) throw cause
    return problem(String(cause))
  }
}

/** A vault that is closed is something to tell the owner; any other error is a mistake of ours. */
export async function unlessClosed<Value>(
  work: () => Promise<Value>,
): Promise<Result<Value, VaultClosed['code']>> {
  try {
    return success(await work())
  } catch (cause) {
    if (cause instanceof VaultClosed) return problem(cause.code)
    throw cause
  }
}

/**
 * Puts the same key under the system's present seal. The old seal opened a moment ago, so whatever
 * goes wrong here leaves it in place: it is tried again at the next start.
 */
export async function sealAnew(
  row: AccountRow,
  key: string,
  vault: KeyVault,
  rows: AccountRows,
): Promise<Result<null, string>> {
  try {
    rows.keep({ ...row, sealed_key: await vault.seal(key) })
    return success(null)
  } catch (cause) {
    return problem(String(cause))
  }
}
