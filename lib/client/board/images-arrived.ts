import type { RecipeForm, RecipeFormApi } from '#lib/client/recipe/recipe-form'

/** Whether an image of a form is still on its way to the library. */
export const isUploading = ({ images }: Pick<RecipeForm, 'images'>) => images.some(({ state }) => state === 'uploading')

/** What a person asks for with a form, however far its images have come. */
export const wishOf = (values: RecipeForm): string =>
  JSON.stringify({ ...values, images: values.images.map(({ key, role }) => [key, role]) })

/**
 * Waits until no image of the form is on its way.
 * @param wish what was asked for ({@link wishOf})
 * @returns whether that still stands; false as soon as it does not
 */
export function imagesArrived(form: RecipeFormApi, wish: string): Promise<boolean> {
  return new Promise((resolve) => {
    const look = (values: RecipeForm) => {
      const same = wishOf(values) === wish
      if (same && isUploading(values)) return
      stop()
      resolve(same)
    }
    const stop = form.subscribe({ formState: { values: true }, callback: ({ values }) => look(values) })
    // What was pressed is checked before it comes here, which takes a moment.
    look(form.getValues())
  })
}
