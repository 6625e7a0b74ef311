// The contract

// Errors
export { ApiError, type CallErrorKind, type ErrorKind } from './client/api-error.ts'
// The client
export type { Call, CallInput, CallOf, CallOptions, ErrorOf, HeaderValue, Result } from './client/call.ts'
export { CallError } from './client/call-error.ts'
export { type Client, type ClientExplainOptions, type ClientOptions, createClient } from './client/create-client.ts'
export { type Api, defineApi } from './client/define-api.ts'
export { type Endpoint, type EndpointSpec, endpoint } from './client/endpoint.ts'
export type { Fields } from './client/fields.ts'
export { type FailureStatus, HttpError } from './client/http-error.ts'
export { blob, form, multipart, type Payload, type PayloadKind, stream, text } from './client/payload.ts'
// Preflights, in the types
export type { PreflightOf, PreflightReasonOf } from './client/preflight-of.ts'
export type { InputOf, Issue, OutputOf, Schema } from './client/schema.ts'
export type { PreflightMode } from './client/sender.ts'
export { ValidationError } from './client/validation-error.ts'
// What errors tell
export type { Diagnosis } from './model/diagnosis.ts'
