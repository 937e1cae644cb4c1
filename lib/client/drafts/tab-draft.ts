import { newId } from '#lib/client/new-id'
import { fillForm, type RecipeForm, type RecipeFormApi, valuesOf } from '#lib/client/recipe/recipe-form'
import { claimDraft } from './claim-draft.ts'
import {
  adoptSingleDraft,
  allDrafts,
  DRAFTS_MOST,
  draftKey,
  draftNameKey,
  isUntouched,
  readDraft,
  wishOf,
  writeDraft,
} from './draft.ts'
import { readSent, type Sent, sentKey } from './sent.ts'
import { leaveStills, withLeftStills } from './unfinished.ts'
import type { SentPlace } from './write-sent.ts'

/** In `sessionStorage`, which is a tab's own and outlives a reload; a duplicate of the tab begins with a copy of it. */
const HERE = 'inbetween.draft'
/** The draft that the form was taken from, to be filled from a generation. */
const EARLIER = 'inbetween.draft.earlier'
/** What the form was last filled with from a generation: as long as it stands there untouched it is nobody's work. */
const COPIED = 'inbetween.draft.copied'

/** How long a page that ends may keep its draft from the next one in the tab. In ms. */
const ENDING_MS = 1_000
/** The same for a page that was reloaded, which has nobody else to reckon with. */
const RELOADING_MS = 60_000

export type TabDraftState = {
  /** Whether the form is alive; until then nothing can be submitted. */
  alive: boolean
  /** The draft that stands in the form. */
  id: string
  /** What a person called it. */
  name: string | null
  /** The draft that stood there when the form was filled from a generation. */
  earlier: string | null
  /** Whether the browser had no room for the last change. */
  refused: boolean
  /** What was submitted of it last. */
  sent: Sent | null
}

/** While the page comes alive. */
export const ASLEEP: TabDraftState = {
  ...{ alive: false, id: '', name: null },
  ...{ earlier: null, refused: false, sent: null },
}

export type TabDraft = ReturnType<typeof tabDraft>

/**
 * Keeps a tab's form as one draft of many. A draft is in one tab at a time, so that two never write to the same one: what a duplicated tab
 * begins with becomes a draft of its own.
 * @param tell is called with every change of the state
 * @param empty a form that nobody has touched
 */
export function tabDraft(form: RecipeFormApi, tell: (state: TabDraftState) => void, empty: RecipeForm) {
  let state: TabDraftState = { ...ASLEEP, earlier: sessionStorage.getItem(EARLIER) }
  /** Whether it is known that no other tab has the draft; until then nothing is written. */
  let sure = false
  let letGo: (() => void) | null = null
  let turn = 0
  /** What was left when the browser had no room for it. */
  const unkept = new Map<string, RecipeForm>()

  const set = (change: Partial<TabDraftState>) => {
    state = { ...state, ...change }
    tell(state)
  }
  const be = (id: string) => {
    sessionStorage.setItem(HERE, id)
    set({ id, name: localStorage.getItem(draftNameKey(id)), refused: false, sent: readSent(localStorage, id) })
  }
  const keep = () => {
    if (!sure) return
    const refused = !writeDraft(localStorage, state.id, valuesOf(form), Date.now(), empty)
    if (refused !== state.refused) set({ refused })
  }
  /** Lets the form belong to another draft from now on. @param mine no other tab can have it */
  const settle = async (id: string, mine: boolean, patience = 0) => {
    const now = ++turn
    letGo?.()
    letGo = null
    sure = mine
    be(id)
    const claimed = await claimDraft(id, patience)
    if (now !== turn) return claimed?.()
    letGo = claimed
    sure = true
    if (!claimed && !mine) begin()
    keep()
  }
  /** What stands in the form becomes a draft of its own. */
  const begin = () => {
    settle(newId(), true)
    if (allDrafts(localStorage).length < DRAFTS_MOST) return
    // Where it cannot be loaded there is one more than there should be, until the next time.
    import('./draft-list.ts').then(({ makeRoom }) => makeRoom(localStorage, state.id)).catch(() => {})
  }
  /** What is no longer as an untouched form has it. Images have no early choice: a file that was picked early is taken in later. */
  const enteredEarly = (): Partial<RecipeForm> =>
    Object.fromEntries(
      Object.entries(valuesOf(form)).filter(
        ([name, value]) => name !== 'images' && value !== empty[name as keyof RecipeForm],
      ),
    )
  const restore = (id: string) => {
    const kept = readDraft(localStorage, id)
    const early = enteredEarly()
    // Whoever typed did not see the text that was kept.
    for (const name of ['prompt', 'negativePrompt'] as const)
      if (kept?.[name] && early[name] && early[name] !== kept[name]) early[name] = `${kept[name]}\n${early[name]}`
    fillForm(form, { ...withLeftStills(id, kept), ...early })
  }
  /** Takes the last draft that no tab has. */
  const takeLast = async (now: number) => {
    for (const { id } of allDrafts(localStorage)) {
      const claimed = await claimDraft(id)
      if (now !== turn) return claimed?.()
      if (!claimed) continue
      letGo = claimed
      sure = true
      be(id)
      restore(id)
      return set({ alive: true })
    }
    begin()
    set({ alive: true })
  }
  /** Whether a form asks for just that, and has no still besides that the library does not know yet. */
  const asksFor = ({ images, ...form }: RecipeForm, wish: string | null) =>
    images.every((still) => still.state === 'ready') && wishOf({ ...form, images }) === wish
  const setEarlier = (earlier: string | null) => {
    if (earlier === null) sessionStorage.removeItem(EARLIER)
    else sessionStorage.setItem(EARLIER, earlier)
    set({ earlier })
  }
  /** Leaves what stands here among the drafts. @returns its id, or null where it is nobody's work */
  const leave = (): string | null => {
    const standing = valuesOf(form)
    const { id } = state
    // A name says that somebody wants it.
    if (isUntouched(standing, empty) || (asksFor(standing, sessionStorage.getItem(COPIED)) && state.name === null)) {
      if (sure) for (const key of [draftKey(id), draftNameKey(id), sentKey(id)]) localStorage.removeItem(key)
      return null
    }
    keep()
    leaveStills(id, standing.images)
    if (state.refused) unkept.set(id, standing)
    return id
  }
  const put = (values: RecipeForm) => {
    sessionStorage.removeItem(COPIED)
    fillForm(form, values)
  }

  return {
    keep,
    /** @param afresh begins a draft of its own in a tab that has none, rather than to take up the last one */
    start(afresh: boolean) {
      adoptSingleDraft(localStorage)
      const id = sessionStorage.getItem(HERE)
      if (id !== null) {
        const own = isOwn()
        restore(id)
        settle(id, own, own ? RELOADING_MS : ENDING_MS)
      } else if (afresh || allDrafts(localStorage).length === 0) begin()
      else return void takeLast(++turn)
      set({ alive: true })
    },
    end() {
      leaveStills(state.id, form.getValues('images'))
      turn++
      letGo?.()
    },
    /** Fills the form from a generation; what stood there stays among the drafts. */
    take(wanted: RecipeForm) {
      if (!asksFor(valuesOf(form), wishOf(wanted))) {
        const left = leave()
        if (left !== null) {
          setEarlier(left)
          begin()
        }
      }
      sessionStorage.setItem(COPIED, wishOf(wanted))
      fillForm(form, wanted)
    },
    /** Puts another draft into the form; where some tab has it after all, a copy of it. */
    open(id: string) {
      if (id === state.id) return
      const values = withLeftStills(id, readDraft(localStorage, id) ?? unkept.get(id) ?? empty)
      leave()
      settle(id, false)
      put(values)
    },
    /** Begins an empty draft. */
    startNew() {
      leave()
      begin()
      put(empty)
    },
    /** Puts the earlier draft into the form; what stands there takes its place as the earlier one. */
    bringBack() {
      const { earlier } = state
      if (earlier === null) return
      const values = withLeftStills(earlier, readDraft(localStorage, earlier) ?? unkept.get(earlier) ?? empty)
      setEarlier(leave())
      settle(earlier, false)
      put(values)
    },
    /** Calls a draft by a name; an empty one takes it away. */
    rename(id: string, name: string) {
      try {
        if (name === '') localStorage.removeItem(draftNameKey(id))
        else localStorage.setItem(draftNameKey(id), name)
        if (id === state.id) set({ name: name || null })
      } catch {
        set({ refused: true })
      }
    },
    forgetEarlier: () => setEarlier(null),
    /** The draft that stands here now, for as long as a submission of it takes. */
    sentPlace(): SentPlace {
      const draft = state.id
      return { draft, here: () => (draft === state.id ? state : null), tell: (sent) => set({ sent }) }
    },
  }
}

/** Whether the tab's draft was in this very tab before: what was reloaded is no duplicate. */
function isOwn(): boolean {
  const [visit] = performance.getEntriesByType('navigation')
  return visit !== undefined && 'type' in visit && visit.type === 'reload'
}
