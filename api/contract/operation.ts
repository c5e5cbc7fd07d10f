import type { z } from 'zod'
import type { FailureCode } from './problem.ts'
import type { Verb } from './verbs.ts'

/** One request the server understands: the route, the typed web client and `docs/openapi.json` all come from it. */
export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below `/api/v1`, with `{name}` for each path parameter. */
  readonly path: string
  readonly summary: string
  /** What the policy table decides on. */
  readonly verb: Verb
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** Headers by their lower-case names; for what must not stand in the logs of a proxy. */
  readonly headers?: z.ZodObject
  /** A JSON body, or the raw bytes of one uploaded file (CSV or XLSX). */
  readonly body?: z.ZodType | 'file'
  /** A JSON body, or one file to save. */
  readonly response: z.ZodType | 'file'
  /** Those of its own; what any request, any guarded verb or any body may meet stands in `openapi.ts`. */
  readonly failures?: readonly FailureCode[]
}

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : Record<string, never>

export interface UploadedFile {
  readonly bytes: Uint8Array
  readonly type: 'csv' | 'xlsx'
}

export interface DownloadedFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly type: string
}

export type ParamsOf<Op extends Operation> = Parsed<Op['params']>
export type QueryOf<Op extends Operation> = Parsed<Op['query']>
export type HeadersOf<Op extends Operation> = Parsed<Op['headers']>
export type BodyOf<Op extends Operation> = Op['body'] extends 'file'
  ? UploadedFile
  : Op['body'] extends z.ZodType
    ? z.infer<Op['body']>
    : undefined
export type ResponseOf<Op extends Operation> = Op['response'] extends 'file'
  ? DownloadedFile
  : Op['response'] extends z.ZodType
    ? z.input<Op['response']>
    : never

/** Keeps the literal types of a contract. */
export const operation = <const Op extends Operation>(contract: Op): Op => contract
