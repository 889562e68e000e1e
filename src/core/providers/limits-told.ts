import type { Clock } from '../clock.ts'
import type { LimitsTold } from './provider.ts'
import { retryAfter_ms, waitIn_ms } from './retry-after.ts'

type Headers = Readonly<Record<string, string>>

/** The limits of our providers are counted by the minute; one by another time says nothing here. */
const MINUTE_s = 60

/**
 * What an answer says of the provider's limit (B7: alsamiflexi sends such headers and does not name
 * them). Read are `X-RateLimit-…`, the `RateLimit-…` of the earlier drafts of the IETF, and the
 * `RateLimit` and `RateLimit-Policy` of the later ones. What makes no sense in one of them is as
 * good as not said; null where nothing is said at all.
 *
 * @param answer its headers with names in lower case
 */
export function limitsTold(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  clock: Clock,
): LimitsTold | null {
  const scarcest = scarcestIn(headers['ratelimit'] ?? '')
  const told: LimitsTold = {
    perMinute:
      perMinuteIn(headers['x-ratelimit-limit'] ?? '') ??
      perMinuteIn(headers['ratelimit-limit'] ?? '') ??
      perMinuteIn(headers['ratelimit-policy'] ?? '') ??
      scarcest.perMinute,
    remaining:
      wholeOf(headers['x-ratelimit-remaining']) ??
      wholeOf(headers['ratelimit-remaining']) ??
      scarcest.remaining,
    reset_ms:
      waitIn_ms(headers['x-ratelimit-reset'], clock) ??
      waitIn_ms(headers['ratelimit-reset'], clock) ??
      waitIn_ms(scarcest.reset, clock),
    retryAfter_ms: retryAfter_ms(status, headers, clock),
  }
  return Object.values(told).some((one) => one !== null) ? told : null
}

function wholeOf(text: string | undefined): number | null {
  const digits = /^\d{1,9}$/u.exec(text?.trim() ?? '')
  return digits ? Number(digits[0]) : null
}

/** `w` of a quota policy, `60;w=60`, is its time in seconds. */
interface Quota {
  readonly calls: number
  readonly time_s: number | null
}

/**
 * `60`, `60, 60;w=60`, `60;w=60, 1000;w=3600` or `"default";q=60;w=60`: the least that is counted
 * by the minute. The bare figure in front repeats one of the policies behind it, so it is of the
 * minute only where that one is.
 */
function perMinuteIn(text: string): number | null {
  const quotas = text.split(',').flatMap((item): Quota[] => {
    const calls = wholeOf(/^\s*(\d+)\s*(?:;|$)/u.exec(item)?.[1] ?? parameter(item, 'q'))
    return calls === null ? [] : [{ calls, time_s: wholeOf(parameter(item, 'w')) }]
  })
  const isOtherwise = ({ calls }: Quota) =>
    quotas.some((one) => one.calls === calls && one.time_s !== null && one.time_s !== MINUTE_s)
  const ofMinute = quotas.filter(
    (quota) => quota.time_s === MINUTE_s || (quota.time_s === null && !isOtherwise(quota)),
  )
  return least(ofMinute.map(({ calls }) => calls))
}

/** No limit is nought: that would be no provider. */
function least(figures: readonly number[]): number | null {
  const sensible = figures.filter((figure) => figure > 0)
  return sensible.length === 0 ? null : Math.min(...sensible)
}

interface Scarcest {
  readonly perMinute: number | null
  readonly remaining: number | null
  readonly reset: string | undefined
}

/** `limit=60, remaining=5, reset=30`; of `"burst";r=0;t=5, "day";r=900;t=3600` the least rest. */
function scarcestIn(text: string): Scarcest {
  const remaining = wholeOf(parameter(text, 'remaining'))
  if (remaining !== null) {
    const perMinute = least([wholeOf(parameter(text, 'limit')) ?? 0])
    return { perMinute, remaining, reset: parameter(text, 'reset') }
  }
  const rests = text.split(',').flatMap((item) => {
    const rest = wholeOf(parameter(item, 'r'))
    return rest === null ? [] : [{ rest, reset: parameter(item, 't') }]
  })
  const [scarce] = rests.toSorted((one, other) => one.rest - other.rest)
  return { perMinute: null, remaining: scarce?.rest ?? null, reset: scarce?.reset }
}

/** The digits of `name=60` in a list of parameters. */
function parameter(text: string, name: string): string | undefined {
  return new RegExp(`(?:^|[;,\\s])${name}=(\\d+)(?:$|[;,\\s])`, 'u').exec(text)?.[1]
}
