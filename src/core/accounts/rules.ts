import type { Books } from '../../contract/schemas.ts'
import { problem, success } from '../../domain/result.ts'
import { checkBaseUrl, checkKey } from '../providers/base-url.ts'
import type { AccountRules } from './accounts.ts'

/** Practice never reaches a real provider: only addresses of this machine are taken there. */
export function accountRules(books: Books): AccountRules {
  return {
    key: checkKey,
    baseUrl(text, flags) {
      const checked = checkBaseUrl(text, flags)
      if (!checked.ok) return problem(checked.problem)
      const here = checked.value.text.startsWith('http://127.0.0.1:')
      return books === 'practice' && !here ? problem('practice-only') : success(checked.value.text)
    },
  }
}
