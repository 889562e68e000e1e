import { type AnswerObject, isObject } from './answer-json.ts'
import { plainWords } from './answer-text.ts'
import { textOf } from './echo.ts'
import type { Refusal } from './provider.ts'

/**
 * What words of a "no" take it back. Too wide a net costs a question, too narrow a one loses a sale
 * that was executed.
 */

/**
 * flexiloadbd documents "Duplicate transaction". Its framework says "has already been taken" of a
 * reference that is there; people say "same number" or say it in Bangla.
 */
const duplicateWords =
  /duplic|already|been taken|same (?:number|amount|transaction|request)|ডুপ্লিকেট|ইতিমধ্যে|একই/iu

/** The sale is there already: ours or another one's. */
export function speaksOfADuplicate(json: AnswerObject, words: string): boolean {
  return duplicateWords.test(spokenIn(json, words))
}

/**
 * No document has these. A provider that passes a sale on to an operator says them where it waited
 * in vain, and by then the operator has it. "Cannot be processed" and "please wait a minute" are
 * none of them: so a "no" may end.
 */
const underWayWords = new RegExp(
  [
    String.raw`\bpending`,
    String.raw`\bprocessing`,
    String.raw`\b(?:in|under|on) (?:process|progress|queue|review)\b`,
    String.raw`\bqueue[ds]?\b`,
    String.raw`\bawait`,
    String.raw`\bdelay`,
    String.raw`\btime[ds]?[ -]?out`,
    String.raw`\bin time\b`,
    String.raw`\b(?:un)?respon[ds]`,
    String.raw`\brepl(?:y|ied)\b`,
    String.raw`\banswer`,
    String.raw`\bcurl error`,
    String.raw`\bconnection\b.{0,30}\b(?:lost|reset|closed|aborted)`,
    String.raw`\bcheck\b.{0,40}\b(?:status|history|report)`,
    String.raw`\b(?:status (?:is )?unknown|unknown status)`,
    String.raw`\bwill be (?:complet|confirm|credit|deliver|process|updat)`,
    'পেন্ডিং',
    'প্রসেসিং',
    'প্রক্রিয়াধীন',
    'প্রক্রিয়া(?:করণ)? চল',
    'অপেক্ষমা[ণন]',
    'টাইম ?আউট',
    'সময় (?:শেষ|পার)',
    'সাড়া',
    'রেসপন্স',
    'স্ট্যাটাস (?:চেক|দেখ|যাচাই)',
  ]
    .join('|')
    .normalize('NFC'),
  'iu',
)

/**
 * The sale may be on its way, whatever the code says. Not asked of a "no" to the key or to the
 * account: that is said before anybody looks at a sale, and "your account is pending approval" is
 * one of them.
 */
export function speaksOfASaleUnderWay(json: AnswerObject, reason: Refusal, words: string): boolean {
  if (reason === 'key' || reason === 'account') return false
  return underWayWords.test(spokenIn(json, words))
}

/** All that is said, also by a code: `OPERATOR_TIMEOUT`. A Bangla letter has two spellings. */
function spokenIn({ error, message }: AnswerObject, words: string): string {
  const code = isObject(error) ? (textOf(error['code']) ?? '') : ''
  return `${code} ${words} ${plainWords(message)}`.replaceAll('_', ' ').normalize('NFC')
}
