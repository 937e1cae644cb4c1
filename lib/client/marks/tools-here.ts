import { createStore } from './store.ts'

/** Whether the page answers to the keys that mark cards. React shows what was waited for in batches, so their code may be there long before. */
export const toolsHere = createStore(false)
