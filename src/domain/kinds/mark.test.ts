import { describe, expect, it } from 'vitest'
import { OperatorCode } from '../operator.ts'
import { markOf } from './mark.ts'

describe('the mark of a line', () => {
  it('is its operator’s, but for Skitto', () => {
    for (const code of OperatorCode.options) {
      expect(markOf(code)).toBe(code)
      expect(markOf(code, 'prepaid')).toBe(code)
      expect(markOf(code, 'skitto')).toBe(code === 'GP' ? 'SK' : code)
    }
  })
})
