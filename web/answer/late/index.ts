/** What is fetched while the first screen already stands: nothing of it is needed to answer and to send. */
export { CheckWords } from './check-words.tsx'
export { Custody } from './custody.tsx'
export { Instead } from './instead.tsx'
export { ReadAloud } from './read-aloud.tsx'
export { Receipt } from './receipt.tsx'
export { showReceipt } from './receipt-check.tsx'
export { Search } from './search.tsx'
export { TypedCode } from './typed-code.tsx'
