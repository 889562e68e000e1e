import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import { type Result, problem, success } from '../../domain/result.ts'
import { httpLimits } from './http.ts'

const limit = { maxOutputLength: httpLimits.body_bytes }

/**
 * Takes a content encoding off. We ask for none, but some servers pack all the same. At most
 * 256 KB come out: an answer that unpacks to more is `too-large`, however small it travelled.
 */
export function unpack(
  body: Uint8Array,
  encoding: string,
): Result<Uint8Array, 'protocol' | 'too-large'> {
  const decode = decoderOf(encoding.trim().toLowerCase(), body)
  if (decode === null) return problem('protocol')
  if (body.length === 0) return success(body)
  try {
    return success(decode(body))
  } catch (cause) {
    const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : null
    if (code === 'ERR_BUFFER_TOO_LARGE') return problem('too-large')
    // Every other complaint of zlib is about the bytes: cut short, damaged, not packed at all.
    return problem('protocol')
  }
}

function decoderOf(encoding: string, body: Uint8Array): ((body: Uint8Array) => Uint8Array) | null {
  switch (encoding) {
    case '':
    case 'identity':
      return (plain) => plain
    case 'gzip':
    case 'x-gzip':
      return (packed) => gunzipSync(packed, limit)
    case 'deflate':
      // The name means zlib's wrapping (RFC 9110), but many servers leave the wrapping out.
      return ((body[0] ?? 0) & 0x0f) === 8
        ? (packed) => inflateSync(packed, limit)
        : (packed) => inflateRawSync(packed, limit)
    case 'br':
      return (packed) => brotliDecompressSync(packed, limit)
    default:
      return null
  }
}
