type Items = Record<string, string>

const methods = {
  getItem(this: Items, key: string) {
    return this[key] ?? null
  },
  setItem(this: Items, key: string, value: string) {
    this[key] = value
  },
  removeItem(this: Items, key: string) {
    delete this[key]
  },
  clear(this: Items) {
    for (const key of Object.keys(this)) delete this[key]
  },
  key(this: Items, index: number) {
    return Object.keys(this)[index] ?? null
  },
  get length() {
    return Object.keys(this).length
  },
}

/** A browser's storage that lasts as long as a test: like that one, what is in it are its own names. */
export const memoryStorage = (): Storage => Object.create(methods)
