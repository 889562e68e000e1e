import {
  type MobileNumber,
  type NumberProblem,
  parseMobileNumber,
  writtenDigits,
} from '../../domain/mobile-number.ts'
import {
  type NetworkCode,
  type LineType,
  networkCodes,
  networkHint,
} from '../../domain/operator.ts'
import type { Result } from '../../domain/result.ts'
import { after } from './ring.ts'
import { type SellingForm, sameForm } from './selling-form.ts'

/** What last succeeded for a number. */
export interface Memory {
  readonly number: MobileNumber
  readonly operator: NetworkCode
  readonly lineType: LineType
}

/** What a form knows of the line it is for. */
export interface LineTyped {
  readonly number: string
  /** What the cashier chose by hand; null leaves it to the number's memory and prefix. */
  readonly operator: NetworkCode | null
  readonly memory: Memory | null
}

export interface LineReading {
  readonly number: Result<MobileNumber, NumberProblem>
  /** Of this very number; null where none is known. */
  readonly memory: Memory | null
  /** Whose prefix the number has: a hint, for numbers move between operators. */
  readonly hinted: NetworkCode | null
  readonly operator: NetworkCode | null
  readonly operatorFrom: 'cashier' | 'memory' | 'prefix' | null
  readonly nextOperator: NetworkCode
}

/** Whose line a number is, as far as it can be known before it is sold to. */
export function readLine(form: LineTyped): LineReading {
  const number = parseMobileNumber(form.number)
  const memory = number.ok && form.memory?.number === number.value ? form.memory : null
  const hinted = hintOf(form.number)
  const operator = form.operator ?? memory?.operator ?? hinted
  return {
    number,
    memory,
    hinted,
    operator,
    operatorFrom: origin(form, memory !== null, operator),
    nextOperator: after(networkCodes, operator),
  }
}

function hintOf(text: string): NetworkCode | null {
  const digits = writtenDigits(text)
  return digits === null || digits.length < 3 ? null : networkHint(digits)
}

function origin(
  form: LineTyped,
  remembered: boolean,
  operator: NetworkCode | null,
): LineReading['operatorFrom'] {
  if (operator === null) return null
  if (form.operator !== null) return 'cashier'
  return remembered ? 'memory' : 'prefix'
}

/** Every quote tells it anew; told again, it changes nothing. */
export function sameMemory(known: Memory | null, told: Memory): boolean {
  return (
    known?.number === told.number &&
    known.operator === told.operator &&
    known.lineType === told.lineType
  )
}

/**
 * The counter may have come to know what last succeeded; it counts where it reads otherwise.
 *
 * @param meant what a memory may change of what the form means
 */
export function sameButMemory<Form extends SellingForm & Pick<LineTyped, 'memory'>>(
  meant: (form: Form) => readonly unknown[],
): (now: Form, pressed: Form) => boolean {
  return (now, pressed) => {
    if (!sameForm({ ...now, memory: pressed.memory }, pressed)) return false
    const then = meant(pressed)
    return meant(now).every((word, nth) => word === then[nth])
  }
}
