import { describe, expect, it } from 'vitest'
import {
  baseUrlCodes,
  observationClasses,
  providerKeyCodes,
  providerTestCodes,
  ruleCodes,
  saleCauses,
  saleReasonCodes,
} from '../../contract/codes.ts'
import {
  askedQuestions,
  certificationProblems,
  certificationSteps,
  factNames,
} from '../../contract/certification.ts'
import { contract } from '../../contract/contract.ts'
import { CannotSellReason } from '../../contract/choice.ts'
import { driftFindings } from '../../domain/commission/drift.ts'
import { earnsCodes } from '../../domain/commission/earns.ts'
import { numberProblems } from '../../domain/mobile-number.ts'
import { plainMoneyProblems } from '../../domain/money.ts'
import { lineTypes, OperatorCode } from '../../domain/operator.ts'
import { deliveryStates, tenderStates } from '../../domain/sale.ts'
import { faceOf } from '../sale/face.ts'
import { bn } from './bn/index.ts'
import { en } from './en/index.ts'

const languages = [
  ['Bangla', bn],
  ['English', en],
] as const

/** Every text with the way to it: `recharge.send`. */
function texts(words: object, way = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = way === '' ? key : `${way}.${key}`
    if (typeof value === 'string') return [[here, value]]
    return typeof value === 'object' && value !== null ? texts(value, here) : []
  })
}

/** What a text leaves open and what it marks: `{{amount}}`, `<b>`. */
function holes(text: string): string[] {
  return [...text.matchAll(/\{\{\w+\}\}|<\/?\w+>/gu)].map(([hole]) => hole).sort()
}

describe('Bangla and English', () => {
  it('say the same things', () => {
    expect(texts(bn).map(([way]) => way)).toEqual(texts(en).map(([way]) => way))
  })

  it('write figures in the digits of their language, but for keys and codes', () => {
    const named = /\{\{\w+\}\}|\bF\d+|HTTP|UTC\+6|8H2K|SIM ?\d|0–9|\b(?:58|80) mm|1 2 3/gu
    const bare = texts(bn).filter(
      ([, text]) => /[ঀ-৥]/u.test(text) && /\d/u.test(text.replaceAll(named, '')),
    )
    expect(bare).toEqual([])
    expect(
      texts(en).filter(([, text]) => /[০-৯]/u.test(text.replaceAll(/০–৯|০ ১ ২ ৩/gu, ''))),
    ).toEqual([])
  })

  it('leave the same places open', () => {
    const inBangla = new Map(texts(bn))
    const differing = texts(en).filter(
      ([way, text]) => holes(text).join() !== holes(inBangla.get(way) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('Bangla hangs no ending on an operator’s name: it has the word for it', () => {
    const hung = /\{\{(?:operator|hinted|chosen)\}\}-/u
    expect(texts(bn).filter(([, text]) => hung.test(text))).toEqual([])
    for (const forms of [bn.operatorIn, en.operatorIn]) {
      expect(Object.keys(forms)).toEqual(OperatorCode.options)
    }
    // Skitto has packs of its own, and so its list is called by its name.
    for (const forms of [bn.operatorOf, en.operatorOf]) {
      expect(Object.keys(forms)).toEqual([...OperatorCode.options, 'SK'])
    }
  })

  it.each(languages)('%s has no text without words', (_, words) => {
    expect(texts(words).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('Bangla is written in Bangla', () => {
    // What is taken from the words of a kind is looked at there.
    const taken = /\$t\([^)]*\)/gu
    const foreign = texts(bn).filter(
      ([, text]) => !/[\u0980-\u09FF]|^$/u.test(text.replaceAll(taken, '').trim()),
    )
    // What is the same everywhere: units, the other language's own name, patterns, figures.
    const everywhere =
      /^(shell\.(ms|percent|language|healthOf)|transactions\.(answerLine|httpStatus))$/u
    const known = /^(sale\.announce|.+\.(sentence|unlisted)|settings\.(english|latin))$/u
    expect(foreign.filter(([way]) => !everywhere.test(way) && !known.test(way))).toEqual([])
  })

  it.each(languages)('%s never calls what is not known an error', (_, words) => {
    expect(texts(words).filter(([, text]) => /\berror\b|এরর|ত্রুটি/iu.test(text))).toEqual([])
  })
})

describe.each(languages)('%s has words', (_, words) => {
  const missing = (codes: readonly string[], among: object) =>
    codes.filter((code) => !(code in among))

  it('for every reason of a sale and of a connection test', () => {
    expect(missing(saleReasonCodes, words.reason)).toEqual([])
    // Not set up is said with the provider's name.
    const ofTests = providerTestCodes.filter((code) => code !== 'not-set-up')
    expect(missing(ofTests, words.reason)).toEqual([])
  })

  it('for every step and every answer of a sale’s story', () => {
    expect(missing(saleCauses, words.cause)).toEqual([])
    expect(missing(observationClasses, words.observed)).toEqual([])
    expect(missing(tenderStates, words.tender)).toEqual([])
  })

  it('for every state, with the next step', () => {
    const faces = deliveryStates.map((state) =>
      faceOf({ state, reason: null, failureHeardOnce: false }),
    )
    expect(missing(faces, words.state)).toEqual([])
    expect(missing(Object.keys(words.state), words.next)).toEqual([])
  })

  it('for everything that can be wrong with a number, an amount and a sale', () => {
    expect(missing(numberProblems, words.numberProblem)).toEqual([])
    expect(missing([...plainMoneyProblems, 'grouped', 'scanner'], words.amountProblem)).toEqual([])
    expect(missing(CannotSellReason.options, words.cannot)).toEqual([])
    expect(missing(CannotSellReason.options, words.passedOver)).toEqual([])
    expect(missing(lineTypes, words.recharge.line)).toEqual([])
  })

  it('for everything that can be wrong with an address and a key', () => {
    expect(missing(baseUrlCodes, words.addressProblem)).toEqual([])
    expect(missing(providerKeyCodes, words.keyProblem)).toEqual([])
  })

  it('for everything the owner can measure at a provider', () => {
    expect(missing(factNames, words.certifiedName)).toEqual([])
    expect(missing(certificationSteps, words.certifiedStep)).toEqual([])
    expect(missing(certificationProblems, words.certifiedProblem)).toEqual([])
    expect(missing(askedQuestions, words.certifiedAsked)).toEqual([])
    // What a fact can say is listed beside the words: a finding without any would be silent.
    for (const name of factNames) {
      const said = Object.keys(words.certifiedFinding).filter((key) => key.startsWith(name))
      expect([name, said.length > 1]).toEqual([name, true])
    }
  })

  it.each(languages)('for what is wrong with a commission rule, in %s', (_, words) => {
    expect(missing(ruleCodes, words.commission.problem)).toEqual([])
    expect(missing(earnsCodes, words.commission.rowProblem)).toEqual([])
    expect(missing(driftFindings, words.commission.finding)).toEqual([])
  })

  it('for every “no” of the core', () => {
    const codes = Object.keys(contract.sales.submit['~orpc'].errorMap)
    expect(codes.length).toBeGreaterThan(0)
    expect(missing(codes, words.refusal)).toEqual([])
  })
})
