import type { RecipeForm, RecipeFormApi } from './recipe-form.ts'

/** Whether an image of a form is still on its way to the library. */
export const isUploading = ({ images }: Pick<RecipeForm, 'images'>) => images.some(({ state }) => state === 'uploading')

/** What a person asked for, however far its images have come. */
const wished = (values: RecipeForm) =>
  JSON.stringify({ ...values, images: values.images.map(({ key, role }) => [key, role]) })

/**
 * Waits until no image of the form is on its way.
 * @returns whether everything still stands as it did when the waiting began; false as soon as it does not
 */
export function imagesArrived(form: RecipeFormApi): Promise<boolean> {
  const wish = wished(form.getValues())
  return new Promise((resolve) => {
    const stop = form.subscribe({
      formState: { values: true },
      callback({ values }) {
        const same = wished(values) === wish
        if (same && isUploading(values)) return
        stop()
        resolve(same)
      },
    })
  })
}
