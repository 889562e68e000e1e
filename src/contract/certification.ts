import { z } from 'zod'
import { Money } from '../domain/money.ts'
import { LineType, NetworkCode } from '../domain/operator.ts'
import { ProviderId } from '../domain/provider.ts'
import { SaleId } from '../domain/sale.ts'

/** What no document says and the owner's wizard measures (money.md §4, certification). */
export const factNames = [
  /** Does it answer over https? */
  'https',
  /** What a key that is none gets. */
  'bad-key',
  /** Is the wallet debited by the time of the answer? */
  'wallet-debit',
  /** Does it find a sale by our own reference? */
  'lookup',
  /** How long it says 404 of a sale it took. */
  'absence',
  /** The same number and amount within a minute. */
  'same-number',
  /** When the money of a failed sale is back in the wallet. */
  'refund',
  /** The same reference a second time. */
  'same-reference',
  /** What a number nobody can have gets. */
  'bad-number',
] as const
export const FactName = z.enum(factNames)
export type FactName = z.infer<typeof FactName>

export const factValues = [
  'yes',
  'no',
  'refused',
  'not-refused',
  'by-answer',
  'later',
  'not-seen',
  'found',
  'taken',
  'returned',
  'same-id',
  'second-charge',
  /** It was measured, and says neither. */
  'unclear',
] as const
export const FactValue = z.enum(factValues)
export type FactValue = z.infer<typeof FactValue>

export const askedQuestions = ['balance', 'sale', 'reference', 'unused-reference', 'probe'] as const
/** What was put to the provider: a question, one of its sales, or what is neither. */
export const AskedQuestion = z.enum(askedQuestions)
export type AskedQuestion = z.infer<typeof AskedQuestion>

/** One question of the wizard and its answer as it came: the key cut out, the number hidden. */
export const CertifiedAnswer = z.object({
  asked: AskedQuestion,
  at_ms: z.number().int(),
  httpStatus: z.number().int().nullable(),
  elapsed_ms: z.number().int(),
  body: z.string(),
})
export type CertifiedAnswer = z.infer<typeof CertifiedAnswer>

export const CertifiedFact = z.object({
  name: FactName,
  value: FactValue,
  measure_ms: z.number().int().nullable(),
  measuredAt_ms: z.number().int(),
  validUntil_ms: z.number().int(),
  /** `other-account`: the address or the key has changed since. Only a valid one changes a rule. */
  standing: z.enum(['valid', 'expired', 'other-account']),
  baseUrl: z.string(),
  evidence: z.array(CertifiedAnswer),
  sales: z.array(SaleId),
})
export type CertifiedFact = z.infer<typeof CertifiedFact>

export const certificationSteps = [
  'https',
  'bad-key',
  'sale',
  'again',
  'refund',
  'bad-number',
  'same-reference',
] as const
export const CertificationStep = z.enum(certificationSteps)
export type CertificationStep = z.infer<typeof CertificationStep>

/** Why a step measured nothing, or not all it could. */
export const certificationProblems = [
  'not-set-up',
  /** Something of this wallet is on its way, or a customer was served meanwhile. */
  'busy',
  'sold-meanwhile',
  'wallet-unread',
  /** The sale of the wizard: refused, never sent, without an answer, delivered against all odds. */
  'cannot-sell',
  'not-sent',
  'refused',
  'in-doubt',
  'delivered',
  'too-slow',
  'no-answer',
  /** There is no sale of the wizard whose reference could be used again. */
  'needs-sale',
  'stopped',
] as const
export const CertificationProblem = z.enum(certificationProblems)
export type CertificationProblem = z.infer<typeof CertificationProblem>

export const Certification = z.object({
  provider: ProviderId,
  /** The newest fact of each name, also where it holds no more. */
  facts: z.array(CertifiedFact),
  steps: z.array(
    z.object({
      step: CertificationStep,
      measures: z.array(FactName),
      /** So many sales are made, each of `amount_e4`, and each is an ordinary sale of the shop. */
      sales: z.number().int(),
      /** What one sale, or one probe that is taken after all, is for. */
      amount_e4: Money,
      /** Money may go and bring nothing: the owner has to say that he knows. */
      risky: z.boolean(),
      cannot: CertificationProblem.nullable(),
    }),
  ),
  running: z
    .object({ step: CertificationStep, since_ms: z.number().int(), sale: SaleId.nullable() })
    .nullable(),
  /** How the last step of this run of the counter ended; null as a problem where all went well. */
  last: z.object({ step: CertificationStep, problem: CertificationProblem.nullable() }).nullable(),
})
export type Certification = z.infer<typeof Certification>

export const CertificationRequest = z.strictObject({
  provider: ProviderId,
  step: CertificationStep,
  /** Ids of the sales the step makes: the same step asked twice makes the same sales. */
  sales: z.array(SaleId).max(2).default([]),
  /** The owner's own number, for the steps that sell. */
  number: z.string().max(32).default(''),
  operator: NetworkCode.default('GP'),
  lineType: LineType.default('prepaid'),
  /** The owner knows that money may go and bring nothing. */
  accepted: z.boolean().default(false),
})
export type CertificationRequest = z.infer<typeof CertificationRequest>
