const define = (target: object, name: string, value: unknown) => {
  if (!(name in target))
    Object.defineProperty(target, name, { value, configurable: true, writable: true })
}

/** Adds what Chromium 80 and Safari 14 lack of what the shared code uses. */
export function mendOldPhone(): void {
  define(
    Object,
    'hasOwn',
    (target: object, key: PropertyKey) =>
      Reflect.getOwnPropertyDescriptor(target, key) !== undefined,
  )
  define(Array.prototype, 'at', function at(this: unknown[], place: number) {
    return this[place < 0 ? this.length + place : place]
  })
  define(
    String.prototype,
    'replaceAll',
    function replaceAll(this: string, from: string | RegExp, to: string) {
      return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to)
    },
  )
  define(String.prototype, 'isWellFormed', function isWellFormed(this: string) {
    return !/\p{Cs}/u.test(this)
  })
  define(String.prototype, 'toWellFormed', function toWellFormed(this: string) {
    return this.replace(/\p{Cs}/gu, '\ufffd')
  })
}
