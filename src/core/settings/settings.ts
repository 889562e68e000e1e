import { freshSettings } from '../../contract/fresh-settings.ts'
import { Settings } from '../../contract/schemas.ts'
import {
  type ChargeTableProblem,
  noCharges,
  readChargeTable,
} from '../../domain/kinds/transfer/charge.ts'
import { type Result, success } from '../../domain/result.ts'
import type { Changes } from '../changes.ts'
import type { WritableDb } from '../db/database.ts'

export interface SettingsStore {
  get(): Settings
  /**
   * What is absent or undefined is left as it is. A table of charges that some amount would not
   * know its row in is refused, and nothing of the rest is kept either.
   */
  save(
    part: {
      readonly [Key in keyof Settings]?: Settings[Key] | undefined
    },
  ): Result<Settings, ChargeTableProblem>
}

export function createSettings(db: WritableDb, changes: Changes): SettingsStore {
  const rows = db.read<[], { key: string; value: string }>('SELECT key, value FROM setting')
  const keep = db.change<[string, string]>(
    `INSERT INTO setting (key, value) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  )
  const get = () => {
    const kept = rows.all().map(({ key, value }): [string, unknown] => [key, JSON.parse(value)])
    return Settings.parse({ ...freshSettings, ...Object.fromEntries(kept) })
  }
  return {
    get,
    save(part) {
      const table = readChargeTable(part.transfers?.charges ?? noCharges)
      if (!table.ok) return table
      db.write(() => {
        for (const [key, value] of Object.entries(part)) {
          if (value !== undefined) keep.run(key, JSON.stringify(value))
        }
        db.afterCommit(() => changes.tell('settings', 'shop'))
      })
      return success(get())
    },
  }
}
